package dev.trestle.generator.query;

import dev.trestle.generator.query.Node.Struct;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The columns that a query gives. */
final class Outputs {

    private final Scope scope;
    private final List<Struct> entries;
    private final Map<Integer, Verdict> known = new HashMap<>();

    Outputs(Scope scope) {
        this.scope = scope;
        this.entries = scope.query().outputs();
    }

    /** The verdict on a column, from 0. */
    Verdict column(int column) {
        Verdict verdict = known.get(column);
        if (verdict == null) {
            verdict = verdict(column);
            known.put(column, verdict);
        }
        return verdict;
    }

    private Verdict verdict(int column) {
        if (column >= entries.size()) {
            return Verdict.nullable("it is a column that PostgreSQL adds to the query");
        }
        return scope.query().query()
                .struct("setOperations")
                .map(operations -> new SetOperations(scope).column(operations, column, 0))
                .orElseGet(() -> scope.analysis().verdicts().of(entries.get(column), scope.results()));
    }
}
