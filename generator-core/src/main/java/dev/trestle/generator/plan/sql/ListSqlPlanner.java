package dev.trestle.generator.plan.sql;

import dev.trestle.generator.plan.model.InputField;
import dev.trestle.generator.plan.model.ListPlan;
import dev.trestle.generator.plan.model.Probe;
import dev.trestle.generator.route.FilterOperator;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes the SELECT of a list.
 *
 * @param table as it is written in SQL
 * @param columns those of the result, as they are written in SQL
 */
public record ListSqlPlanner(
        String table, List<String> columns, List<ListPlan.Filter> filters, List<ListPlan.Order> orders) {

    /** The condition of a filter; {@code input} has the column's name and the placeholder. */
    public static ListPlan.Filter filter(FilterOperator operator, InputField input) {
        String column = input.sql();
        String value = input.placeholder();
        return new ListPlan.Filter(switch (operator) {
            case EQ -> column + " = " + value;
            case NE -> column + " IS DISTINCT FROM " + value;
            case IN -> column + " = ANY (" + value + ")";
            case LT -> column + " < " + value;
            case LTE -> column + " <= " + value;
            case GT -> column + " > " + value;
            case GTE -> column + " >= " + value;
            case LIKE -> column + " LIKE " + value;
            case ILIKE -> column + " ILIKE " + value;
            case CONTAINS -> column + " @> " + value;
            case NULL -> "(" + column + " IS NULL) = " + value;
        }, input);
    }

    public ListPlan.ListSelect plan() {
        String head = SelectSql.of(table, columns, List.of());
        return new ListPlan.ListSelect(head, filters, orders, whole(head), probes(head));
    }

    // SELECT film_id, title
    // FROM public.film
    // WHERE released >= :'released.gte'::date
    // ORDER BY title, film_id
    // LIMIT :'limit';
    private String whole(String head) {
        List<String> conditions = filters.stream().map(filter -> filter.sql().replace("?", ":'" + filter.input().javaName() + "'")).toList();
        return head + (conditions.isEmpty() ? "" : "\nWHERE " + String.join("\n  AND ", conditions))
                + "\n" + orderBy(orders.get(0)) + "\nLIMIT :limit;";
    }

    private static String orderBy(ListPlan.Order order) {
        return SqlText.list("ORDER BY ", order.by().stream().map(by -> by.sql() + (by.descends() ? " DESC" : "")).toList(), "");
    }

    private List<Probe> probes(String head) {
        List<Probe> probes = new ArrayList<>();
        filters.forEach(filter -> probes.add(new Probe(head + "\nWHERE " + filter.sql(),
                "The filter '" + filter.input().name() + "'", filter.input().location())));
        orders.forEach(order -> probes.add(new Probe(
                head + "\nWHERE " + String.join("\n  AND ", positions(order)) + "\n" + orderBy(order) + "\nLIMIT ?",
                "The order '" + order.name() + "'", order.location())));
        return probes;
    }

    /** Everything by which the run time compares with a position. */
    private static List<String> positions(ListPlan.Order order) {
        String names = order.by().stream().map(ListPlan.By::sql).collect(Collectors.joining(", "));
        String values = order.by().stream().map(ListPlan.By::placeholder).collect(Collectors.joining(", "));
        return Stream.concat(
                order.by().stream().flatMap(by -> Stream.of("=", "<", "<=", ">", ">=")
                        .map(operator -> by.sql() + " " + operator + " " + by.placeholder())),
                Stream.of("(" + names + ") > (" + values + ")")).toList();
    }
}
