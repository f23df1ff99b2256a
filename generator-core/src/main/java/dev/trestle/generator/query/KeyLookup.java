package dev.trestle.generator.query;

import dev.trestle.generator.catalog.Catalog;
import dev.trestle.generator.catalog.Semantics;
import dev.trestle.generator.catalog.Table;
import dev.trestle.generator.catalog.TableKind;
import dev.trestle.generator.catalog.UniqueKey;
import dev.trestle.generator.query.Node.Struct;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A statement that finds every row of one table by a unique key alone: {@code SELECT … FROM film WHERE film_id = :id}. No join,
 * no other condition and no lock leaves a row out.
 *
 * @param schema of the table, by its name in the catalog
 * @param table by its name in the catalog
 * @param parameters the columns of the key, each with its parameter
 */
public record KeyLookup(String schema, String table, Map<String, String> parameters) {

    /** What may leave a row out, or turn it into another. */
    private static final List<String> SELECTIVE =
            List.of("cteList", "setOperations", "limitCount", "limitOffset", "rowMarks");

    /** What does not change a value: another name of its type, or a check of it. */
    private static final Set<String> SAME_VALUE = Set.of("RELABELTYPE", "COERCETODOMAIN");

    /** @param names of the parameters, from the first on */
    static Optional<KeyLookup> of(QueryTree query, Catalog catalog, Semantics semantics, List<String> names) {
        boolean whole = query.isSelect() && !query.isGrouped() && !query.returnsSets()
                && SELECTIVE.stream().noneMatch(query.query()::has);
        return query.onlyRelation()
                .filter(entry -> whole && !entry.has("tablesample"))
                .flatMap(entry -> catalog.table(entry.number("relid")).filter(table -> holdsRows(table, entry)))
                .flatMap(table -> lookup(query, table, semantics, names));
    }

    /** A partitioned table itself, which ONLY names, has no rows. */
    private static boolean holdsRows(Table table, Struct entry) {
        return table.kind().stores() && (entry.flag("inh") || table.kind() != TableKind.PARTITIONED_TABLE);
    }

    private static Optional<KeyLookup> lookup(QueryTree query, Table table, Semantics semantics, List<String> names) {
        List<Struct> conditions = new ArrayList<>();
        query.query().struct("jointree").flatMap(tree -> tree.struct("quals"))
                .ifPresent(condition -> collect(condition, conditions));
        return semantics.uniqueKeys(table.oid()).stream()
                .filter(key -> key.families().size() == conditions.size())
                .flatMap(key -> parameters(key, table, conditions, semantics, names).stream())
                .findFirst()
                .map(parameters -> new KeyLookup(table.schema(), table.name(), parameters));
    }

    private static void collect(Struct condition, List<Struct> conditions) {
        if (condition.is("BOOLEXPR") && condition.text("boolop").filter("and"::equals).isPresent()) {
            condition.structList("args").forEach(part -> collect(part, conditions));
        } else {
            conditions.add(condition);
        }
    }

    /** Each condition compares another column of the key with a parameter; as many as there are columns. */
    private static Optional<Map<String, String>> parameters(
            UniqueKey key, Table table, List<Struct> conditions, Semantics semantics, List<String> names) {
        Map<String, String> parameters = new LinkedHashMap<>();
        key.families().forEach((number, family) -> conditions.stream()
                .filter(condition -> condition.is("OPEXPR") && semantics.isEquality(condition.number("opno"), family))
                .map(condition -> condition.structList("args").stream().map(KeyLookup::sameValue).toList())
                .filter(sides -> sides.stream().anyMatch(side ->
                        Expressions.isOwnColumn(side) && side.number("varattno") == number))
                .flatMap(sides -> sides.stream().filter(side -> side.is("PARAM")))
                .forEach(parameter -> table.column(number).ifPresent(column -> parameters.put(
                        column.name(), names.get(Expressions.parameter(parameter).orElseThrow() - 1)))));
        return parameters.size() == key.families().size() ? Optional.of(parameters) : Optional.empty();
    }

    private static Struct sameValue(Struct side) {
        Struct below = side;
        while (SAME_VALUE.contains(below.type())) {
            below = below.struct("arg").orElseThrow();
        }
        return below;
    }
}
