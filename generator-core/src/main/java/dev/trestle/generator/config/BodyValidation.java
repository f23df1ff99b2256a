package dev.trestle.generator.config;

import java.util.Locale;

/** Whether a value of a request's JSON has to have the JSON type of its field. */
public enum BodyValidation {
    /** A string is no number; the default. */
    STRICT,
    /** The text of a number or boolean is accepted as a string, too. */
    OFF;

    /** The setting of this value, which the reader has found to be one of them. */
    static BodyValidation of(Located<String> written) {
        return valueOf(written.value().toUpperCase(Locale.ROOT));
    }
}
