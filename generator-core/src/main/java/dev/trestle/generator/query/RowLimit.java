package dev.trestle.generator.query;

import dev.trestle.generator.catalog.Catalog;
import dev.trestle.generator.catalog.Semantics;
import dev.trestle.generator.query.Node.Struct;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a query returns one row at most. */
final class RowLimit {

    private static final long INTERSECT = 2;
    private static final long EXCEPT = 3;
    private static final int DEEPEST = 50;

    /** Rows that a LIMIT may ask for at once. */
    private static final long PAGE = 1000;

    private final Catalog catalog;
    private final Semantics semantics;

    RowLimit(Catalog catalog, Semantics semantics) {
        this.catalog = catalog;
        this.semantics = semantics;
    }

    /** Whether the statement returns one row at most, or what would prove it. */
    Cardinality of(QueryTree query) {
        return proof(query, 0)
                .map(reason -> new Cardinality(true, "at most one row: " + reason, true))
                .orElseGet(() -> new Cardinality(false, remedy(query), isPage(query)));
    }

    private static boolean isPage(QueryTree query) {
        return query.query().has("limitCount") && RowCount.limit(query).orElse(0) <= PAGE;
    }

    /** Why it returns one row at most; empty where that is not proven. */
    Optional<String> proof(QueryTree query, int depth) {
        if (depth > DEEPEST || query.isMerge()) {
            return Optional.empty();
        }
        if (!query.isSelect()) {
            return query.isInsert()
                    ? inserted(query, depth)
                    : new KeyBindings(query, catalog, semantics).oneOf(target(query));
        }
        if (RowCount.limit(query).stream().anyMatch(limit -> limit <= 1)) {
            return Optional.of("LIMIT " + RowCount.limit(query).getAsLong());
        }
        if (query.query().has("setOperations")) {
            return ofOperation(query, query.query().struct("setOperations").orElseThrow(), depth);
        }
        GroupingSets sets = GroupingSets.of(query);
        if (query.returnsSets() || sets.exist() && !sets.areGroupOfAll()) {
            return Optional.empty();
        }
        if (sets.areGroupOfAll()) {
            return Optional.of("an aggregate over all rows");
        }
        return everyItem(query, depth);
    }

    private static long target(QueryTree query) {
        return query.query().number("resultRelation");
    }

    private Optional<String> inserted(QueryTree query, int depth) {
        return query.from().isEmpty() ? Optional.of("one row of VALUES is inserted") : everyItem(query, depth);
    }

    /** Every table of FROM gives one row at most for each row of the others that are bound before it. */
    private Optional<String> everyItem(QueryTree query, int depth) {
        List<Struct> leaves = query.from().stream().flatMap(RowLimit::leaves).toList();
        boolean fullJoin = query.from().stream().anyMatch(RowLimit::hasFullJoin);
        if (fullJoin) {
            return Optional.empty();
        }
        KeyBindings bindings = new KeyBindings(query, catalog, semantics);
        String reason = "a SELECT without FROM";
        for (Struct leaf : leaves) {
            Optional<String> one = item(query, leaf.number("rtindex"), bindings, depth);
            if (one.isEmpty()) {
                return Optional.empty();
            }
            reason = one.get();
        }
        return Optional.of(reason);
    }

    private Optional<String> item(QueryTree query, long number, KeyBindings bindings, int depth) {
        Struct entry = query.rangeTableEntry(number);
        return switch (RangeTable.kind(entry)) {
            case RELATION -> bindings.oneOf(number);
            case SUBQUERY -> proof(new QueryTree(entry.struct("subquery").orElseThrow()), depth + 1);
            case VALUES -> entry.list("values_lists").size() == 1 ? Optional.of("one row of VALUES") : Optional.empty();
            case FUNCTION -> entry.structList("functions").stream()
                            .flatMap(function -> function.struct("funcexpr").stream())
                            .noneMatch(call -> call.flag("funcretset") || call.flag("opretset"))
                    ? Optional.of("a function that returns one row")
                    : Optional.empty();
            case WITH_QUERY -> query.query().structList("cteList").stream()
                    .filter(table -> entry.number("ctelevelsup") == 0 && !table.flag("cterecursive"))
                    .filter(table -> table.text("ctename").equals(entry.text("ctename")))
                    .findFirst()
                    .flatMap(table -> proof(new QueryTree(table.struct("ctequery").orElseThrow()), depth + 1));
            case RESULT -> Optional.of("a SELECT without FROM");
            case JOIN, TABLE_FUNCTION, TRANSITION_TABLE, GROUP -> Optional.empty();
        };
    }

    private Optional<String> ofOperation(QueryTree query, Struct node, int depth) {
        if (node.is("RANGETBLREF")) {
            Struct entry = query.rangeTableEntry(node.number("rtindex"));
            return proof(new QueryTree(entry.struct("subquery").orElseThrow()), depth + 1);
        }
        long operation = node.number("op");
        if (depth > DEEPEST || operation != INTERSECT && operation != EXCEPT) {
            return Optional.empty();
        }
        Optional<String> left = ofOperation(query, node.struct("larg").orElseThrow(), depth + 1);
        return left.isPresent() || operation == EXCEPT
                ? left
                : ofOperation(query, node.struct("rarg").orElseThrow(), depth + 1);
    }

    private String remedy(QueryTree query) {
        if (query.isMerge()) {
            return "MERGE may return more than one row";
        }
        KeyBindings bindings = new KeyBindings(query, catalog, semantics);
        Stream<Long> numbers = query.isSelect() || query.isInsert()
                ? query.from().stream().flatMap(RowLimit::leaves).map(leaf -> leaf.number("rtindex"))
                : Stream.of(target(query));
        String limit = query.isSelect() ? ", or end the query with LIMIT 1" : "";
        return numbers.flatMap(number -> bindings.remedy(number).stream())
                .findFirst()
                .map(remedy -> "more than one row is possible: " + remedy + limit)
                .orElse("more than one row is possible" + (limit.isEmpty() ? "" : ": end the query with LIMIT 1"));
    }

    private static Stream<Struct> leaves(Struct item) {
        return item.is("JOINEXPR")
                ? Stream.of("larg", "rarg").flatMap(side -> leaves(item.struct(side).orElseThrow()))
                : Stream.of(item);
    }

    private static boolean hasFullJoin(Struct item) {
        return item.structs().stream().anyMatch(each -> each.is("JOINEXPR") && each.number("jointype") == 2);
    }
}
