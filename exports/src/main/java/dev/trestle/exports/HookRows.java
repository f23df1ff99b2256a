package dev.trestle.exports;

import dev.trestle.runtime.JsonForm;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows that a hook is given: how they are kept for it, and which of their entries stay in order.
 *
 * @param table of the target
 * @param lane binds the key
 * @param <W> the type of a row
 */
record HookRows<W>(String table, JsonForm<W> form, ExportBinder<W> lane) {

    /** All values that the lane's binder gives are the key. */
    @Nullable String lane(W row) {
        List<Value> values = ExportBinds.of(row, lane);
        return values.isEmpty() ? null : Export.lane(table, values, values.size());
    }

    Outbox.Sheet sheet(W row) {
        return new Outbox.Sheet(lane(row), form.write(row));
    }
}
