package dev.trestle.generator.plan.model;

import dev.trestle.generator.route.ExportDelivery;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One route, decided. */
public sealed interface RoutePlan permits InsertPlan, UpdatePlan, DeletePlan, ListPlan, QueryPlan, FileQueryPlan, ComputePlan, GatherPlan,
        LoadPlan, FileExportPlan, SwitchPlan {

    /** Where it is, and what its class is called. */
    Endpoint endpoint();

    /** What it and its clients send each other. */
    Exchange exchange();

    /** What it runs: one, except of a route that gathers, and none of a list or a switch. */
    List<Statement> statements();

    /** The components of its request, in order. */
    default List<InputField> inputs() {
        return exchange().takes().inputs();
    }

    /** The components of the rows that its statements return, in order; none where that is a number of rows. */
    default List<OutputField> outputs() {
        return exchange().gives().outputs();
    }

    /** The parameters of its statements that functions compute, each once. */
    default List<ComputedParameter> computedParameters() {
        return statements().stream().flatMap(statement -> statement.computed().stream()).distinct().toList();
    }

    /** Whether its requests become jobs. */
    default boolean background() {
        return endpoint().background().isPresent();
    }

    /** Whether a hook of the service answers. */
    default boolean hooked() {
        return exchange().gives().hooked();
    }

    /** What it writes into a target besides; empty for nothing. */
    default Optional<ExportPlan> export() {
        return Optional.empty();
    }

    /** Whether what its statement returns is stored as JSON for a while, by a job or for an export. */
    default boolean keepsRows() {
        return background() || export().filter(ExportPlan::kept).isPresent();
    }

    /** What it does with the record of its row. */
    default Set<RowUse> rowUses() {
        if (exchange().gives() instanceof Gives.Rows rows && rows.copied()) {
            return Set.of(RowUse.COLUMNS);
        }
        if (exchange().gives() instanceof Gives.Page) {
            return Set.of(RowUse.COLUMNS);
        }
        Set<RowUse> uses = EnumSet.of(RowUse.WRITTEN);
        if (exchange().formats().negotiated()) {
            uses.add(RowUse.COLUMNS);
        }
        if (keepsRows()) {
            uses.add(RowUse.STORED);
        }
        return uses;
    }

    /** Whether its statement runs on a connection of the pool, and not in the transaction of an export. */
    default boolean byPool() {
        return export().map(plan -> plan.delivery() == ExportDelivery.INLINE).orElse(true);
    }

    /** The datasets that it reads. */
    default List<DatasetPlan> datasets() {
        return List.of();
    }

    /** Whether it runs a query over files. */
    default boolean readsFiles() {
        return false;
    }

    /** Whether it stores any number of rows, by COPY. */
    default boolean loads() {
        return false;
    }

    /** Whether it writes files below a root. */
    default boolean writesFiles() {
        return false;
    }

    /** Whether other routes answer its requests. */
    default boolean isSwitch() {
        return false;
    }

    /** Whether it answers with pages of a list. */
    default boolean isList() {
        return false;
    }

    /** Whether it answers with a file. */
    default boolean givesFile() {
        return exchange().result() instanceof Gives.File;
    }

    /** Whether it needs the files of the service: for its form, its answer, or links in rows that are stored as JSON. */
    default boolean needsFiles() {
        Stream<OutputField> kept = exchange().gives().returned().filter(row -> keepsRows()).stream()
                .flatMap(row -> Stream.concat(row.outputs().stream(), row.sent().stream()));
        return exchange().takes().part() == RequestPart.FORM || givesFile()
                || kept.anyMatch(field -> field.type() instanceof ValueType.Media);
    }

    /** How its answer is read after columns of its rows were computed; empty if it computes none. */
    default Optional<ComputedAnswer> computed() {
        return Optional.empty();
    }

    /** Where another route serves the row that it has made. */
    default Optional<RowLocation> location() {
        return Optional.empty();
    }

    /** Calls the case for this kind of route. */
    <R> R match(Cases<R> cases);

    /** One case for each kind of route. */
    interface Cases<R> {
        R insert(InsertPlan plan);

        R update(UpdatePlan plan);

        R delete(DeletePlan plan);

        R list(ListPlan plan);

        R query(QueryPlan plan);

        R fileQuery(FileQueryPlan plan);

        R compute(ComputePlan plan);

        R gather(GatherPlan plan);

        R load(LoadPlan plan);

        R fileExport(FileExportPlan plan);

        R choose(SwitchPlan plan);
    }
}
