package dev.trestle.generator.config;

import java.util.Locale;

/** What a route does with a field of the request that it does not know. */
public enum UnknownFields {
    /** Answers 422; the default. */
    REFUSE,
    /** Reads on as if it were not there. */
    IGNORE;

    /** The setting of this value, which the reader has found to be one of them. */
    static UnknownFields of(Located<String> written) {
        return valueOf(written.value().toUpperCase(Locale.ROOT));
    }
}
