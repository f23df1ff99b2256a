package dev.trestle.generator.query;

import dev.trestle.generator.catalog.Catalog;
import dev.trestle.generator.catalog.Column;
import dev.trestle.generator.catalog.Semantics;
import dev.trestle.generator.catalog.Table;
import dev.trestle.generator.catalog.UniqueKey;
import dev.trestle.generator.query.JoinTree.Condition;
import dev.trestle.generator.query.Node.Struct;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tables of a query of which one row at most takes part, since the conditions compare a unique key, by the equality
 * that the key goes by, with values that are the same for every row.
 */
final class KeyBindings {

    private final QueryTree query;
    private final Catalog catalog;
    private final Semantics semantics;
    private final UniqueKeys keys;
    private final JoinTree joins;
    private final List<Equality> equalities = new ArrayList<>();
    private final Map<Long, String> single = new HashMap<>();

    KeyBindings(QueryTree query, Catalog catalog, Semantics semantics) {
        this.query = query;
        this.catalog = catalog;
        this.semantics = semantics;
        this.keys = new UniqueKeys(catalog, semantics);
        this.joins = new JoinTree(new Nesting(query, null));
        joins.conditions().forEach(condition -> collect(condition.expression(), condition));
        while (bindMore()) {
            // Each table bound lets its columns bind others.
        }
    }

    /** Why one row at most of this entry of the range table takes part; empty where that is not proven. */
    Optional<String> oneOf(long relation) {
        return Optional.ofNullable(single.get(relation));
    }

    /** What would prove it; empty where the entry is no table with a unique key, or nothing needs proof. */
    Optional<String> remedy(long relation) {
        return table(relation)
                .filter(table -> !single.containsKey(relation))
                .flatMap(table -> keys.of(table).stream()
                        .findFirst()
                        .map(key -> "compare " + columns(table, key) + " of " + table.name()
                                + " by '=' with parameters"));
    }

    private void collect(Struct expression, Condition condition) {
        List<Struct> arguments = expression.structList("args");
        if (expression.is("BOOLEXPR") && expression.text("boolop").filter("and"::equals).isPresent()) {
            arguments.forEach(argument -> collect(argument, condition));
        } else if (expression.is("OPEXPR") && arguments.size() == 2) {
            add(arguments.get(0), arguments.get(1), expression, condition);
            add(arguments.get(1), arguments.get(0), expression, condition);
        }
    }

    /** A condition of an outer join binds the tables on its nullable side only. */
    private void add(Struct side, Struct other, Struct operator, Condition condition) {
        // A domain, or varchar, goes by the operators of what it is over; which ones, the key's family says.
        Struct column = side;
        while (column.is("RELABELTYPE")) {
            column = column.struct("arg").orElseThrow();
        }
        if (!Expressions.isOwnColumn(column) || column.number("varattno") < 1) {
            return;
        }
        long collation = operator.number("inputcollid");
        boolean ownCollation = collation == 0 || collation == column.number("varcollid");
        if (ownCollation && joins.nulling(column.number("varno")).containsAll(condition.outside())) {
            equalities.add(new Equality(
                    column.number("varno"), (int) column.number("varattno"), operator.number("opno"), other));
        }
    }

    private boolean bindMore() {
        Set<Long> relations = equalities.stream().map(Equality::relation).collect(Collectors.toSet());
        boolean more = false;
        for (long relation : relations) {
            Optional<Table> table = table(relation);
            if (!single.containsKey(relation) && table.isPresent()) {
                Optional<UniqueKey> bound = keys.of(table.get()).stream()
                        .filter(key -> binds(relation, key))
                        .findFirst();
                bound.ifPresent(key -> single.put(
                        relation,
                        "the unique key " + columns(table.get(), key) + " of " + table.get().name() + " is given"));
                more |= bound.isPresent();
            }
        }
        return more;
    }

    private boolean binds(long relation, UniqueKey key) {
        return key.families().entrySet().stream().allMatch(column -> equalities.stream().anyMatch(equality ->
                equality.relation() == relation
                        && equality.column() == column.getKey()
                        && semantics.isEquality(equality.operator(), column.getValue())
                        && fixed(equality.other())));
    }

    /** Whether it is the same for every row: a constant, a parameter, a column from outside or of a single row. */
    private boolean fixed(Struct expression) {
        Struct below = Expressions.withoutCasts(expression);
        if (below.is("CONST") || below.is("SQLVALUEFUNCTION") || Expressions.parameter(below).isPresent()) {
            return true;
        }
        return below.is("VAR") && (below.number("varlevelsup") > 0 || single.containsKey(below.number("varno")));
    }

    private Optional<Table> table(long relation) {
        return RangeTable.oid(query.rangeTableEntry(relation)).flatMap(catalog::table);
    }

    private static String columns(Table table, UniqueKey key) {
        return key.families().keySet().stream()
                .flatMap(number -> Stream.ofNullable(table.column(number).map(Column::name).orElse(null)))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    /** {@code column = other}. */
    private record Equality(long relation, int column, long operator, Struct other) {}
}
