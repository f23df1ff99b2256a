package dev.trestle.generator.config;

import dev.trestle.generator.route.FilterOperator;
import java.util.List;
import java.util.Optional;

/**
 * {@code type: list}: answers with the rows of a table, page by page.
 *
 * @param outputs columns of the answer; empty means every column
 * @param sorts the orders that a request can choose, the first without a choice; none means that of the key
 * @param filters the columns that a request can compare
 * @param page how many rows a page has
 * @param counted whether a request can have all rows counted
 */
public record ListSpec(
        RouteHead head, Located<String> table, Optional<List<Located<String>>> outputs, List<Sort> sorts, List<Filter> filters,
        Page page, boolean counted) implements RouteSpec {

    /**
     * An order.
     *
     * @param text as requests choose it, such as {@code -released,title}
     */
    public record Sort(Located<String> text, List<By> by) {}

    /** A column of an order. */
    public record By(Located<String> column, boolean descends) {}

    /**
     * A column that can be compared.
     *
     * @param operators empty means all that its type has
     */
    public record Filter(Located<String> column, Optional<List<Located<FilterOperator>>> operators) {}

    /** The rows of a page: without a wish of the request, and at most. */
    public record Page(int standard, int max) {}

    /** The rows themselves. */
    @Override
    public AnswerSpec answer() {
        return AnswerSpec.row();
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.list(this);
    }
}
