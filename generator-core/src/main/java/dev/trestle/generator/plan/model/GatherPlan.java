package dev.trestle.generator.plan.model;

import java.util.List;

/**
 * A route that runs several statements at once.
 *
 * @param parts in the order of the answer
 * @param snapshot whether all of them see the same data
 */
public record GatherPlan(Endpoint endpoint, Exchange exchange, List<PartPlan> parts, boolean snapshot) implements RoutePlan {

    @Override
    public List<Statement> statements() {
        return parts.stream().map(PartPlan::statement).toList();
    }

    @Override
    public boolean readsFiles() {
        return parts.stream().anyMatch(part -> part.files().isPresent());
    }

    @Override
    public List<DatasetPlan> datasets() {
        return parts.stream().flatMap(part -> part.files().stream()).flatMap(files -> files.datasets().stream()).toList();
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.gather(this);
    }
}
