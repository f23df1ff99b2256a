package dev.trestle.generator.config;

import java.util.List;
import java.util.Optional;

/** One entry of {@code routes}. */
public sealed interface RouteSpec permits InsertSpec, UpdateSpec, DeleteSpec, GetSpec, ListSpec, QuerySpec, ComputeSpec, GatherSpec,
        LoadSpec, FileExportSpec, SwitchSpec {

    /** What every route has. */
    RouteHead head();

    /** What it answers with. */
    AnswerSpec answer();

    /** Where the row goes, too; empty where it goes nowhere else, and for routes that export nothing. */
    default Optional<ExportSpec> export() {
        return Optional.empty();
    }

    /** The queries that it runs, by the names of their files; none for most types. */
    default List<Located<String>> queries() {
        return List.of();
    }

    /** The query files that it runs over files. */
    default List<Located<String>> fileQueries() {
        return List.of();
    }

    /** Calls the case for this kind of route. */
    <R> R match(Cases<R> cases);

    /** One case for each kind of route. */
    interface Cases<R> {
        R insert(InsertSpec spec);

        R update(UpdateSpec spec);

        R delete(DeleteSpec spec);

        R get(GetSpec spec);

        R list(ListSpec spec);

        R query(QuerySpec spec);

        R compute(ComputeSpec spec);

        R gather(GatherSpec spec);

        R load(LoadSpec spec);

        R fileExport(FileExportSpec spec);

        R choose(SwitchSpec spec);
    }
}
