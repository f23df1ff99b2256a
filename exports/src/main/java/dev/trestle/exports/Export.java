package dev.trestle.exports;

import dev.trestle.runtime.JsonForm;
import dev.trestle.runtime.types.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one route's entries.
 *
 * @param hook makes the record of what the statement gave; null where that is the record
 */
record Export<R>(
        String route, String target, ExportSql sql, JsonForm<R> form, ExportBinder<? super R> binder,
        @Nullable Hook<?, R> hook) {

    /** Longer ones would not go into an index. */
    private static final int LONGEST_LANE = 400;

    private static final JsonForm<List<Value>> KEY = JsonForm.of(
            in -> List.of(), (values, out) -> out.array(values, value -> out.text(value.key())));

    /** The service's code that makes the record. */
    record Hook<W, R>(JsonForm<W> row, Function<? super W, ? extends R> code) {

        R call(Json stored) {
            return code.apply(row.read(stored));
        }
    }

    /** What the entry of a record has to be delivered after; null for no order. */
    @Nullable String lane(R record) {
        return sql.keyColumns() == 0 ? null : lane(sql.table(), ExportBinds.of(record, binder), sql.keyColumns());
    }

    /** Whether a record is of another row of the target than its entry was entered for, and so has no place in the order. */
    boolean changesKey(@Nullable String lane, List<Value> values) {
        return lane != null && sql.keyColumns() > 0 && !lane.equals(lane(sql.table(), values, sql.keyColumns()));
    }

    /** The lane by the last values of a row. */
    static String lane(String table, List<Value> values, int keyColumns) {
        String lane = table + " " + KEY.write(values.subList(values.size() - keyColumns, values.size())).text();
        return lane.length() <= LONGEST_LANE ? lane : table + " " + hash(lane);
    }

    private static String hash(String text) {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The values to write for a stored record. */
    List<Value> values(Json record) {
        return ExportBinds.of(form.read(record), binder);
    }

    /** Calls the hook for a stored row. */
    Json record(Json row) {
        if (hook == null) {
            throw new IllegalStateException("The route " + route + " no longer has a hook");
        }
        return form.write(hook.call(row));
    }
}
