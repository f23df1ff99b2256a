package dev.trestle.exports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The expected table of a target.
 *
 * @param schema as in the routes file; null for the default of the connection
 * @param name its name, as in the database's catalog
 * @param columns the written columns: name, type as the driver calls it with its limits, then {@code not null} and
 *     {@code key} if they apply, such as {@code loan_id BIGINT not null key} or {@code fee DECIMAL(10,2)}
 */
public record ExpectedExportTable(@Nullable String schema, String name, List<String> columns) {

    /** The name, with the schema if there is one. */
    @Override
    public String toString() {
        return schema == null ? name : schema + "." + name;
    }
}
