package dev.trestle.computed;

import dev.trestle.runtime.JsonWriter;
import dev.trestle.runtime.database.Database;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The number of rows by the version of the function that computed their value. */
record VersionCounts(List<OfVersion> versions) {

    /** Null for rows without a value, or with one that was stored before versions were. */
    private record OfVersion(@Nullable Integer version, long rows) {}

    static VersionCounts of(String table, String versionColumn, Database database) {
        return new VersionCounts(database.all(
                "SELECT f.%1$s, count(*) FROM %2$s AS f GROUP BY f.%1$s ORDER BY f.%1$s LIMIT 1000".formatted(versionColumn, table),
                binds -> {}, row -> new OfVersion(row.int4OrNull(1), row.int8(2))));
    }

    void write(JsonWriter out) {
        out.startObject();
        out.name("versions").array(versions, version -> {
            out.startObject();
            out.name("version").int4(version.version);
            out.name("rows").int8(version.rows);
            out.endObject();
        });
        out.endObject();
    }
}
