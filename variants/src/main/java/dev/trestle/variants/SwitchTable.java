package dev.trestle.variants;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.codec.PgCodecs;
import dev.trestle.runtime.database.Database;
import dev.trestle.runtime.database.ResultRow;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The table {@code trestle.switch}. */
record SwitchTable(Database database) {

    /** A variant of a new switch gets the percentage of this server; one that is added to a known switch answers nothing before it is chosen. */
    private static final String DECLARE = """
            INSERT INTO trestle.switch (name, variant, weight)
            SELECT ?, v.variant,
                   CASE WHEN EXISTS (SELECT FROM trestle.switch AS s WHERE s.name = ?) THEN 0 ELSE round(v.weight::numeric, 6) END
              FROM unnest(?::text[], ?::float8[]) AS v (variant, weight)
             ORDER BY v.variant
                ON CONFLICT DO NOTHING""";
    private static final String READ = """
            SELECT name, variant, weight::float8, changed_at FROM trestle.switch WHERE name = ANY (?::text[])""";
    /** Without waiting for the transaction of an operator. */
    private static final String SEEN = """
            UPDATE trestle.switch AS s SET seen_at = now()
              FROM (SELECT o.name, o.variant FROM trestle.switch AS o
                     WHERE o.name = ? AND o.variant = ANY (?::text[]) AND o.seen_at < now() - interval '50 seconds'
                       FOR UPDATE SKIP LOCKED) AS old
             WHERE s.name = old.name AND s.variant = old.variant""";
    private static final String SWITCH_TO = """
            SELECT name, variant, weight::float8, changed_at FROM trestle.switch_to(?, ?, ?::numeric, ?::text[])""";
    private static final Duration AT_MOST = Duration.ofSeconds(1);

    /** Does the same with this table in one transaction, in which no statement runs for longer than a second. */
    <T> T quickly(Function<SwitchTable, T> work) {
        return database.transaction(AT_MOST, inside -> work.apply(new SwitchTable(inside)));
    }

    /**
     * Enters the variants that the table does not have.
     *
     * @throws HttpProblem if the database is unavailable or refuses it
     */
    void declare(RouteSwitch<?, ?> declared) {
        List<Double> percentages = IntStream.range(0, declared.variants().size())
                .mapToObj(i -> declared.choice().weights().percentage(i)).toList();
        database.execute(DECLARE, binds -> {
            binds.text(declared.name());
            binds.text(declared.name());
            binds.value(declared.names(), PgCodecs.array(PgCodecs.TEXT));
            binds.value(percentages, PgCodecs.array(PgCodecs.FLOAT8));
        });
    }

    /**
     * Says that a server with these variants is running.
     *
     * @throws HttpProblem if the database is unavailable or refuses it
     */
    void seen(RouteSwitch<?, ?> running) {
        database.execute(SEEN, binds -> {
            binds.text(running.name());
            binds.value(running.names(), PgCodecs.array(PgCodecs.TEXT));
        });
    }

    /**
     * All rows of these switches.
     *
     * @throws HttpProblem if the database is unavailable or refuses it
     */
    List<StoredWeight> read(List<String> names) {
        return database.all(READ, binds -> binds.value(names, PgCodecs.array(PgCodecs.TEXT)),
                SwitchTable::stored);
    }

    /**
     * Sets the percentage of a variant; others than those of the switch get the weight 0.
     *
     * @return the new rows
     * @throws HttpProblem if the database is unavailable or refuses it
     */
    List<StoredWeight> switchTo(RouteSwitch<?, ?> changed, String variant, BigDecimal percentage) {
        return database.all(SWITCH_TO, binds -> {
            binds.text(changed.name());
            binds.text(variant);
            binds.text(percentage.toPlainString());
            binds.value(changed.names(), PgCodecs.array(PgCodecs.TEXT));
        }, SwitchTable::stored);
    }

    private static StoredWeight stored(ResultRow row) throws SQLException {
        return new StoredWeight(row.text(1), row.text(2), row.float8(3), row.value(4, PgCodecs.TIMESTAMPTZ));
    }
}
