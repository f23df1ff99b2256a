package dev.trestle.generator.query;

import dev.trestle.generator.catalog.Attribute;
import dev.trestle.generator.catalog.Catalog;
import dev.trestle.generator.catalog.Column;
import dev.trestle.generator.catalog.Function;
import dev.trestle.generator.catalog.PgType;
import dev.trestle.generator.catalog.Semantics;
import dev.trestle.generator.catalog.Table;
import dev.trestle.generator.query.Node.Struct;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How many dimensions arrays have. Their type does not say it, and PostgreSQL holds no column to what it was declared with; but
 * Trestle does, so that what comes from a column has as many, and what is made of arrays can be told.
 */
public final class ArrayDimensions {

    /** Nothing is known; then arrays are taken to have one dimension. */
    static final int UNKNOWN = 0;

    /** Some of the arrays have more than others. */
    static final int MIXED = -1;

    private static final int DEEPEST = 100;
    private static final int DEEPEST_WITH = 20;
    private static final long EXPRESSION_LINK = 4;
    private static final long ARRAY_LINK = 6;
    private static final Set<String> OF_FIRST = Set.of(
            "array_append", "array_remove", "array_replace", "trim_array", "array_sample", "array_shuffle", "array_reverse",
            "array_sort", "lag", "lead", "first_value", "last_value", "nth_value", "min", "max", "any_value");

    private final Catalog catalog;
    private final Semantics semantics;
    private final Map<String, Integer> ofColumns = new HashMap<>();

    public ArrayDimensions(Catalog catalog, Semantics semantics) {
        this.catalog = catalog;
        this.semantics = semantics;
    }

    /** A query, within those whose columns it may use. */
    private record Level(QueryTree query, @Nullable Level outer, int depth) {
        Level in(QueryTree below) {
            return new Level(below, this, depth + 1);
        }

        Optional<Level> up(long levels) {
            Level level = this;
            for (long i = 0; i < levels && level != null; i++) {
                level = level.outer;
            }
            return Optional.ofNullable(level);
        }
    }

    /** The type of a column of a table or view, with the dimensions that its arrays have. */
    public PgType type(Table table, Column column) {
        return column.type() instanceof PgType.Array
                ? column.type().declared(of(table, column))
                : column.type();
    }

    /** Those of a column of arrays, or of a domain over them. */
    int of(Table table, Column column) {
        return Math.max(1, of(table, column.number(), 0));
    }

    /** Those of a column of a statement's result, from 0. */
    int ofOutput(QueryTree query, int column) {
        return output(new Level(query, null, 0), column);
    }

    /** Those of an expression in the statement's own lists. */
    int of(QueryTree query, Struct expression) {
        return of(expression, new Level(query, null, 0));
    }

    private int output(Level level, int column) {
        if (level.depth > DEEPEST) {
            return UNKNOWN;
        }
        QueryTree query = level.query;
        if (query.query().has("setOperations")) {
            return same(query.query().structList("rtable").stream()
                    .flatMap(entry -> entry.struct("subquery").stream())
                    .map(part -> output(level.in(new QueryTree(part)), column)));
        }
        List<Struct> outputs = query.outputs();
        return column < outputs.size() ? outputs.get(column).struct("expr").map(e -> of(e, level)).orElse(UNKNOWN) : UNKNOWN;
    }

    private int of(Table table, int number, int depth) {
        String key = table.oid() + "." + number;
        Integer known = ofColumns.get(key);
        int dimensions = known == null ? find(table, number, depth) : known;
        ofColumns.put(key, dimensions);
        return dimensions;
    }

    private int find(Table table, int number, int depth) {
        Optional<String> view = depth > DEEPEST ? Optional.empty() : semantics.viewTree(table.oid());
        return view.isPresent()
                ? output(new Level(QueryTree.ofFunctionBody(view.get()), null, depth + 1), number - 1)
                : table.columns().stream().filter(column -> column.number() == number).findFirst()
                        .map(column -> of(column.type())).orElse(UNKNOWN);
    }

    private static int of(PgType type) {
        return type instanceof PgType.Domain domain ? of(domain.base())
                : type instanceof PgType.Array array ? array.dimensions() : UNKNOWN;
    }

    private int of(Struct expression, Level level) {
        return switch (expression.type()) {
            case "VAR" -> variable(expression, level);
            case "CONST" -> isArray(expression) ? Constants.dimensions(expression) : UNKNOWN;
            case "PARAM" -> isArray(expression) ? 1 : UNKNOWN;
            case "ARRAYEXPR" -> expression.flag("multidims")
                    ? around(same(expression.structList("elements").stream().map(element -> of(element, level))))
                    : 1;
            case "RELABELTYPE", "ARRAYCOERCEEXPR", "COLLATEEXPR", "COERCETODOMAIN" ->
                expression.struct("arg").map(below -> of(below, level)).orElse(UNKNOWN);
            case "COALESCEEXPR", "MINMAXEXPR", "NULLIFEXPR" ->
                same(expression.structList("args").stream().map(each -> of(each, level)));
            case "CASEEXPR" -> same(Stream.concat(
                            expression.structList("args").stream().flatMap(when -> when.struct("result").stream()),
                            expression.struct("defresult").stream())
                    .map(each -> of(each, level)));
            case "SUBSCRIPTINGREF" -> expression.has("reflowerindexpr") || expression.has("refassgnexpr")
                    ? expression.struct("refexpr").map(below -> of(below, level)).orElse(UNKNOWN)
                    : UNKNOWN;
            case "FIELDSELECT" -> field(expression);
            case "FUNCEXPR" -> call(expression, "funcid", expression.structList("args"), level);
            case "OPEXPR" -> call(expression, "opfuncid", expression.structList("args"), level);
            case "WINDOWFUNC" -> call(expression, "winfnoid", expression.structList("args"), level);
            case "AGGREF" -> call(expression, "aggfnoid", expression.structList("args").stream()
                    .flatMap(argument -> argument.struct("expr").stream()).toList(), level);
            case "SUBLINK" -> link(expression, level);
            default -> UNKNOWN;
        };
    }

    private int variable(Struct variable, Level at) {
        Optional<Level> owner = at.up(variable.number("varlevelsup"));
        int column = (int) variable.number("varattno") - 1;
        if (owner.isEmpty() || variable.number("varno") <= 0 || column < 0) {
            return UNKNOWN;
        }
        Level level = owner.get();
        Struct entry = level.query.rangeTableEntry(variable.number("varno"));
        return switch (RangeTable.kind(entry)) {
            case RELATION -> catalog.table(entry.number("relid"))
                    .map(table -> of(table, column + 1, level.depth)).orElse(UNKNOWN);
            case SUBQUERY -> entry.struct("subquery")
                    .map(query -> output(level.in(new QueryTree(query)), column)).orElse(UNKNOWN);
            case JOIN -> item(entry, "joinaliasvars", column, level);
            case GROUP -> item(entry, "groupexprs", column, level);
            case WITH_QUERY -> with(entry, column, level);
            case VALUES -> same(entry.list("values_lists").stream()
                    .filter(row -> row instanceof Node.Sequence)
                    .map(row -> ((Node.Sequence) row).items())
                    .filter(row -> column < row.size() && row.get(column) instanceof Struct)
                    .map(row -> of((Struct) row.get(column), level)));
            case FUNCTION, TABLE_FUNCTION, TRANSITION_TABLE, RESULT -> UNKNOWN;
        };
    }

    private int item(Struct entry, String list, int column, Level level) {
        List<Node> items = entry.list(list);
        return column < items.size() && items.get(column) instanceof Struct item ? of(item, level) : UNKNOWN;
    }

    /** The rows of a recursive query have as many as those that it begins with. */
    private int with(Struct entry, int column, Level at) {
        String name = entry.text("ctename").orElse("");
        return at.up(entry.number("ctelevelsup")).stream()
                .flatMap(level -> level.query.query().structList("cteList").stream()
                        .filter(table -> table.text("ctename").filter(name::equals).isPresent())
                        .flatMap(table -> table.struct("ctequery").stream())
                        .map(query -> at.depth > DEEPEST_WITH
                                ? UNKNOWN
                                : output(new Level(new QueryTree(query), level, at.depth + 1), column)))
                .findFirst().orElse(UNKNOWN);
    }

    private int field(Struct select) {
        PgType row = select.struct("arg").map(ExpressionTypes::of).filter(oid -> oid.isPresent())
                .map(oid -> catalog.types().get(oid.getAsLong())).orElse(null);
        List<Attribute> attributes = row instanceof PgType.Composite composite ? composite.attributes() : List.of();
        int number = (int) select.number("fieldnum");
        return number <= attributes.size() ? of(attributes.get(number - 1).type()) : UNKNOWN;
    }

    private int call(Struct call, String idField, List<Struct> arguments, Level level) {
        String name = semantics.function(call.number(idField)).filter(Function::builtIn).map(Function::name).orElse("");
        if (arguments.isEmpty()) {
            return UNKNOWN;
        }
        if (name.equals("array_agg")) {
            return isArray(arguments.get(0)) ? around(of(arguments.get(0), level)) : 1;
        }
        if (name.equals("array_cat")) {
            return arguments.stream().mapToInt(argument -> of(argument, level)).max().orElse(UNKNOWN);
        }
        int array = name.equals("array_prepend") ? 1 : 0;
        return (OF_FIRST.contains(name) || array == 1) && array < arguments.size() && isArray(arguments.get(array))
                ? of(arguments.get(array), level)
                : UNKNOWN;
    }

    private int link(Struct link, Level level) {
        long type = link.number("subLinkType");
        Optional<QueryTree> query = link.struct("subselect").map(QueryTree::new);
        if (query.isEmpty() || type != EXPRESSION_LINK && type != ARRAY_LINK) {
            return UNKNOWN;
        }
        int below = output(level.in(query.get()), 0);
        return type == EXPRESSION_LINK ? below
                : isArray(ExpressionTypes.column(query.get(), 0).orElse(0)) ? around(below) : 1;
    }

    private boolean isArray(Struct expression) {
        return isArray(ExpressionTypes.of(expression).orElse(0));
    }

    private boolean isArray(long type) {
        PgType found = catalog.types().get(type);
        while (found instanceof PgType.Domain domain) {
            found = domain.base();
        }
        return found instanceof PgType.Array;
    }

    /** What all have of which something is known. */
    private static int same(Stream<Integer> dimensions) {
        List<Integer> known = dimensions.filter(each -> each != UNKNOWN).distinct().toList();
        return known.isEmpty() ? UNKNOWN : known.size() == 1 ? known.get(0) : MIXED;
    }

    /** One more than the elements have. */
    private static int around(int elements) {
        return elements == MIXED ? MIXED : 1 + Math.max(1, elements);
    }
}
