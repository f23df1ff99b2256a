package dev.trestle.generator.plan.model;

import dev.trestle.generator.diagnostic.Location;
import java.util.List;
import java.util.Optional;

/**
 * A route that answers with the rows of a table, page by page.
 *
 * @param queryFile method and path, as it has no file
 * @param table as it is written in SQL
 * @param select what it runs
 * @param page how many rows it returns
 * @param counted whether a request can have all rows counted
 */
public record ListPlan(Endpoint endpoint, String queryFile, String table, Exchange exchange, ListSelect select, PageSize page, boolean counted)
        implements RoutePlan {

    /** None: the SELECT is put together of its parts. */
    @Override
    public List<Statement> statements() {
        return List.of();
    }

    @Override
    public boolean isList() {
        return true;
    }

    /** The filters that count as left out where their text is empty: an empty list of values is a mistake, and no wish for all rows. */
    public List<String> absentIfEmpty() {
        List<String> lists = select.filters().stream().map(Filter::input).filter(input -> input.type() instanceof ValueType.ListOf)
                .map(InputField::name).toList();
        return exchange.takes().absentIfEmpty().stream().filter(name -> !lists.contains(name)).toList();
    }

    /** Whether a request chooses the order. */
    public boolean sorted() {
        return select.orders().get(0).constant().isPresent();
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.list(this);
    }

    /** The rows of a page: without a wish of the request, and at most. */
    public record PageSize(int standard, int max) {}

    /**
     * The parts of the SELECT.
     *
     * @param head the columns of the result and FROM; those of the answer, then those of orders that are not among them
     * @param filters the conditions that a request may have, in the order of the request record
     * @param orders those that a request can choose, the first without a choice
     * @param whole the statement with all filters in the first order, for psql
     * @param probes statements that have each part once, for PostgreSQL to check
     */
    public record ListSelect(String head, List<Filter> filters, List<Order> orders, String whole, List<Probe> probes) {}

    /**
     * A condition.
     *
     * @param sql with the placeholder of its input
     */
    public record Filter(String sql, InputField input) {}

    /**
     * A total order.
     *
     * @param name as requests choose it
     * @param constant the name of it in Java; empty where there is no choice
     * @param location where diagnostics about it point
     */
    public record Order(String name, Optional<String> constant, List<By> by, Location location) {}

    /**
     * A column of an order.
     *
     * @param sql its name as it is written in SQL
     * @param placeholder what stands for its value in SQL
     * @param position in the result, from 1
     */
    public record By(String sql, String placeholder, ValueType type, int position, boolean descends, boolean nullable) {}
}
