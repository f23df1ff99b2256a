package dev.trestle.generator.plan.sql;

import dev.trestle.generator.plan.model.ComputedColumn;
import dev.trestle.generator.plan.model.ComputedTable;
import dev.trestle.generator.plan.model.OutputField;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Writes the statements of a computed column that the user's table is part of. */
public record ComputedSql(ComputedTable table, ComputedColumn column) {

    private static final String READ = """
            SELECT v.number, %s
              FROM unnest(%s)
                   WITH ORDINALITY AS v (%s, number)
              JOIN %s AS f ON %s""";

    private static final String ROWS = """
            SELECT r.*
              FROM unnest(%s)
                   WITH ORDINALITY AS v (%s, number)
             CROSS JOIN LATERAL (
                   %s
                     FROM %s AS f
                    WHERE %s) AS r
             ORDER BY v.number""";

    /** Between the columns of a key, each on a line of its own. */
    private static final String AND = "\n                   AND ";

    /** Values, and the rows of them that no other transaction holds; each statement that stores values begins with it. */
    static final String HELD = """
            WITH v AS MATERIALIZED (
                SELECT *
                  FROM unnest(%1$s, ?::bigint[], ?::text[])
                       WITH ORDINALITY AS v (%2$s, generation, value, number)
                 WHERE pg_catalog.set_config('lock_timeout',
                           coalesce(?, pg_catalog.current_setting('lock_timeout')), true) IS NOT NULL
                   AND pg_catalog.set_config('trestle.computed_priority', ?, true) IS NOT NULL),
            held AS MATERIALIZED (
                SELECT %3$s
                  FROM %4$s AS f JOIN v ON %5$s
                   FOR NO KEY UPDATE OF f SKIP LOCKED),
            """;

    private static final String STORE = HELD + """
            done AS (
                DELETE FROM %6$s AS c
                 USING held JOIN v ON %7$s
                 WHERE %8$s AND c.col = %9$s AND c.generation = v.generation
                RETURNING v.number, %10$s, v.value::%11$s AS value),
            stored AS (
                UPDATE %4$s AS f
                   SET %12$s
                  FROM done
                 WHERE %13$s AND pg_catalog.record_image_ne(ROW(%14$s), ROW(%15$s)))
            SELECT number FROM done""";

    /** Reads the inputs of rows: it binds an array for each column of the key, and returns the number of each row, and its inputs. */
    public String read() {
        return READ.formatted(
                column.from().stream().map(source -> "f." + source.sql()).collect(Collectors.joining(", ")),
                arrays(), names(), table.sql(), rowIs("v"));
    }

    /** Reads columns of rows by their keys, in the order of the keys: it binds an array for each column of the key. */
    public static String rows(ComputedTable table, List<OutputField> outputs) {
        ComputedSql sql = new ComputedSql(table, table.columns().get(0));
        return ROWS.formatted(sql.arrays(), sql.names(),
                SqlText.outputs("SELECT ", outputs).replace("\n    ", "\n" + " ".repeat(14)), table.sql(),
                sql.rowIs("v").replace(AND, "\n          AND "));
    }

    /**
     * Stores values: it binds an array for each column of the key, the generations, the values as text, the time limit of its locks, or null
     * for that of the transaction, and the priority of the cells that the triggers enter, as text; it returns the numbers of the values
     * that are stored. Text is cast to the type without a length: a cast to varchar(3) would cut it, and the column refuses it.
     */
    public String store() {
        return STORE.formatted(
                arrays(), names(),
                keys(key -> "f." + key.sql() + as(key), ", "), table.sql(), rowIs("v"),
                table.cellsSql(),
                both("v", "held"), both("c", "held"),
                SqlNames.text(column.name()),
                keys(key -> "v." + key.cellSql(), ", "), column.base(),
                column.sql() + " = done.value" + version(name -> ", " + name + " = " + column.version()), rowIs("done"),
                // Two types of a record have to be the same; a cast to a domain could refuse the value here.
                "f." + column.sql() + (column.ofDomain() ? "::" + column.base() : "") + version(name -> ", f." + name),
                "done.value" + version(name -> ", " + column.version()));
    }

    private String version(UnaryOperator<String> text) {
        return column.versionSql().map(text).orElse("");
    }

    // ?::integer[], ?::text[]
    private String arrays() {
        return keys(key -> "?::" + key.typeText() + "[]", ", ");
    }

    private String names() {
        return keys(key -> key.cellSql(), ", ");
    }

    // f.film_id = v.film_id
    private String rowIs(String other) {
        return keys(key -> "f." + key.sql() + " = " + other + "." + key.cellSql(), AND);
    }

    private String both(String one, String other) {
        return keys(key -> one + "." + key.cellSql() + " = " + other + "." + key.cellSql(), AND);
    }

    private static String as(ComputedTable.KeyColumn key) {
        return key.cell().equals(key.name()) ? "" : " AS " + key.cellSql();
    }

    private String keys(Function<ComputedTable.KeyColumn, String> text, String separator) {
        return table.key().stream().map(text).collect(Collectors.joining(separator));
    }
}
