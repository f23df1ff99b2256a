package dev.trestle.generator.query;

import dev.trestle.generator.catalog.Catalog;
import dev.trestle.generator.catalog.Column;
import dev.trestle.generator.catalog.Reach;
import dev.trestle.generator.catalog.Semantics;
import dev.trestle.generator.catalog.Table;
import dev.trestle.generator.catalog.TableKind;
import dev.trestle.generator.catalog.UniqueIndex;
import dev.trestle.generator.catalog.Write;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What INSERT, UPDATE and DELETE find behind the relations of a database. */
public final class WriteTargets {

    private final Catalog catalog;
    private final Semantics semantics;

    public WriteTargets(Catalog catalog, Semantics semantics) {
        this.catalog = catalog;
        this.semantics = semantics;
    }

    /** The relation as this command finds it, which has to reach it. */
    public WriteTarget of(Table relation, Write write) {
        if (relation.kind() != TableKind.VIEW) {
            return WriteTarget.of(
                    relation, !semantics.changesRows(relation.oid()) && !semantics.hasRules(relation.oid()));
        }
        Optional<QueryTree> tree = tree(relation).filter(query -> ViewObstacle.in(query).isEmpty());
        boolean direct = relation.reach().get(write) == Reach.DIRECT;
        Optional<WriteTarget> below = tree.flatMap(QueryTree::onlyRelation)
                .flatMap(entry -> catalog.table(entry.number("relid")))
                .map(table -> of(table, write));
        if (below.isEmpty()) {
            return new WriteTarget(relation, List.of(), false, Map.of());
        }
        return view(relation, ColumnsBelow.of(tree.get(), below.get().table()), below.get(), write, direct);
    }

    /** Why a command does not reach a view, in words that go on after "the view". */
    public String obstacle(Table view, Write write) {
        Optional<QueryTree> tree = tree(view);
        return tree.flatMap(ViewObstacle::in)
                .or(() -> tree.flatMap(QueryTree::onlyRelation)
                        .flatMap(entry -> catalog.table(entry.number("relid")))
                        .filter(below -> below.reach().get(write) == Reach.NONE)
                        .map(below -> "is made of " + below.name() + ", which takes no " + write))
                .orElse("has no column that is a column of its table");
    }

    private Optional<QueryTree> tree(Table view) {
        return semantics.viewTree(view.oid()).map(QueryTree::ofFunctionBody);
    }

    private WriteTarget view(
            Table view, Map<Integer, Column> below, WriteTarget target, Write write, boolean direct) {
        Map<String, Set<ColumnUse>> proofs = new HashMap<>();
        Views written = Views.written(catalog, semantics, Set.of(write));
        Views read = Views.read(catalog, semantics);
        List<Column> columns = new ArrayList<>();
        for (Column column : view.columns()) {
            Verdict verdict = written.column(view, column.number());
            if (verdict.isNotNull()) {
                proofs.put(column.name(), verdict.reliedOn());
            }
            Optional<Column> source = Optional.ofNullable(below.get(column.number()));
            Column known = !direct ? column : source.map(column::over).orElseGet(column::computed);
            columns.add(write == Write.DELETE
                    ? known.withNotNull(read.column(view, column.number()).isNotNull())
                    : known);
        }
        List<String> key = names(view, below, target.table().primaryKey()).orElse(List.of());
        List<UniqueIndex> indexes = !direct ? List.of() : target.table().uniqueIndexes().stream()
                .flatMap(index -> names(view, below, index.columns()).map(index::over).stream())
                .toList();
        Stream<String> lacking = Stream.concat(target.lacking().stream(), target.table().columns().stream()
                .filter(column -> column.required() && !below.containsValue(column))
                .map(column -> target.table().name() + "." + column.name()));
        return new WriteTarget(
                view.over(target.table(), columns, key, indexes),
                direct ? lacking.toList() : List.of(), false, proofs);
    }

    /** What the view calls these columns of the table below; empty where it does not have all of them. */
    private static Optional<List<String>> names(Table view, Map<Integer, Column> below, List<String> columns) {
        List<String> names = columns.stream()
                .flatMap(name -> view.columns().stream()
                        .filter(column -> Optional.ofNullable(below.get(column.number()))
                                .filter(source -> source.name().equals(name)).isPresent())
                        .map(Column::name))
                .toList();
        return names.size() == columns.size() ? Optional.of(names) : Optional.empty();
    }
}
