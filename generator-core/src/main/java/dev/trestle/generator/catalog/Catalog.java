package dev.trestle.generator.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the database holds, but for system and temporary schemas.
 *
 * @param serverVersion {@code server_version_num}, such as 180006
 * @param tables by schema and name, in Unicode order
 * @param types every type that a column has or could have, by oid
 */
public record Catalog(int serverVersion, List<Table> tables, Map<Long, PgType> types) {

    /** The table of exactly this schema and name. */
    public Optional<Table> table(String schema, String name) {
        return tables.stream().filter(t -> t.schema().equals(schema) && t.name().equals(name)).findFirst();
    }
}
