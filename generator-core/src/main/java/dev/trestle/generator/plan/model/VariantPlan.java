package dev.trestle.generator.plan.model;

/**
 * A route that answers some of the requests of a switch route.
 *
 * @param percentage of the requests, before the choice is changed
 */
public record VariantPlan(RoutePlan route, int percentage) {

    /** Its name, which is that of the route's class. */
    public String name() {
        return route.endpoint().className();
    }

    /** The record of what a client gets: within the route's class, unless it is shared or a hook makes it. */
    public String rowClass() {
        RowPlan row = row();
        return row.response().map(ResponsePlan::className).orElse(row.recordName());
    }

    /** Whether that record is a class of its own. */
    public boolean rowIsShared() {
        return row().shared() || row().response().isPresent();
    }

    private RowPlan row() {
        return route.exchange().gives().rows().get(0);
    }
}
