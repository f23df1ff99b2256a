package dev.trestle.generator.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the database says of how statements behave: functions, operators, unique keys, and what views are made of. */
public final class Semantics {

    private final Map<Long, Function> functions;
    private final Map<Long, String> viewTrees;
    private final Set<Long> ruledTables;
    private final Set<Long> changedRows;
    private final Map<Long, Integer> hiddenWrites;
    private final Map<Long, Set<Integer>> weakColumns;
    private final Set<Long> parents;
    private final Set<Long> children;
    private final Map<Long, List<UniqueKey>> uniqueKeys;
    private final Map<Long, Set<Long>> equality;
    private final Map<Long, Set<Integer>> historyKeys;
    private final Map<Long, List<ForeignKey>> foreignKeys;

    Semantics(
            Map<Long, Function> functions,
            Map<Long, String> viewTrees,
            Set<Long> ruledTables,
            Set<Long> changedRows,
            Map<Long, Integer> hiddenWrites,
            Map<Long, Set<Integer>> weakColumns,
            Set<Long> parents,
            Set<Long> children,
            Map<Long, List<UniqueKey>> uniqueKeys,
            Map<Long, Set<Long>> equality,
            Map<Long, Set<Integer>> historyKeys,
            Map<Long, List<ForeignKey>> foreignKeys) {
        this.functions = Map.copyOf(functions);
        this.viewTrees = Map.copyOf(viewTrees);
        this.ruledTables = Set.copyOf(ruledTables);
        this.changedRows = Set.copyOf(changedRows);
        this.hiddenWrites = Map.copyOf(hiddenWrites);
        this.weakColumns = Map.copyOf(weakColumns);
        this.parents = Set.copyOf(parents);
        this.children = Set.copyOf(children);
        this.uniqueKeys = Map.copyOf(uniqueKeys);
        this.equality = Map.copyOf(equality);
        this.historyKeys = Map.copyOf(historyKeys);
        this.foreignKeys = Map.copyOf(foreignKeys);
    }

    /** The foreign keys of a table, by their names. */
    public List<ForeignKey> foreignKeys(long table) {
        return foreignKeys.getOrDefault(table, List.of());
    }

    /** Whether this column, from 1, of a function that reads the history of a table is in the primary key of that. */
    public boolean isHistoryKey(long function, int column) {
        return historyKeys.getOrDefault(function, Set.of()).contains(column);
    }

    /** The function of this {@code pg_proc.oid}. */
    public Optional<Function> function(long oid) {
        return Optional.ofNullable(functions.get(oid));
    }

    /** The analysed statement of a view or materialized view, as {@code pg_rewrite.ev_action} holds it. */
    public Optional<String> viewTree(long relation) {
        return Optional.ofNullable(viewTrees.get(relation));
    }

    /** Whether a rule may put another statement in place of one that writes to this relation. */
    public boolean hasRules(long relation) {
        return ruledTables.contains(relation);
    }

    /** Whether a trigger may have changed a row before it was stored in this table, or in one below it. */
    public boolean changesRows(long table) {
        return changedRows.contains(table);
    }

    /** Whether this command on a relation may write something although it returns no row, by a trigger or a rule. */
    public boolean hidesWrites(long relation, Write write) {
        return write.isIn(hiddenWrites.getOrDefault(relation, 0));
    }

    /** Whether a column that looks like NOT NULL may hold null: in a child of the table, or past its domain. */
    public boolean weak(long table, int column) {
        return weakColumns.getOrDefault(table, Set.of()).contains(column);
    }

    /** Whether a table has partitions, or tables that inherit from it: a statement that names one of them writes rows of this table. */
    public boolean hasChildren(long table) {
        return parents.contains(table);
    }

    /** Whether a table is a partition, or inherits from another: a statement that names that one writes rows of this table. */
    public boolean isChild(long table) {
        return children.contains(table);
    }

    /** The table's unique keys, the primary key first. */
    public List<UniqueKey> uniqueKeys(long table) {
        return uniqueKeys.getOrDefault(table, List.of());
    }

    /** Whether an operator is equality as a B-tree's operator family understands it. */
    public boolean isEquality(long operator, long family) {
        return equality.getOrDefault(operator, Set.of()).contains(family);
    }
}
