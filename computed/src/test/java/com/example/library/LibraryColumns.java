package com.example.library;

import dev.trestle.computed.Computed;
import dev.trestle.computed.ComputedColumn;
import dev.trestle.computed.ComputedOptions;
import dev.trestle.computed.ComputedTable;
import dev.trestle.computed.ComputedTrigger;
import dev.trestle.computed.Declaration;
import dev.trestle.computed.Values;
import dev.trestle.computed.parameter.ComputedParameter;
import dev.trestle.runtime.service.Trestle;
import io.helidon.webserver.http.HttpFeature;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** For tests: the summary alone, with other options than the generated ones, and perhaps with other triggers. */
public record LibraryColumns(
        FilmSummary.Function summary, UnaryOperator<ComputedOptions> options, List<ComputedTrigger> triggers, FilmSlug.@Nullable Function slug) {

    public LibraryColumns(FilmSummary.Function summary, UnaryOperator<ComputedOptions> options) {
        this(summary, options, FilmKey.TABLE.triggers(), null);
    }

    public LibraryColumns(FilmSummary.Function summary, UnaryOperator<ComputedOptions> options, List<ComputedTrigger> triggers) {
        this(summary, options, triggers, null);
    }

    /** The slug also, with the same options. */
    public LibraryColumns withSlug(FilmSlug.Function function) {
        return new LibraryColumns(summary, options, triggers, function);
    }

    public HttpFeature api(Trestle trestle, Computed computed) {
        trestle.expect(LibrarySchema.all());
        computed.add(column());
        if (slug != null) {
            computed.add(with(FilmSlug.column(slug)));
        }
        return routing -> trestle.routes(routing).end();
    }

    /** A parameter that the function of the summary computes. */
    public ComputedParameter<FilmSummary.Input, String> parameter(Computed computed) {
        return computed.parameter(with(FilmSummary.column(summary)), "title");
    }

    public ComputedColumn<?, ?, ?> column() {
        return with(FilmSummary.column(summary));
    }

    private <K, I, V> ComputedColumn<K, I, V> with(ComputedColumn<K, I, V> column) {
        Declaration declared = column.declaration();
        ComputedOptions changed = options.apply(declared.options());
        ComputedTable<K> table = column.table();
        // As generated code with versioned: true has it.
        String store = changed.versionColumn() == null ? column.values().sql() : column.values().sql()
                .replace("SET summary = done.value", "SET summary = done.value, summary_version = " + changed.version())
                .replace("ROW(f.summary), ROW(done.value)", "ROW(f.summary, f.summary_version), ROW(done.value, " + changed.version() + ")");
        return new ComputedColumn<>(
                new ComputedTable<>(table.name(), table.sql(), table.cells(), table.key(), table.reader(), table.binder(), triggers,
                        table.migration()),
                new Declaration(declared.column(), declared.definition(), declared.upstream(), changed, declared.uses()),
                column.inputs(), new Values<>(store, column.values().codec(), column.values().nullable()), column.function());
    }
}
