package dev.trestle.generator.emit;

import com.palantir.javapoet.CodeBlock;
import dev.trestle.generator.emit.text.RuntimeTypes;
import dev.trestle.generator.plan.model.HistoryPart;
import dev.trestle.generator.plan.model.HistoryTable;
import java.util.List;
import java.util.stream.Stream;

/** Prints what the run time has to know of a table with history. */
final class HistoryCode {

    private HistoryCode() {}

    // new HistoryTable("film", "public.film", "trestle_history.film", "trestle_history.film_changes", ..., List.of(...), "R__trestle_history.sql")
    static CodeBlock table(HistoryTable table) {
        HistoryTable.Names names = table.names();
        CodeBlock triggers = Stream.of(names.inserted(), names.updated(), names.deleted(), names.truncated())
                .map(name -> CodeBlock.of("$S", name))
                .collect(CodeBlock.joining(",$W"));
        return CodeBlock.of("new $T($S,$W$S,$W$S,$W$S,$W$S,$W$S,$W$T.of($L),$W$S)", RuntimeTypes.HISTORY_TABLE, table.name(), table.sql(),
                names.past(), names.changes(), names.revert(), names.forget(), List.class, triggers, HistoryPart.FILE);
    }
}
