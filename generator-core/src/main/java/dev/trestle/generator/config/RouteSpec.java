package dev.trestle.generator.config;

import java.util.Optional;

/** One entry of {@code routes}. */
public sealed interface RouteSpec permits InsertSpec, UpdateSpec, DeleteSpec, QuerySpec, ComputeSpec {

    /** What every route has. */
    RouteHead head();

    /** What it answers with. */
    AnswerSpec answer();

    /** Where the row goes, too; empty where it goes nowhere else, and for routes that export nothing. */
    Optional<ExportSpec> export();

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
