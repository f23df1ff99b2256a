package dev.trestle.generator.query;

import dev.trestle.generator.catalog.Catalog;
import dev.trestle.generator.catalog.Column;
import dev.trestle.generator.catalog.Semantics;
import dev.trestle.generator.catalog.Table;
import dev.trestle.generator.catalog.TableKind;
import dev.trestle.generator.catalog.UniqueKey;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Unique keys of relations; a view that has each row of one table once at most has the table's. */
final class UniqueKeys {

    private final Catalog catalog;
    private final Semantics semantics;

    UniqueKeys(Catalog catalog, Semantics semantics) {
        this.catalog = catalog;
        this.semantics = semantics;
    }

    /** The relation's unique keys, by its own columns; the primary key first. */
    List<UniqueKey> of(Table relation) {
        if (relation.kind() != TableKind.VIEW) {
            return semantics.uniqueKeys(relation.oid());
        }
        Optional<QueryTree> tree = semantics.viewTree(relation.oid())
                .map(QueryTree::ofFunctionBody)
                .filter(query -> ViewObstacle.in(query).isEmpty());
        return tree.flatMap(QueryTree::onlyRelation)
                .flatMap(entry -> catalog.table(entry.number("relid")))
                .map(table -> through(ColumnsBelow.of(tree.get(), table), of(table)))
                .orElse(List.of());
    }

    private static List<UniqueKey> through(Map<Integer, Column> below, List<UniqueKey> keys) {
        Map<Integer, Integer> above = new HashMap<>();
        below.forEach((number, column) -> above.put(column.number(), number));
        return keys.stream()
                .filter(key -> above.keySet().containsAll(key.families().keySet()))
                .map(key -> {
                    Map<Integer, Long> families = new LinkedHashMap<>();
                    key.families().forEach((column, family) -> families.put(above.get(column), family));
                    return new UniqueKey(families);
                })
                .toList();
    }
}
