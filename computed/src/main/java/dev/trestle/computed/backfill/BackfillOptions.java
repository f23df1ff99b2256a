package dev.trestle.computed.backfill;

import dev.trestle.runtime.RequestReader;
import org.jspecify.annotations.Nullable;

/**
 * How a backfill is started. What is null stays as it is if the backfill is open already.
 *
 * @param rows that are computed
 * @param rate of its rows; null for any
 * @param parallel maximum number of calls for its rows, of all servers, positive; null for any
 * @param stops whether it stops at the first row that has failed; null for false
 */
public record BackfillOptions(BackfillRows rows, @Nullable BackfillRate rate, @Nullable Integer parallel, @Nullable Boolean stops) {

    /** The rows that are null, as fast as the servers can; rows that have failed are counted. */
    public static final BackfillOptions STANDARD = new BackfillOptions(BackfillRows.MISSING, null, null, null);

    /**
     * The same for other rows.
     *
     * @param other that are computed
     */
    public BackfillOptions rows(BackfillRows other) {
        return new BackfillOptions(other, rate, parallel, stops);
    }

    /** Reads the body of {@code POST /computed/{column}/backfill}. */
    public static BackfillOptions read(RequestReader in) {
        BackfillRows rows = BackfillRows.MISSING;
        BackfillRate rate = null;
        Integer parallel = null;
        Boolean stops = null;
        while (in.next()) {
            switch (in.name()) {
                // Of the path.
                case "column" -> in.skip();
                case "rows" -> rows = in.parsed("missing, all or older_version",
                        text -> BackfillRows.of(text).orElseThrow(IllegalArgumentException::new));
                case "rate" -> rate = in.parsed("a rate such as 200/min", BackfillRate::parse);
                case "parallel" -> parallel = (int) in.integer(1, 10_000);
                case "on_error" -> stops = in.parsed("go_on or stop", BackfillOptions::stops);
                default -> in.unknown();
            }
        }
        in.end();
        return new BackfillOptions(rows == null ? BackfillRows.MISSING : rows, rate, parallel, stops);
    }

    private static boolean stops(String text) {
        return switch (text) {
            case "stop" -> true;
            case "go_on" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }
}
