package dev.trestle.exports;

import dev.trestle.runtime.JsonForm;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a hook: their stored form, and the order of their entries.
 *
 * @param table of the target
 * @param lane binds the key
 * @param <W> the type of a row
 */
record HookRows<W>(String table, JsonForm<W> form, ExportBinder<W> lane) {

    /** All values of the lane's binder are the key. */
    @Nullable String lane(W row) {
        List<Value> values = ExportBinds.of(row, lane);
        return values.isEmpty() ? null : Export.lane(table, values, values.size());
    }

    Outbox.Sheet sheet(W row) {
        return new Outbox.Sheet(lane(row), form.write(row));
    }
}
