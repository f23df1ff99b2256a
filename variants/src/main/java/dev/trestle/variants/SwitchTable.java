package dev.trestle.variants;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.codec.PgCodecs;
import dev.trestle.runtime.database.Database;
import java.math.BigDecimal;
import java.util.List;

/** The table {@code trestle.switch}. */
record SwitchTable(Database database) {

    /** A variant of a new switch gets its percentage; one that is added to a known switch answers nothing before it is chosen. */
    private static final String DECLARE = """
            INSERT INTO trestle.switch (name, variant, weight)
            SELECT ?, v.variant, CASE WHEN EXISTS (SELECT FROM trestle.switch AS s WHERE s.name = ?) THEN 0 ELSE v.weight END
              FROM unnest(?::text[], ?::integer[]) AS v (variant, weight)
             ORDER BY v.variant
                ON CONFLICT DO NOTHING""";
    private static final String READ = """
            SELECT name, variant, weight::float8, changed_at FROM trestle.switch WHERE name = ANY (?::text[])""";
    private static final String SWITCH_TO = "SELECT trestle.switch_to(?, ?, ?::numeric)";

    /**
     * Enters the variants that the table does not have.
     *
     * @throws HttpProblem if the database is unavailable or refuses it
     */
    void declare(RouteSwitch<?, ?> declared) {
        List<String> names = declared.variants().stream().map(variant -> variant.name()).toList();
        List<Integer> percentages = declared.variants().stream().map(variant -> variant.percentage()).toList();
        database.execute(DECLARE, binds -> {
            binds.text(declared.name());
            binds.text(declared.name());
            binds.value(names, PgCodecs.array(PgCodecs.TEXT));
            binds.value(percentages, PgCodecs.array(PgCodecs.INT4));
        });
    }

    /**
     * All rows of these switches.
     *
     * @throws HttpProblem if the database is unavailable or refuses it
     */
    List<StoredWeight> read(List<String> names) {
        return database.all(READ, binds -> binds.value(names, PgCodecs.array(PgCodecs.TEXT)),
                row -> new StoredWeight(row.text(1), row.text(2), row.float8(3), row.value(4, PgCodecs.TIMESTAMPTZ)));
    }

    /**
     * Sets the percentage of a variant.
     *
     * @throws HttpProblem if the database is unavailable or refuses it
     */
    void switchTo(String name, String variant, BigDecimal percentage) {
        database.all(SWITCH_TO, binds -> {
            binds.text(name);
            binds.text(variant);
            binds.text(percentage.toPlainString());
        }, row -> name);
    }
}
