package dev.trestle.generator.query;

import dev.trestle.generator.catalog.Catalog;
import dev.trestle.generator.catalog.PgType;
import dev.trestle.generator.catalog.TypeName;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds a type by the name that pgjdbc gives it. The driver never tells an oid. With an empty search path its names are
 * exact: a system type goes by its bare name, any other by schema and name in quotes, with nothing escaped.
 */
final class DriverTypeNames {

    private final Map<String, PgType> byName = new HashMap<>();

    DriverTypeNames(Catalog catalog) {
        for (PgType type : catalog.types().values()) {
            TypeName name = type.name();
            boolean system = name.schema().equals("pg_catalog");
            byName.put(system ? name.name() : "\"" + name.schema() + "\".\"" + name.name() + "\"", type);
        }
        // The driver's names for an integer column that a sequence fills.
        alias("smallserial", "int2");
        alias("serial", "int4");
        alias("bigserial", "int8");
    }

    PgType type(String driverName) {
        PgType type = byName.get(driverName);
        if (type == null) {
            throw new IllegalStateException("the driver names a type that the catalog does not hold: " + driverName);
        }
        return type;
    }

    private void alias(String driverName, String name) {
        @Nullable PgType type = byName.get(name);
        if (type != null) {
            byName.put(driverName, type);
        }
    }
}
