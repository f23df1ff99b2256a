package dev.trestle.generator.query;

import dev.trestle.generator.catalog.PgType;
import dev.trestle.generator.catalog.Semantics;
import dev.trestle.generator.query.Node.Struct;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A query with all that is known of its rows, and the queries in its FROM and WITH. */
final class Scope {

    private final QueryTree query;
    private final Analysis analysis;
    private final Nesting nesting;
    private final JoinTree joins;
    private final Grouping grouping;
    private final CommonTables commonTables;
    private final Outputs outputs;
    private final ExpressionPlace rows;
    private final ExpressionPlace results;
    private final Map<Struct, Scope> subqueries = new IdentityHashMap<>();
    private @Nullable Scope before;

    /** @param outer where this query stands; null where nothing is around it */
    Scope(QueryTree query, Analysis analysis, @Nullable ExpressionPlace outer) {
        this.query = query;
        this.analysis = analysis;
        this.nesting = new Nesting(query, outer == null ? null : outer.scope().nesting);
        this.joins = new JoinTree(nesting);
        this.grouping = new Grouping(nesting);
        this.commonTables = new CommonTables(this);
        int depth = outer == null ? 0 : outer.depth() + 1;
        Set<Fact> facts = facts();
        this.rows = new ExpressionPlace(this, facts, false, outer, depth);
        this.results = new ExpressionPlace(this, grouping.facts(this, facts), query.isGrouped(), outer, depth);
        this.outputs = new Outputs(this);
    }

    QueryTree query() {
        return query;
    }

    Nesting nesting() {
        return nesting;
    }

    Analysis analysis() {
        return analysis;
    }

    Semantics semantics() {
        return analysis.semantics();
    }

    JoinTree joins() {
        return joins;
    }

    Grouping grouping() {
        return grouping;
    }

    CommonTables commonTables() {
        return commonTables;
    }

    Outputs outputs() {
        return outputs;
    }

    /** Where expressions over the rows of FROM stand that WHERE lets through. */
    ExpressionPlace rows() {
        return rows;
    }

    /** Where the expressions of the select list or the RETURNING list stand. */
    ExpressionPlace results() {
        return results;
    }

    /** A query in FROM; each is looked at once. */
    Scope subquery(Struct tree) {
        Scope known = subqueries.get(tree);
        if (known == null) {
            known = new Scope(new QueryTree(tree), analysis, rows);
            subqueries.put(tree, known);
        }
        return known;
    }

    /** The rows that an INSERT or UPDATE is made of, before it writes. */
    Scope before() {
        Scope known = before;
        if (known == null) {
            known = new Scope(query.asSelect(), analysis, rows.outer());
            before = known;
        }
        return known;
    }

    /** The expression that a column of a join or of a list of groups stands for. */
    Optional<Struct> standsFor(Struct variable) {
        int column = (int) variable.number("varattno") - 1;
        Struct entry = query.rangeTableEntry(variable.number("varno"));
        return switch (RangeTable.kind(entry)) {
            case JOIN -> item(entry, "joinaliasvars", column);
            case GROUP -> item(entry, "groupexprs", column);
            case RELATION, SUBQUERY, FUNCTION, TABLE_FUNCTION, VALUES, WITH_QUERY, TRANSITION_TABLE, RESULT ->
                Optional.empty();
        };
    }

    /** Whether values of this type are made by PostgreSQL's own functions, which give null for null only. */
    boolean isBuiltInType(long oid) {
        PgType type = analysis.catalog().types().get(oid);
        return type instanceof PgType.Enumeration
                || type != null && type.name().schema().equals("pg_catalog") && !(type instanceof PgType.Domain);
    }

    private static Optional<Struct> item(Struct entry, String list, int column) {
        return column >= 0 && column < entry.list(list).size() && entry.list(list).get(column) instanceof Struct item
                ? Optional.of(item)
                : Optional.empty();
    }

    /** WHERE of an UPDATE or MERGE is about rows as they were; RETURNING shows what became of them (see WrittenRow). */
    private Set<Fact> facts() {
        if (query.isMerge()) {
            return Set.of();
        }
        Set<Fact> facts = new HashSet<>(Narrowing.ofRows(this, joins));
        if (query.isUpdate()) {
            long target = query.query().number("resultRelation");
            facts.removeIf(fact -> fact instanceof Fact.NotNull
                    || fact instanceof Fact.Column column && column.levelsUp() == 0 && column.relation() == target);
        }
        return facts;
    }
}
