package dev.trestle.generator.query;

import dev.trestle.generator.catalog.Catalog;
import dev.trestle.generator.catalog.Reach;
import dev.trestle.generator.catalog.Semantics;
import dev.trestle.generator.catalog.Table;
import dev.trestle.generator.catalog.Write;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Views and materialized views, by the statements that they are made of, as these are read or written through. */
final class Views {

    private final Catalog catalog;
    private final Semantics semantics;
    private final Set<Write> writes;
    private final Map<Long, Scope> scopes = new HashMap<>();
    private final Set<Long> open = new HashSet<>();

    private Views(Catalog catalog, Semantics semantics, Set<Write> writes) {
        this.catalog = catalog;
        this.semantics = semantics;
        this.writes = writes;
    }

    /** Their columns in the rows that a query reads. */
    static Views read(Catalog catalog, Semantics semantics) {
        return new Views(catalog, semantics, Set.of());
    }

    /** Their columns in a row that was just written through them: unless it is deleted, it need not meet their conditions. */
    static Views written(Catalog catalog, Semantics semantics, Set<Write> writes) {
        return new Views(catalog, semantics, writes);
    }

    /** The verdict on the view's column of this number, from 1. */
    Verdict column(Table view, int number) {
        if (semantics.viewTree(view.oid()).isEmpty() || !open.add(view.oid())) {
            return Verdict.nullable("the definition of " + view.name() + " is not known");
        }
        try {
            if (writes.stream().anyMatch(write -> view.reach().get(write) != Reach.DIRECT)) {
                return Verdict.nullable("the view " + view.name() + " may change the written value");
            }
            Scope scope = scopes.computeIfAbsent(view.oid(), this::scope);
            if (!writes.isEmpty() && behindRules(scope.query())) {
                return Verdict.nullable("a rule may change the written value");
            }
            if (number > scope.query().outputs().size()) {
                return Verdict.nullable("the definition of " + view.name() + " has no such column");
            }
            Verdict column = scope.outputs().column(number - 1);
            return column.because(column.why() + ", in the view " + view.name());
        } finally {
            open.remove(view.oid());
        }
    }

    private boolean behindRules(QueryTree view) {
        return view.onlyRelation().filter(below -> semantics.hasRules(below.number("relid"))).isPresent();
    }

    private Scope scope(long view) {
        QueryTree whole = QueryTree.ofFunctionBody(semantics.viewTree(view).orElseThrow());
        boolean shown = writes.isEmpty() || writes.equals(Set.of(Write.DELETE));
        QueryTree tree = shown ? whole : whole.withoutConditions();
        Analysis analysis = Analysis.of(catalog, semantics, ParameterNullability.of(tree, catalog));
        return new Scope(tree, new Analysis(
                catalog, semantics, analysis.verdicts(), analysis.relations(), this), null);
    }
}
