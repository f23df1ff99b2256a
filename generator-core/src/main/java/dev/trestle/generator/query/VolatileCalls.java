package dev.trestle.generator.query;

import dev.trestle.generator.catalog.Catalog;
import dev.trestle.generator.catalog.Function;
import dev.trestle.generator.catalog.Semantics;
import dev.trestle.generator.catalog.TableKind;
import dev.trestle.generator.query.Node.Struct;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Calls of functions of users that may write: by name or operator, as an aggregate or over a window, and within views. */
final class VolatileCalls {

    /** A call's function, by the kinds of nodes that have one. */
    private static final List<String> CALLED = List.of("funcid", "opfuncid", "aggfnoid", "winfnoid");

    private final Catalog catalog;
    private final Semantics semantics;
    private final Set<Long> seen = new HashSet<>();

    VolatileCalls(Catalog catalog, Semantics semantics) {
        this.catalog = catalog;
        this.semantics = semantics;
    }

    boolean areIn(QueryTree tree) {
        return tree.query().structs().stream().anyMatch(struct -> calls(struct) || readsFromView(struct));
    }

    private boolean calls(Struct struct) {
        return CALLED.stream()
                .flatMap(field -> semantics.function(struct.number(field, 0)).stream())
                .anyMatch(VolatileCalls::mayWrite);
    }

    private static boolean mayWrite(Function function) {
        return function.varies() && !function.builtIn();
    }

    /** A materialized view calls its functions when it is refreshed. */
    private boolean readsFromView(Struct struct) {
        return struct.is("RANGETBLENTRY")
                && RangeTable.oid(struct)
                        .filter(oid -> catalog.table(oid).filter(table -> table.kind() == TableKind.VIEW).isPresent())
                        .filter(seen::add)
                        .flatMap(semantics::viewTree)
                        .filter(tree -> areIn(QueryTree.ofFunctionBody(tree)))
                        .isPresent();
    }
}
