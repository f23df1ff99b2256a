package dev.trestle.generator.query;

import dev.trestle.generator.query.Node.Struct;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One {@code Query} of an analysed statement (PostgreSQL's {@code src/include/nodes/parsenodes.h}): the statement
 * itself, or a subquery.
 */
record QueryTree(Struct query) {

    private static final long SELECT = 1;
    private static final long UPDATE = 2;
    private static final long INSERT = 3;
    private static final long DELETE = 4;
    private static final long MERGE = 5;

    /** The statement in the body of a function that has one statement. */
    static QueryTree ofFunctionBody(String prosqlbody) {
        return NodeParser.parse(prosqlbody).structs().stream()
                .filter(struct -> struct.is("QUERY"))
                .findFirst()
                .map(QueryTree::new)
                .orElseThrow(() -> new IllegalStateException("no query in " + prosqlbody));
    }

    /** This query and all below it. */
    List<QueryTree> all() {
        return query.structs().stream().filter(struct -> struct.is("QUERY")).map(QueryTree::new).toList();
    }

    boolean isSelect() {
        return query.number("commandType") == SELECT;
    }

    boolean isInsert() {
        return query.number("commandType") == INSERT;
    }

    boolean isUpdate() {
        return query.number("commandType") == UPDATE;
    }

    boolean isDelete() {
        return query.number("commandType") == DELETE;
    }

    boolean isMerge() {
        return query.number("commandType") == MERGE;
    }

    /** The SELECT of the rows that an INSERT or UPDATE is made of, with what it assigns as its columns. */
    QueryTree asSelect() {
        Map<String, Node> fields = new LinkedHashMap<>(query.fields());
        fields.put("commandType", new Node.Symbol(Long.toString(SELECT)));
        return new QueryTree(new Struct(query.type(), fields));
    }

    /** The same query without its WHERE. */
    QueryTree withoutConditions() {
        Map<String, Node> fields = new LinkedHashMap<>(query.fields());
        query.struct("jointree").ifPresent(tree -> {
            Map<String, Node> from = new LinkedHashMap<>(tree.fields());
            from.remove("quals");
            fields.put("jointree", new Struct(tree.type(), from));
        });
        return new QueryTree(new Struct(query.type(), fields));
    }

    /** The relation that stands alone in FROM; empty where something else does, or several. */
    Optional<Struct> onlyRelation() {
        return from().size() == 1 && from().get(0).is("RANGETBLREF")
                ? Optional.of(rangeTableEntry(from().get(0).number("rtindex"))).filter(RangeTable::isRelation)
                : Optional.empty();
    }

    /** Whether it, or a query below it, changes rows. */
    boolean writes() {
        return !all().stream().allMatch(QueryTree::isSelect);
    }

    /** Whether its target list assigns to columns: the entries' {@code resno} are then column numbers. */
    boolean assigns() {
        long command = query.number("commandType");
        return command == INSERT || command == UPDATE;
    }

    /** What each column of the result is, in order; empty where there is none. */
    List<Struct> outputs() {
        return visible(query.structList(isSelect() ? "targetList" : "returningList"));
    }

    /** Whether its rows are made of groups: it has GROUP BY, HAVING or an aggregate. */
    boolean isGrouped() {
        return query.flag("hasAggs")
                || query.has("groupClause")
                || query.has("groupingSets")
                || query.has("havingQual");
    }

    /** Whether its select list has functions that return sets. */
    boolean returnsSets() {
        return query.flag("hasTargetSRFs");
    }

    /** Whether two trees of one statement give the same columns by the same names. */
    boolean givesTheSameAs(QueryTree other) {
        return columns().equals(other.columns());
    }

    private List<String> columns() {
        return outputs().stream()
                .map(output -> output.text("resname") + " " + output.struct("expr").map(ExpressionKey::structure))
                .toList();
    }

    /** The entry of the range table that INSERT, UPDATE, DELETE and MERGE write to. */
    Struct target() {
        return rangeTableEntry(query.number("resultRelation"));
    }

    /** An entry of the range table; they count from 1. */
    Struct rangeTableEntry(long number) {
        return query.structList("rtable").get((int) number - 1);
    }

    /** The expression itself where it is a column of the list of groups, which PostgreSQL has from 18 on. */
    Struct grouped(Struct expression) {
        if (!Expressions.isOwnColumn(expression) || expression.number("varno") <= 0) {
            return expression;
        }
        Struct entry = rangeTableEntry(expression.number("varno"));
        return RangeTable.kind(entry) == RangeTable.GROUP
                ? entry.structList("groupexprs").get((int) expression.number("varattno") - 1)
                : expression;
    }

    /** What stands in FROM, side by side. */
    List<Struct> from() {
        return query.struct("jointree").map(tree -> tree.structList("fromlist")).orElse(List.of());
    }

    private static List<Struct> visible(List<Struct> entries) {
        return entries.stream().filter(entry -> !entry.flag("resjunk")).toList();
    }
}
