package dev.trestle.generator.config;

/** One entry of {@code routes}. */
public sealed interface RouteSpec permits InsertSpec, UpdateSpec, DeleteSpec, QuerySpec, ComputeSpec {

    /** What every route has. */
    RouteHead head();

    /** What it answers with. */
    AnswerSpec answer();

    /** Calls the case for this kind of route. */
    <R> R match(Cases<R> cases);

    /** One case for each kind of route. */
    interface Cases<R> {
        R insert(InsertSpec spec);

        R update(UpdateSpec spec);

        R delete(DeleteSpec spec);

        R query(QuerySpec spec);

        R compute(ComputeSpec spec);
    }
}
