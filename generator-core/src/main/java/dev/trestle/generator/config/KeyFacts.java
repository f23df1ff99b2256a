package dev.trestle.generator.config;

/**
 * What there is to know of a key.
 *
 * @param kind what it takes
 * @param presence whether it may be left out, and what holds then
 * @param documentation one sentence for the reference
 */
public record KeyFacts(ValueKind kind, KeyPresence presence, String documentation) {}
