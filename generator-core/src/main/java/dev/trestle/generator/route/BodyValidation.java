package dev.trestle.generator.route;

import java.util.List;
import java.util.Locale;

/** How the values of a request's body are checked before the database has them. */
public enum BodyValidation {
    /** Each is a value of the type of its field, and in JSON of its JSON type; the default. */
    STRICT,
    /** PostgreSQL reads the texts of single values. */
    SHAPE_ONLY,
    /** As strict, but the text of a number or boolean is accepted as a string of JSON, too. */
    OFF;

    /** Those that every route can have, as they stand in the routes file. */
    public static List<String> keys() {
        return List.of(STRICT.key(), OFF.key());
    }

    /** Those that a load route can have, as they stand in the routes file. */
    public static List<String> keysOfLoads() {
        return List.of(STRICT.key(), SHAPE_ONLY.key(), OFF.key());
    }

    /** The validation as it stands in the routes file. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The validation of this word, which is one of them. */
    public static BodyValidation of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
