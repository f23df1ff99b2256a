package dev.trestle.maven;

import dev.trestle.generator.config.Rate;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;
import org.jspecify.annotations.Nullable;

/**
 * What the parameters ask for, checked.
 *
 * @param column empty only for the status of all columns
 * @param rows as {@code trestle.backfill_start} has them
 * @param rate empty for what it was, or none
 * @param parallel empty for what it was, or none
 * @param onError empty for what it was, or {@code go_on}
 */
record BackfillRequest(BackfillAction action, Optional<String> column, String rows, Optional<Rate> rate, Optional<Integer> parallel,
        Optional<String> onError) {

    private static final List<String> ON_ERROR = List.of("go_on", "stop");

    static BackfillRequest of(String action, @Nullable String column, boolean all, boolean olderVersion, @Nullable String rate,
            @Nullable String parallel, @Nullable String onError) throws MojoFailureException {
        BackfillAction known = BackfillAction.of(action);
        require(!(all && olderVersion), "all and olderVersion cannot both be true: all rows include those of an older version");
        require(onError == null || ON_ERROR.contains(onError), "onError is one of go_on and stop, not '" + onError + "'");
        require(parallel == null || parallel.matches("[1-9][0-9]{0,5}"), "parallel is a number of calls such as 8, not '" + parallel + "'");
        boolean settings = rate != null || parallel != null || onError != null || all || olderVersion;
        require(known.isWatched() || !settings, "rate, parallel, onError, all and olderVersion are for the actions start and resume, not for '"
                + known.word() + "'");
        require(known != BackfillAction.RESUME || !all && !olderVersion, "an open backfill keeps its rows: all and olderVersion are for the action start");
        return new BackfillRequest(known, name(known, column), all ? "all" : olderVersion ? "older_version" : "missing", rate(rate),
                Optional.ofNullable(parallel).map(Integer::valueOf), Optional.ofNullable(onError));
    }

    private static Optional<String> name(BackfillAction action, @Nullable String column) {
        Optional<String> name = Optional.ofNullable(column).map(String::strip).filter(text -> !text.isEmpty());
        return action == BackfillAction.STATUS ? name : name.or(() -> Optional.of(""));
    }

    private static Optional<Rate> rate(@Nullable String written) throws MojoFailureException {
        if (written == null) {
            return Optional.empty();
        }
        Optional<Rate> rate = Rate.of(written.strip());
        require(rate.isPresent(), "rate is a number of rows from 1 to 9999999 in a time, such as 10/s, 200/min, 5000/h or 20000/d, not '" + written
                + "'");
        return rate;
    }

    private static void require(boolean condition, String message) throws MojoFailureException {
        if (!condition) {
            throw new MojoFailureException(message);
        }
    }
}
