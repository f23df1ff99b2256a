package dev.trestle.generator.config;

import java.util.Locale;

/** The HTTP methods that a route can answer (RFC 9110, section 9). */
public enum HttpMethod {
    GET,
    POST;

    /** The method of this name in any case, which the reader has found to be one of them. */
    static HttpMethod of(Located<String> written) {
        return valueOf(written.value().toUpperCase(Locale.ROOT));
    }
}
