package dev.trestle.computed.given;

import dev.trestle.runtime.FieldError;
import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.database.Database;
import dev.trestle.runtime.database.RowReader;
import dev.trestle.runtime.database.StatementBinder;
import dev.trestle.runtime.types.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Has PostgreSQL read the values of a request as it reads those of JSON, by the types of the columns. No row is read.
 *
 * @param table as SQL has it, with its schema
 * @param inputs the statement that reads the number and the inputs of rows
 * @param none binds no keys for it
 * @param reader reads the inputs from the second column of a row on
 * @param <I> the inputs of a row
 */
public record GivenInputs<I>(String table, String inputs, StatementBinder none, RowReader<I> reader) {

    /** json, not jsonb: a value of type json keeps its text. */
    private static final String FROM = """
              FROM pg_catalog.json_array_elements(?::pg_catalog.json) WITH ORDINALITY AS v (value, number)
             CROSS JOIN pg_catalog.json_to_record(v.value) AS f (%s)
             ORDER BY v.number""";

    private static final String READ = "SELECT v.number, %s\n" + FROM;

    private static final String JSON = "SELECT pg_catalog.to_jsonb(f)::text\n" + FROM;

    /**
     * Reads them in a transaction.
     *
     * @param bound to a transaction that can write nothing
     * @throws HttpProblem 422 for unknown and missing names, and for values that a type refuses
     */
    public List<GivenRow<I>> read(GivenValues values, Database bound) {
        List<GivenColumn> columns = GivenColumn.of(table, inputs, none, bound);
        refuse(new GivenNames(columns).errors(values));
        String json = json(values.rows(), columns);
        List<I> read;
        try {
            read = inputs(json, columns, bound);
        } catch (HttpProblem problem) {
            refuse(new GivenFaults<>(this, columns, bound).errors(values));
            throw problem;
        }
        List<String> texts = bound.all(JSON.formatted(definition(columns)), binds -> binds.literal(json), row -> row.text(1));
        List<GivenRow<I>> rows = new ArrayList<>();
        for (int row = 0; row < texts.size(); row++) {
            rows.add(new GivenRow<>(texts.get(row), read.get(row)));
        }
        return rows;
    }

    private static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw HttpProblem.unprocessable(errors.toArray(FieldError[]::new));
        }
    }

    /** A failure leaves the transaction as it was. */
    List<I> inputs(String json, List<GivenColumn> columns, Database bound) {
        String names = columns.stream().map(column -> "f." + column.sql()).collect(Collectors.joining(", "));
        return bound.atomic().all(READ.formatted(names, definition(columns)), binds -> binds.literal(json), reader);
    }

    /** Whether PostgreSQL reads the value of a column; throws as a statement does. */
    void value(String json, GivenColumn column, Database bound) {
        bound.atomic().all(JSON.formatted(definition(List.of(column))), binds -> binds.literal(json), row -> row.text(1));
    }

    private static String definition(List<GivenColumn> columns) {
        return columns.stream().map(column -> column.sql() + " " + column.type()).collect(Collectors.joining(", "));
    }

    /** An array of objects with these columns alone. */
    static String json(List<Map<String, @Nullable Json>> rows, List<GivenColumn> columns) {
        return rows.stream().map(row -> columns.stream()
                        .map(column -> column.json() + ":" + text(row.get(column.name()))).collect(Collectors.joining(",", "{", "}")))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String text(@Nullable Json value) {
        return value == null ? "null" : value.text();
    }
}
