package dev.trestle.exports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table of a target as the code was made for it.
 *
 * @param schema as the routes file has it; null where the connection looks by itself
 * @param name its name, as the database's catalog has it
 * @param columns those that are written: name, type as the driver calls it with what bounds its values, then {@code not null}
 *     and {@code key} where they hold, such as {@code loan_id BIGINT not null key} or {@code fee DECIMAL(10,2)}
 */
public record ExpectedExportTable(@Nullable String schema, String name, List<String> columns) {

    /** The name, with the schema if there is one. */
    @Override
    public String toString() {
        return schema == null ? name : schema + "." + name;
    }
}
