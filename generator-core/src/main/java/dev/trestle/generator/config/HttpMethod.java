package dev.trestle.generator.config;

/** The HTTP methods that a route can answer (RFC 9110, section 9). */
public enum HttpMethod {
    GET,
    POST
}
