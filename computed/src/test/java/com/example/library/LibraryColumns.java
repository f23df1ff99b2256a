package com.example.library;

import dev.trestle.computed.Computed;
import dev.trestle.computed.ComputedColumn;
import dev.trestle.computed.ComputedOptions;
import dev.trestle.computed.Declaration;
import dev.trestle.runtime.service.Trestle;
import io.helidon.webserver.http.HttpFeature;
import java.util.function.UnaryOperator;

/** For tests: the summary alone, with other options than the generated ones. */
public record LibraryColumns(FilmSummary.Function summary, UnaryOperator<ComputedOptions> options) {

    public HttpFeature api(Trestle trestle, Computed computed) {
        trestle.expect(LibrarySchema.all());
        computed.add(column());
        return routing -> trestle.routes(routing).end();
    }

    public ComputedColumn<?, ?, ?> column() {
        return with(FilmSummary.column(summary));
    }

    private <K, I, V> ComputedColumn<K, I, V> with(ComputedColumn<K, I, V> column) {
        Declaration declared = column.declaration();
        return new ComputedColumn<>(column.table(), new Declaration(declared.column(), declared.definition(), declared.upstream(),
                options.apply(declared.options()), declared.uses()), column.inputs(), column.values(), column.function());
    }
}
