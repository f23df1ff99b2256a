package dev.trestle.computed.preview;

import dev.trestle.computed.given.GivenInputs;
import dev.trestle.computed.given.GivenValues;
import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.database.Database;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reads the inputs of a preview, in a transaction that can write nothing.
 *
 * @param column whose inputs are read
 */
record PreviewRows<K, I, V>(PreviewColumn<K, I, V> column) {

    private static final String READ_ONLY = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY";

    /** A key begins at the first column. */
    private static final String KEYS = """
            SELECT k.*, to_jsonb(k)::text
              FROM (SELECT %s FROM %s AS f ORDER BY %s LIMIT ?) AS k""";

    /** Inputs have the names of their columns, in the statement that reads them. */
    private static final String JSON = """
            SELECT r.trestle_row, (to_jsonb(r) - 'trestle_row')::text
              FROM (
            %s) AS r (trestle_row)""";

    private static final String NO_KEY = "null";

    /**
     * A row.
     *
     * @param key a JSON object, or null
     * @param json the inputs as a JSON object
     */
    record Row<I>(String key, String json, I inputs) {}

    private record Key<K>(String json, K key) {}

    private record Numbered<T>(long number, T content) {}

    /**
     * The newest rows, by their key, or the values of the request.
     *
     * @throws HttpProblem if the database refuses a statement, or 422 for values that do not fit
     */
    List<Row<I>> read(PreviewRequest request, Database database) {
        GivenValues values = request.values();
        return database.transaction(bound -> {
            bound.execute(READ_ONLY, binds -> {});
            return values == null ? newest(request.rows(), bound) : given(values, bound);
        });
    }

    private List<Row<I>> newest(int most, Database bound) {
        List<Key<K>> keys = bound.all(keys(), binds -> binds.int4(most), row -> new Key<K>(row.text(column.keys().size() + 1), column.key().read(row)));
        List<K> bare = keys.stream().map(Key::key).toList();
        Map<Long, String> json = bound.all(JSON.formatted(column.inputs()), column.binder().apply(bare),
                row -> new Numbered<>(row.int8(1), row.text(2))).stream()
                .collect(Collectors.toMap(Numbered::number, Numbered::content));
        return bound.all(column.inputs(), column.binder().apply(bare), row -> new Numbered<I>(row.int8(1), column.reader().read(row)))
                .stream()
                .sorted(Comparator.comparingLong(Numbered::number))
                .map(row -> new Row<I>(keys.get(Math.toIntExact(row.number - 1)).json, json.get(row.number), row.content))
                .toList();
    }

    private List<Row<I>> given(GivenValues values, Database bound) {
        return new GivenInputs<>(column.table(), column.inputs(), column.binder().apply(List.of()), column.reader())
                .read(values, bound).stream()
                .map(row -> new Row<I>(NO_KEY, row.json(), row.inputs()))
                .toList();
    }

    private String keys() {
        return KEYS.formatted(
                column.keys().stream().map(key -> "f." + key).collect(Collectors.joining(", ")), column.table(),
                column.keys().stream().map(key -> "f." + key + " DESC").collect(Collectors.joining(", ")));
    }
}
