package dev.trestle.computed;

import dev.trestle.computed.backfill.BackfillRows;
import dev.trestle.runtime.RequestReader;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /computed/{column}/recompute}.
 *
 * @param rows of a backfill; null for those that have failed
 */
record Recompute(@Nullable BackfillRows rows) {

    static Recompute read(RequestReader in) {
        Recompute which = new Recompute(null);
        while (in.next()) {
            switch (in.name()) {
                // Of the path.
                case "column" -> in.skip();
                case "where" -> which = in.parsed("all, failed or older_version", Recompute::parse);
                default -> in.unknown();
            }
        }
        in.end("where");
        return which == null ? new Recompute(null) : which;
    }

    private static Recompute parse(String where) {
        return switch (where) {
            case "failed" -> new Recompute(null);
            case "all" -> new Recompute(BackfillRows.ALL);
            case "older_version" -> new Recompute(BackfillRows.OLDER_VERSION);
            default -> throw new IllegalArgumentException(where);
        };
    }
}
