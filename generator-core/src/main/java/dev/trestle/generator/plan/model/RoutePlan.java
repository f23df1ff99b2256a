package dev.trestle.generator.plan.model;

import dev.trestle.generator.config.RoutePath;
import java.util.List;
import java.util.Optional;

/** One route, decided. */
public sealed interface RoutePlan permits InsertPlan, UpdatePlan, DeletePlan, QueryPlan, ComputePlan {

    /** What every route has. */
    Endpoint endpoint();

    /** The components of its request, in order. */
    List<InputField> inputs();

    /** The components of its response, in order; none where the runtime has the response. */
    List<OutputField> outputs();

    /** Whether its requests become jobs. */
    default boolean background() {
        return endpoint().background().isPresent();
    }

    /** Whether a hook of the service answers. */
    default boolean hooked() {
        return answer().isHooked();
    }

    /** The fields of a form or a query string that count as left out where their text is empty; none in a body of JSON. */
    default List<String> absentIfEmpty() {
        List<String> inPath = RoutePath.parameters(endpoint().path());
        return inputs().stream()
                .filter(input -> endpoint().takes() != RequestPart.BODY
                        && !inPath.contains(input.name()) && !input.type().hasEmptyText())
                .map(InputField::name)
                .toList();
    }

    /** What it writes into a target besides; empty for nothing. */
    default Optional<ExportPlan> export() {
        return Optional.empty();
    }

    /** Whether what its statement gives is kept as JSON for a while, by a job or for an export. */
    default boolean keepsRows() {
        return background() || export().filter(ExportPlan::kept).isPresent();
    }

    /** Where another route serves the row that it has made. */
    default Optional<RowLocation> location() {
        return Optional.empty();
    }

    /** What it answers with. */
    Answer answer();

    /** Calls the case for this kind of route. */
    <R> R match(Cases<R> cases);

    /** One case for each kind of route. */
    interface Cases<R> {
        R insert(InsertPlan plan);

        R update(UpdatePlan plan);

        R delete(DeletePlan plan);

        R query(QueryPlan plan);

        R compute(ComputePlan plan);
    }
}
