package dev.trestle.generator.plan;

import dev.trestle.generator.plan.sql.RouteMark;
import dev.trestle.generator.plan.model.Statement;
import dev.trestle.generator.plan.model.HistoryTable;
import dev.trestle.generator.plan.model.ComputedAnswer;
import dev.trestle.generator.plan.model.Endpoint;
import dev.trestle.generator.catalog.Catalog;
import dev.trestle.generator.catalog.Semantics;
import dev.trestle.generator.catalog.Table;
import dev.trestle.generator.catalog.Write;
import dev.trestle.generator.config.Located;
import dev.trestle.generator.config.RoutesFile;
import dev.trestle.generator.diagnostic.DiagnosticCode;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.diagnostic.Location;
import dev.trestle.generator.diagnostic.Quoted;
import dev.trestle.generator.plan.export.ExportPlanner;
import dev.trestle.generator.plan.model.ExportPlan;
import dev.trestle.generator.plan.model.InputField;
import dev.trestle.generator.plan.model.OutputField;
import dev.trestle.generator.plan.type.CompositeFields;
import dev.trestle.generator.plan.type.GeneratedTypes;
import dev.trestle.generator.plan.type.RowNames;
import dev.trestle.generator.plan.type.TypeMappings;
import dev.trestle.generator.plan.type.TypeNames;
import dev.trestle.generator.plan.type.TypeTable;
import dev.trestle.generator.query.ArrayDimensions;
import dev.trestle.generator.query.QueryAnalysis;
import dev.trestle.generator.query.ReadColumns;
import dev.trestle.generator.query.TableUse;
import dev.trestle.generator.query.ViewColumns;
import dev.trestle.generator.query.WriteTarget;
import dev.trestle.generator.query.WriteTargets;
import dev.trestle.generator.route.ExportDelivery;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the planners of all routes share.
 *
 * @param prefix stands before every path; empty for none
 */
record PlanScope(
        Diagnostics diagnostics,
        String prefix,
        TableFinder tables,
        GeneratedTypes generated,
        FieldPlanner fields,
        UploadPlanner uploads,
        AnswerPlanner answers,
        TableRows rows,
        MediaColumns media,
        TableUses uses,
        ExportPlanner exports,
        ComputedColumns computed,
        ComputedFunctions functions,
        List<HistoryTable> history,
        Semantics semantics) {

    static PlanScope of(RoutesFile file, PlanInput input, Diagnostics diagnostics) {
        Catalog catalog = input.catalog();
        String schema = file.schema().value();
        WriteTargets targets = new WriteTargets(catalog, input.semantics());
        TableFinder tables = new TableFinder(catalog, schema, targets, diagnostics);
        MediaColumns media = new MediaColumns(catalog, new ViewColumns(catalog, input.semantics()),
                ListedMedia.find(file.media(), tables, diagnostics));
        TypeNames names = new TypeNames(catalog, schema);
        GeneratedTypes generated = new GeneratedTypes(names, Planner.stem(file) + "Codecs");
        TypeTable types = new TypeTable(
                generated, new CompositeFields(catalog), TypeMappings.of(file, catalog, diagnostics),
                new ArrayDimensions(catalog, input.semantics()));
        FieldPlanner fields = new FieldPlanner(types, media, diagnostics);
        TableRows rows = new TableRows(catalog, new RowNames(catalog, schema, names), fields, new ReadColumns(catalog, input.semantics()));
        return new PlanScope(
                diagnostics,
                file.prefix().map(located -> located.value()).orElse(""),
                tables,
                generated,
                fields,
                new UploadPlanner(media, diagnostics),
                new AnswerPlanner(input.types(), fields, diagnostics),
                rows,
                media,
                new TableUses(catalog),
                new ExportPlanner(file.targets(), input.targets(), diagnostics),
                input.computed(),
                new ComputedFunctions(input.computed(), file.computed(), new CellNames(schema), rows),
                input.history(),
                input.semantics());
    }

    /** A relation that this command can write to; anything else is reported, and so are rows that a function makes. */
    Optional<WriteTarget> findWritable(Located<String> name, Write write) {
        Optional<WriteTarget> found = tables.findWritable(name, write);
        Optional<ComputedColumns.FoundRows> made = found.flatMap(target -> computed.rowsOf(target.table()));
        made.ifPresent(rows -> diagnostics.report(DiagnosticCode.COMPUTED_INPUT, name.location(), "The rows of " + Quoted.of(name.value())
                + " are computed from '" + rows.parent().name() + "', and stored and deleted with its rows; write to '" + rows.parent().name() + "'."));
        return made.isPresent() ? Optional.empty() : found;
    }

    /** The statement of a route that writes to a table: if that has a history, it names the route. */
    Statement marked(Statement statement, Table table, Endpoint endpoint) {
        return history.stream().anyMatch(other -> other.sql().equals(table.sql())) ? statement.match(new RouteMark(endpoint.className())) : statement;
    }

    /** The statement of a query: if it writes, and one of its tables has a history, it names the route. */
    Statement marked(Statement statement, QueryAnalysis query, Endpoint endpoint) {
        return query.uses().stream().flatMap(use -> tables.exact(use.schema() + "." + use.table()).stream())
                .filter(table -> query.writes()).map(table -> marked(statement, table, endpoint))
                .filter(marked -> marked != statement).findFirst().orElse(statement);
    }

    /**
     * Whether a statement may write although it gives no row, and needs a transaction for that; an export has one already,
     * unless it comes after the commit.
     */
    boolean atomic(Table table, Optional<ExportPlan> export, Set<Write> writes) {
        return export.filter(plan -> plan.delivery() != ExportDelivery.INLINE).isEmpty()
                && writes.stream().anyMatch(write -> semantics.hidesWrites(table.oid(), write));
    }

    /** What the statement of a route returns: if the route computes columns, the key is enough, as its answer is read afterwards. */
    List<OutputField> returned(Optional<ComputedAnswer> computed, Table table, List<OutputField> outputs, Location location) {
        if (computed.isEmpty()) {
            return outputs;
        }
        table.primaryKey().forEach(name -> uses.use(table.schema(), table.name(), name, true));
        return table.primaryKey().stream().flatMap(name -> table.column(name).stream())
                .flatMap(column -> fields.computed(table, column.withNotNull(true), location).stream()).toList();
    }

    /** A statement relies on what its query reads. */
    void use(QueryAnalysis query) {
        query.uses().forEach(this::use);
        query.reliedOn().forEach(use -> uses.use(use.schema(), use.table(), use.column(), true));
    }

    private void use(TableUse table) {
        uses.use(table.schema(), table.table());
        table.columns().forEach(column -> uses.use(table.schema(), table.table(), column, false));
    }

    /** The code of a route relies on these columns. */
    void use(WriteTarget target, List<InputField> inputs, List<OutputField> outputs) {
        Table table = target.table();
        uses.use(table.schema(), table.name());
        inputs.forEach(input -> uses.use(table.schema(), table.name(), input.name(), false));
        outputs.forEach(output -> uses.use(table.schema(), table.name(), output.name(), false));
        outputs.stream()
                .flatMap(output -> target.proofs().getOrDefault(output.name(), Set.of()).stream())
                .forEach(proof -> uses.use(proof.schema(), proof.table(), proof.column(), true));
    }
}
