package dev.trestle.generator.query;

import dev.trestle.generator.catalog.Catalog;
import dev.trestle.generator.catalog.Column;
import dev.trestle.generator.catalog.Table;
import dev.trestle.generator.catalog.TableKind;
import dev.trestle.generator.query.Node.Struct;
import java.util.Optional;

/**
 * Proves that a column of a result is never null, where it is a NOT NULL column of the one table that the statement
 * reads or writes. Whatever is not proven is nullable.
 */
final class ColumnNullability {

    private final QueryTree query;
    private final Catalog catalog;

    ColumnNullability(QueryTree query, Catalog catalog) {
        this.query = query;
        this.catalog = catalog;
    }

    /** The verdict on one entry of {@link QueryTree#outputs()}. */
    Nullability of(Struct output) {
        if (query.query().has("setOperations")) {
            return Nullability.unproven("it comes from a UNION, INTERSECT or EXCEPT");
        }
        if (query.query().has("groupingSets")) {
            return Nullability.unproven("the query has grouping sets");
        }
        if (query.isMerge()) {
            return Nullability.unproven("it comes from a MERGE");
        }
        Struct expression = ungrouped(output.struct("expr").orElseThrow());
        if (!Expressions.isOwnColumn(expression)) {
            return Nullability.unproven("it is an expression, not a plain column");
        }
        return query.isSelect() ? selected(expression) : returned(expression);
    }

    /** Since PostgreSQL 18, a grouped query's columns point to its list of groups, which points to the tables. */
    private Struct ungrouped(Struct expression) {
        if (!Expressions.isOwnColumn(expression) || expression.number("varattno") < 1) {
            return expression;
        }
        Struct entry = query.rangeTableEntry(expression.number("varno"));
        return RangeTable.kind(entry) == RangeTable.GROUP
                ? entry.structList("groupexprs").get((int) expression.number("varattno") - 1)
                : expression;
    }

    private Nullability selected(Struct column) {
        if (query.from().size() != 1 || !query.from().get(0).is("RANGETBLREF")) {
            return Nullability.unproven("the query joins several tables");
        }
        Optional<Long> relation = query.onlyRelation();
        if (relation.isEmpty()) {
            Struct entry = query.rangeTableEntry(query.from().get(0).number("rtindex"));
            return Nullability.unproven("the query reads from " + RangeTable.kind(entry).words());
        }
        return column.number("varno") == relation.get()
                ? stored(column)
                : Nullability.unproven("it is not a column of the query's table");
    }

    /** The written row is always there; another table of the statement may be joined to it in any way. */
    private Nullability returned(Struct column) {
        if (column.number("varno") != query.query().number("resultRelation")) {
            return Nullability.unproven("it is not a column of the table that is written");
        }
        if (column.number("varreturningtype", 0) != 0) {
            return Nullability.unproven("it is of the OLD or NEW row, which may not be there");
        }
        return stored(column);
    }

    private Nullability stored(Struct variable) {
        long number = variable.number("varattno");
        if (number < 1) {
            return Nullability.unproven(number == 0 ? "it is a whole row" : "it is a system column");
        }
        Optional<Table> table = RangeTable.oid(query.rangeTableEntry(variable.number("varno"))).flatMap(catalog::table);
        Optional<Column> column = table.flatMap(found -> found.column((int) number));
        if (column.isEmpty()) {
            return Nullability.unproven("its table is not in the catalog");
        }
        String name = table.get().name() + "." + column.get().name();
        if (column.get().notNull()) {
            return new Nullability(true, name + " is NOT NULL");
        }
        boolean view = table.get().kind() == TableKind.VIEW || table.get().kind() == TableKind.MATERIALIZED_VIEW;
        return Nullability.unproven(view ? table.get().name() + " is a view" : name + " is nullable");
    }

    /** Whether a column is proven never to be null, and why so or why not, in words. */
    record Nullability(boolean notNull, String reason) {

        static Nullability unproven(String why) {
            return new Nullability(false, "nullable: " + why);
        }
    }
}
