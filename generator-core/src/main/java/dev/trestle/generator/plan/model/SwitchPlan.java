package dev.trestle.generator.plan.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A route whose requests are answered by one of several other routes.
 *
 * @param variants these routes, in the order of the routes file
 * @param stickyHeader the header that identifies a client; empty if the choice is random for each request
 * @param ownRow whether its class has the record of a row; otherwise the variants share one
 */
public record SwitchPlan(
        Endpoint endpoint, Exchange exchange, List<VariantPlan> variants, Optional<String> stickyHeader, boolean ownRow)
        implements RoutePlan {

    /** Whether the answer is one object. */
    public boolean oneRow() {
        return exchange.gives() instanceof Gives.OneRow;
    }

    @Override
    public List<Statement> statements() {
        return List.of();
    }

    @Override
    public boolean byPool() {
        return false;
    }

    @Override
    public boolean needsFiles() {
        return false;
    }

    @Override
    public boolean isSwitch() {
        return true;
    }

    @Override
    public Set<RowUse> rowUses() {
        return Set.of();
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.choose(this);
    }
}
