package dev.trestle.computed;

import dev.trestle.computed.backfill.BackfillProgress;
import dev.trestle.computed.backfill.Backfills;
import dev.trestle.computed.limit.ComputedLimit;
import dev.trestle.computed.limit.LimitState;
import dev.trestle.computed.limit.Limits;
import dev.trestle.runtime.JsonWriter;
import dev.trestle.runtime.codec.PgCodecs;
import dev.trestle.runtime.database.Database;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The state of computed columns: the answer of {@code GET /computed}. It has no values of rows and no messages, as these may have values. */
record Report(List<OfColumn> columns, List<String> missing) {

    private record OfColumn(
            ComputedColumn<?, ?, ?> column, CellCounts counts, @Nullable Instant changedAt, @Nullable LimitState limit,
            @Nullable BackfillProgress backfill) {

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
            out.name("limit").object(limit, LimitState::write);
            out.name("backfill").object(backfill, BackfillProgress::write);
            out.endObject();
        }
    }

    static Report of(Collection<ComputedColumn<?, ?, ?>> columns, List<String> missing, Database database) {
        if (columns.isEmpty()) {
            // There are no tables.
            return new Report(List.of(), missing);
        }
        Map<String, Instant> changes = new Declarations(database).changes();
        Map<String, LimitState> limits = new Limits(database).states(columns.stream().map(Report::limit).toList()).stream()
                .collect(Collectors.toMap(LimitState::name, Function.identity()));
        Map<String, BackfillProgress> backfills = new Backfills(database, () -> {})
                .progress(columns.stream().map(ComputedColumn::name).toList()).stream()
                .collect(Collectors.toMap(BackfillProgress::name, Function.identity()));
        return new Report(columns.stream().map(column -> new OfColumn(column, new Cells<>(column, database).count(),
                changes.get(column.name()), limits.get(limit(column)), backfills.get(column.name()))).toList(), missing);
    }

    private static String limit(ComputedColumn<?, ?, ?> column) {
        ComputedLimit limit = column.options().limit();
        return limit == null ? column.name() : limit.name();
    }

    void write(JsonWriter out) {
        out.startObject();
        out.name("columns").array(columns, column -> column.write(out));
        out.name("not_in_database").array(missing, out::text);
        out.endObject();
    }
}
