package dev.trestle.generator.config;

import java.time.Duration;
import java.util.List;

/** The keys of a column in {@code computed}. */
public enum ComputedKey implements Key {
    FROM(new ValueKind.Texts(), KeyPresence.required(),
            "The columns of the same row that the function takes, such as `[title, body]`. They may be computed columns, which are then computed"
                    + " first. For a table: columns of another table, each with it, such as `[doc.title, doc.body]`."),
    TYPE(new ValueKind.Text(), KeyPresence.orElse("the column's own type"),
            "The type of a column that the database does not have yet, such as text or vector(384). Its function can be previewed; nothing is"
                    + " computed until a migration adds the column. Then the type has to be that of the column, and can be left out."),
    COLUMNS(new ValueKind.Texts(), KeyPresence.orElse("columns without a default"),
            "Of a table: the columns that the function fills in each row. Neither columns of the primary key nor computed columns."),
    BATCH(new ValueKind.Whole(1, 1000), KeyPresence.orElse("one row at a time"),
            "How many rows the function takes at once: it has a list of rows, and returns a list of as many values in their order."),
    ATTEMPTS(new ValueKind.Whole(1, 1000), KeyPresence.orElse("5"),
            "How often the function is called for a row that fails, including the first time. Then the row keeps its value, and its error is"
                    + " stored until an input changes."),
    BACKOFF(new ValueKind.Span(Duration.ofDays(1)), KeyPresence.orElse("1 s"),
            "How long a row that failed waits for its second attempt; the wait doubles each time."),
    TIMEOUT(new ValueKind.Span(Duration.ofDays(1)), KeyPresence.orElse("30 s"),
            "How long one call of the function may take before it is interrupted."),
    VERSION(new ValueKind.Whole(1, 1_000_000), KeyPresence.orElse("1"),
            "The version of the function. Raise it if its values have another meaning, and if `from` or a type changes: servers with an older"
                    + " version then compute no values any more."),
    VERSIONED(new ValueKind.Truth(), KeyPresence.orElse("false"),
            "Whether the version of each value is stored with it, in the column `<column>_version` of the type integer, which a migration"
                    + " adds. Then the values of older versions can be computed again, and no others."),
    STALE(new ValueKind.Choice(List.of("keep", "clear")), KeyPresence.orElse("keep"),
            "What the column has from the change of an input until its new value is stored. keep: the earlier value. clear: null."),
    RUN(new ValueKind.Choice(List.of("background", "request", "transaction")), KeyPresence.orElse("background"),
            "When the function is called first for a row that a route inserts or updates. background: after the commit, by any server."
                    + " request: after the commit, before the answer, which has the value if it came in time. transaction: before the commit."),
    ON_ERROR(new ValueKind.Choice(List.of("abort", "ignore")), KeyPresence.orElse("abort"),
            "The effect of a failure with `run: transaction`. abort: the request is refused, and nothing is stored. ignore: the row is stored"
                    + " without the value, which is computed in the background later."),
    WAIT(new ValueKind.Span(Duration.ofDays(1)), KeyPresence.orElse("5 s"),
            "With `run: request`: how long a request waits for the value, a minute at most. A call that takes longer goes on, for up to `timeout`."),
    LIMIT(new ValueKind.Text(), KeyPresence.orElse("no limit"),
            "The name of an entry of `limits`, which calls of the function keep.");

    private final KeyFacts facts;

    ComputedKey(ValueKind kind, KeyPresence presence, String documentation) {
        this.facts = new KeyFacts(kind, presence, documentation);
    }

    @Override
    public KeyFacts facts() {
        return facts;
    }
}
