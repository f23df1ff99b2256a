package dev.trestle.generator.query;

import dev.trestle.generator.catalog.Catalog;
import dev.trestle.generator.catalog.Semantics;
import dev.trestle.generator.catalog.Table;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Views and materialized views, by the statements that they are made of. */
final class Views {

    private final Catalog catalog;
    private final Semantics semantics;
    private final Map<Long, Scope> scopes = new HashMap<>();
    private final Set<Long> open = new HashSet<>();

    Views(Catalog catalog, Semantics semantics) {
        this.catalog = catalog;
        this.semantics = semantics;
    }

    /** The verdict on the view's column of this number, from 1. */
    Verdict column(Table view, int number) {
        if (semantics.viewTree(view.oid()).isEmpty() || !open.add(view.oid())) {
            return Verdict.nullable("what " + view.name() + " is made of is not known");
        }
        try {
            Scope scope = scopes.computeIfAbsent(view.oid(), this::scope);
            if (number > scope.query().outputs().size()) {
                return Verdict.nullable("what " + view.name() + " is made of has no such column");
            }
            Verdict column = scope.outputs().column(number - 1);
            return column.because(column.why() + ", in the view " + view.name());
        } finally {
            open.remove(view.oid());
        }
    }

    private Scope scope(long view) {
        QueryTree tree = QueryTree.ofFunctionBody(semantics.viewTree(view).orElseThrow());
        Analysis analysis = Analysis.of(catalog, semantics, ParameterNullability.of(tree, catalog));
        return new Scope(tree, new Analysis(
                catalog, semantics, analysis.verdicts(), analysis.relations(), this), null);
    }
}
