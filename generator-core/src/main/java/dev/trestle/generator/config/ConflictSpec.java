package dev.trestle.generator.config;

import java.util.List;
import java.util.Locale;

/**
 * {@code on_conflict}: what becomes of a row whose unique columns are in the table already.
 *
 * @param columns of one unique index
 */
public record ConflictSpec(Located<List<Located<String>>> columns, Action action) {

    /** What to do with the row that is there. */
    public enum Action {
        UPDATE,
        NOTHING;

        /** All values as they stand in the routes file. */
        static List<String> keys() {
            return List.of("update", "nothing");
        }

        static Action of(Located<String> written) {
            return valueOf(written.value().toUpperCase(Locale.ROOT));
        }
    }
}
