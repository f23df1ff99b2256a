package dev.trestle.computed;

import dev.trestle.runtime.JsonWriter;
import dev.trestle.runtime.codec.PgCodecs;
import dev.trestle.runtime.database.Database;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The state of computed columns: the answer of {@code GET /computed}. It has no values of rows and no messages, as these may have values. */
record Report(List<OfColumn> columns) {

    private record OfColumn(ComputedColumn<?, ?, ?> column, CellCounts counts, @Nullable Instant changedAt) {

        void write(JsonWriter out) {
            out.startObject();
            out.name("column").text(column.name());
            out.name("version").int4(column.options().version());
            out.name("pending").int8(counts.pending());
            out.name("waiting").int8(counts.waiting());
            out.name("retrying").int8(counts.retrying());
            out.name("failed").int8(counts.failed());
            out.name("other_versions").int8(counts.otherVersions());
            out.name("oldest_at").value(counts.oldestAt(), PgCodecs.TIMESTAMPTZ);
            out.name("age_seconds").int8(counts.ageSeconds());
            out.name("changed_at").value(changedAt, PgCodecs.TIMESTAMPTZ);
            out.name("errors").array(counts.errors(), error -> {
                out.startObject();
                out.name("type").text(error.type());
                out.name("rows").int8(error.rows());
                out.endObject();
            });
            out.endObject();
        }
    }

    static Report of(Collection<ComputedColumn<?, ?, ?>> columns, Database database) {
        // Without columns there are no tables.
        Map<String, Instant> changes = columns.isEmpty() ? Map.of() : new Declarations(database).changes();
        return new Report(columns.stream()
                .map(column -> new OfColumn(column, new Cells<>(column, database).count(), changes.get(column.name())))
                .toList());
    }

    void write(JsonWriter out) {
        out.startObject();
        out.name("columns").array(columns, column -> column.write(out));
        out.endObject();
    }
}
