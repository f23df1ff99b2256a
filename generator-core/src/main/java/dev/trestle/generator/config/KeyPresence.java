package dev.trestle.generator.config;

import java.util.Optional;

/**
 * Whether a key has to be there.
 *
 * @param fallback what holds where it is left out, in words; empty where it must not be left out
 */
public record KeyPresence(Optional<String> fallback) {

    /** The key has to be there. */
    static KeyPresence required() {
        return new KeyPresence(Optional.empty());
    }

    /** The key may be left out, and then this holds. */
    static KeyPresence orElse(String fallback) {
        return new KeyPresence(Optional.of(fallback));
    }
}
