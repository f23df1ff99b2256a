package dev.trestle.generator.plan.sql;

import dev.trestle.generator.plan.model.ComputedRows;
import dev.trestle.generator.plan.model.ComputedTable;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Writes the statements of a computed table that the user's tables are part of.
 *
 * @param table that the rows are computed from
 * @param name of the computed table, as the cells have it
 */
public record ComputedRowsSql(ComputedTable table, String name, ComputedRows rows) {

    private static final String AND = " AND ";

    /**
     * Compares the rows with those that are stored: equal ones stay. If a row that differs is locked, no row of its set is stored now. The rows
     * that are deleted are counted before the first one is inserted, as both may have the same key.
     */
    private static final String STORE = ComputedSql.HELD + """
            made AS MATERIALIZED (
                SELECT %6$s, e.place::%7$s AS %8$s,
                       %9$s
                  FROM held JOIN v ON %10$s
                 CROSS JOIN LATERAL pg_catalog.json_array_elements(v.value::json)
                       WITH ORDINALITY AS e (texts, place)),
            old AS MATERIALIZED (
                SELECT %11$s, c.%8$s,
                       m.%8$s IS NOT NULL AND NOT pg_catalog.record_image_ne(
                           ROW(%12$s),
                           ROW(%13$s)) AS %14$s
                  FROM held JOIN %15$s AS c ON %16$s
                  LEFT JOIN made AS m ON %17$s),
            differing AS MATERIALIZED (
                SELECT %11$s, c.%8$s
                  FROM %15$s AS c JOIN old ON %18$s
                 WHERE NOT old.%14$s
                   FOR UPDATE OF c SKIP LOCKED),
            done AS (
                DELETE FROM %19$s AS c
                 USING held JOIN v ON %10$s
                 WHERE %20$s AND c.col = %21$s AND c.generation = v.generation
                   AND NOT EXISTS (
                       SELECT FROM old
                        WHERE %22$s AND NOT old.%14$s
                          AND NOT EXISTS (
                              SELECT FROM differing AS c WHERE %18$s))
                RETURNING v.number, %23$s),
            gone AS (
                DELETE FROM %15$s AS c
                 USING differing AS old JOIN done ON %24$s
                 WHERE %18$s
                RETURNING 1),
            stored AS (
                INSERT INTO %15$s (%25$s)
                SELECT %26$s
                  FROM made AS m JOIN done ON %27$s
                 WHERE (SELECT count(*) FROM gone) >= 0
                   AND NOT EXISTS (
                       SELECT FROM old AS c WHERE %17$s AND c.%14$s))
            SELECT number FROM done""";

    /** Whether a row {@code f} has no rows. */
    public String missing() {
        return "NOT EXISTS (SELECT FROM " + rows.sql() + " AS c WHERE "
                + pairs((key, child) -> "c." + child + " = f." + key.sql(), " AND ") + ")";
    }

    /**
     * Stores rows: it binds an array for each column of the key, the generations, a JSON array of arrays of texts for each key, and the priority
     * of the cells that the triggers enter, as text; it returns the numbers of the keys whose rows are stored. Text is cast to the type without
     * a length: a cast to varchar(3) would cut it, and the column refuses it.
     */
    public String store() {
        return STORE.formatted(
                keys(key -> "?::" + key.typeText() + "[]", ", "), keys(ComputedTable.KeyColumn::cellSql, ", "),
                keys(key -> "f." + key.sql() + (key.cell().equals(key.name()) ? "" : " AS " + key.cellSql()), ", "), table.sql(),
                keys(key -> "f." + key.sql() + " = v." + key.cellSql(), AND),
                pairs((key, child) -> "held." + key.cellSql() + (child.equals(key.cellSql()) ? "" : " AS " + child), ", "),
                rows.positionType(), rows.position(),
                IntStream.range(0, rows.columns().size()).mapToObj(i -> "(e.texts ->> " + i + ")::" + rows.columns().get(i).base()
                        + " AS " + rows.columns().get(i).sql()).collect(Collectors.joining(", ")),
                same("v", "held"),
                children(child -> "c." + child, ", "),
                columns(column -> stored(column, "c.")), columns(column -> stored(column, "m.")),
                isSame(), rows.sql(),
                pairs((key, child) -> "c." + child + " = held." + key.cellSql(), AND),
                child("m", "c"), child("c", "old"),
                table.cellsSql(), same("c", "held"), SqlNames.text(name),
                pairs((key, child) -> "old." + child + " = held." + key.cellSql(), AND),
                keys(key -> "v." + key.cellSql(), ", "),
                pairs((key, child) -> "old." + child + " = done." + key.cellSql(), AND),
                all(""), all("m."),
                pairs((key, child) -> "m." + child + " = done." + key.cellSql(), AND));
    }

    /**
     * A value as it is compared: numbers with the digits of the column. Two types of a record have to be the same, and a cast to a domain
     * could refuse the value here; text of a fixed length has spaces at its end.
     */
    private static String stored(ComputedRows.Column column, String row) {
        String name = row + column.sql();
        if (column.ofDomain()) {
            return name + "::" + column.base();
        }
        if (column.typeText().startsWith("character(")) {
            return name + "::text";
        }
        boolean rounds = column.typeText().startsWith("numeric(") || column.typeText().startsWith("time") || column.typeText().startsWith("interval");
        return rounds ? name + "::" + column.typeText() : name;
    }

    /** The name of a column beside those of the key. */
    private String isSame() {
        Set<String> taken = Stream.concat(rows.key().stream(), Stream.of(rows.position())).collect(Collectors.toSet());
        String free = "same";
        while (taken.contains(free)) {
            free += "_";
        }
        return free;
    }

    private String same(String one, String other) {
        return keys(key -> one + "." + key.cellSql() + " = " + other + "." + key.cellSql(), AND);
    }

    /** The same row of the computed table. */
    private String child(String one, String other) {
        return children(child -> one + "." + child + " = " + other + "." + child, AND) + AND + one + "." + rows.position() + " = " + other + "."
                + rows.position();
    }

    private String all(String prefix) {
        return Stream.of(rows.key().stream(), Stream.of(rows.position()), rows.columns().stream().map(ComputedRows.Column::sql))
                .flatMap(names -> names).map(prefix::concat).collect(Collectors.joining(", "));
    }

    private String columns(Function<ComputedRows.Column, String> text) {
        return rows.columns().stream().map(text).collect(Collectors.joining(", "));
    }

    private String children(Function<String, String> text, String separator) {
        return rows.key().stream().map(text).collect(Collectors.joining(separator));
    }

    private String pairs(BiFunction<ComputedTable.KeyColumn, String, String> text, String separator) {
        List<ComputedTable.KeyColumn> key = table.key();
        return IntStream.range(0, key.size()).mapToObj(i -> text.apply(key.get(i), rows.key().get(i))).collect(Collectors.joining(separator));
    }

    private String keys(Function<ComputedTable.KeyColumn, String> text, String separator) {
        return table.key().stream().map(text).collect(Collectors.joining(separator));
    }
}
