package dev.trestle.generator.plan;

import static dev.trestle.generator.diagnostic.DiagnosticCode.INVALID_VALUE;
import static dev.trestle.generator.diagnostic.DiagnosticCode.KEYS_DO_NOT_GO_TOGETHER;
import static dev.trestle.generator.diagnostic.DiagnosticCode.NAME_CLASH;

import dev.trestle.generator.catalog.TypeName;
import dev.trestle.generator.config.DatasetSpec;
import dev.trestle.generator.config.Located;
import dev.trestle.generator.config.QuerySpec;
import dev.trestle.generator.config.RoutesFile;
import dev.trestle.generator.config.UploadSpec;
import dev.trestle.generator.dataset.FileQueryAnalysis;
import dev.trestle.generator.diagnostic.Location;
import dev.trestle.generator.plan.model.Amount;
import dev.trestle.generator.plan.model.DatasetPlan;
import dev.trestle.generator.plan.model.Exchange;
import dev.trestle.generator.plan.model.FileQueryPlan;
import dev.trestle.generator.plan.model.Formats;
import dev.trestle.generator.plan.model.Gives;
import dev.trestle.generator.plan.model.InputField;
import dev.trestle.generator.plan.model.OutputField;
import dev.trestle.generator.plan.model.Presence;
import dev.trestle.generator.plan.model.RecordLimit;
import dev.trestle.generator.plan.model.RoutePlan;
import dev.trestle.generator.plan.model.RowFlow;
import dev.trestle.generator.plan.model.RowPlan;
import dev.trestle.generator.plan.model.ScalarType;
import dev.trestle.generator.plan.model.Statement;
import dev.trestle.generator.plan.model.Success;
import dev.trestle.generator.plan.model.Takes;
import dev.trestle.generator.plan.model.ValueType;
import dev.trestle.generator.plan.type.JavaNames;
import dev.trestle.generator.route.FileType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Plans the routes that run a named statement over files. */
final class FileQueryPlanner {

    private static final ValueType TEXTS = new ValueType.ListOf(type(FileType.Kind.TEXT), ',');

    private final RoutesFile file;
    private final PlanScope scope;

    FileQueryPlanner(RoutesFile file, PlanScope scope) {
        this.file = file;
        this.scope = scope;
    }

    /** The class that holds the datasets. */
    static String filesClass(RoutesFile file) {
        return Planner.stem(file) + "Files";
    }

    /** All datasets of the routes file. */
    static List<DatasetPlan> datasets(RoutesFile file) {
        return file.files().stream().map(FileQueryPlanner::dataset).toList();
    }

    private static DatasetPlan dataset(DatasetSpec spec) {
        return new DatasetPlan(spec.name().value(), spec.name().value().toUpperCase(Locale.ROOT), spec.format(), spec.root(),
                spec.validation(), columns(spec.columns()), columns(spec.folders()), spec.many(), spec.hosts(),
                spec.maxRejects(), spec.sample().map(Located::value));
    }

    private static List<DatasetPlan.Column> columns(List<DatasetSpec.Column> columns) {
        return columns.stream().map(column -> new DatasetPlan.Column(column.name(), column.type(), column.nullable())).toList();
    }

    /** The datasets that a query reads; none is reported at this place. */
    List<DatasetPlan> datasets(FileQueryAnalysis query, Location location) {
        List<DatasetPlan> datasets = datasets(file).stream().filter(dataset -> query.datasets().contains(dataset.name())).toList();
        if (datasets.isEmpty()) {
            scope.diagnostics().report(INVALID_VALUE, location, "'" + query.source().file()
                    + "' reads none of the datasets; there are " + file.files().stream().map(DatasetSpec::name)
                    .map(Located::value).collect(Collectors.joining(", ")) + ".");
        }
        return datasets;
    }

    /** What a request has for a query: the names of the files, then the parameters; empty if their names clash. */
    Optional<List<InputField>> inputs(FileQueryAnalysis query, List<DatasetPlan> datasets, Location location) {
        List<InputField> inputs = new ArrayList<>();
        datasets.forEach(dataset -> inputs.add(
                input(dataset.name(), dataset.many() ? TEXTS : type(FileType.Kind.TEXT), Presence.REQUIRED, location)));
        for (FileQueryAnalysis.Parameter parameter : query.parameters()) {
            if (query.datasets().contains(parameter.name())) {
                scope.diagnostics().report(NAME_CLASH, parameter.location(), "':" + parameter.name() + "' is a parameter of the query,"
                        + " and '" + parameter.name() + "' is the field with the name of its file; rename the parameter.");
                return Optional.empty();
            }
            inputs.add(input(parameter.name(), type(parameter.type()),
                    parameter.nullable() ? Presence.NULL_IF_ABSENT : Presence.REQUIRED, parameter.location()));
        }
        return Optional.of(inputs);
    }

    /** The columns of a query. */
    List<OutputField> outputs(FileQueryAnalysis query, Location location) {
        return query.columns().stream().map(column -> output(column, location)).toList();
    }

    Optional<RoutePlan> plan(QuerySpec spec, FileQueryAnalysis query) {
        List<DatasetPlan> datasets = datasets(query, spec.query().location());
        checkFormats(spec, datasets);
        Optional<List<InputField>> inputs = inputs(query, datasets, spec.query().location());
        return datasets.isEmpty() ? Optional.empty() : inputs.flatMap(known -> plan(spec, query, datasets, known));
    }

    private Optional<RoutePlan> plan(QuerySpec spec, FileQueryAnalysis query, List<DatasetPlan> datasets, List<InputField> inputs) {
        List<InputField> fitted =
                new PathInputs(spec.head(), "a dataset or a parameter of the query", scope.diagnostics()).fit(inputs);
        List<OutputField> outputs = outputs(query, spec.query().location());
        if (!RecordLimit.fitsOutputs(outputs) || !RecordLimit.fitsInputs(fitted)) {
            scope.diagnostics().report(INVALID_VALUE, spec.query().location(), "'" + query.source().file()
                    + "' has more parameters or columns than a Java record can have, about 250; list the columns that are needed.");
            return Optional.empty();
        }
        Takes takes = TakesPlanner.plan(spec.head(), fitted, UploadSpec.none(), new Amount.One());
        boolean background = spec.head().background().isPresent();
        Gives.Rows rows = new Gives.Rows(
                new RowPlan("Row", false, outputs, Optional.empty()), background ? RowFlow.SPOOLED : RowFlow.STREAM);
        Formats formats = FormatsPlanner.plan(spec, takes, background, scope.diagnostics());
        Exchange exchange = background ? new Exchange(takes, new Gives.Job(rows), Success.ACCEPTED, formats)
                : new Exchange(takes, rows, Success.OK, formats);
        return Optional.of(new FileQueryPlan(
                EndpointPlanner.plan(spec.head(), spec.query().value(), scope), query.source().file(), filesClass(file), datasets,
                exchange, new Statement.Constant(query.sql(), fitted.subList(datasets.size(), fitted.size()))));
    }

    /** Of all formats only JSON's object has a place for rejects. */
    private void checkFormats(QuerySpec spec, List<DatasetPlan> datasets) {
        Optional<DatasetPlan> rejecting = datasets.stream().filter(dataset -> dataset.maxRejects() > 0).findFirst();
        if (rejecting.isPresent() && spec.formats().isPresent()) {
            scope.diagnostics().report(KEYS_DO_NOT_GO_TOGETHER, spec.formats().get().location(), "'" + rejecting.get().name()
                    + "' has 'ignore_errors', and only JSON has a place for the rows that are left out; remove 'formats'.");
        }
        if (rejecting.isPresent() && spec.head().background().isPresent()) {
            scope.diagnostics().report(KEYS_DO_NOT_GO_TOGETHER, spec.head().background().get().location(), "'" + rejecting.get().name()
                    + "' has 'ignore_errors', and the result of a job has no place for the rows that are left out; remove one of them.");
        }
    }

    private static ValueType type(FileType.Kind kind) {
        return new ValueType.Scalar(ScalarType.valueOf(kind.name()), List.of());
    }

    private static InputField input(String name, ValueType type, Presence presence, Location location) {
        return new InputField(name, JavaNames.component(name), name, type, presence, "", "", location);
    }

    private static OutputField output(FileQueryAnalysis.Column column, Location location) {
        return new OutputField(column.name(), JavaNames.component(column.name()), column.name(), type(column.type()),
                typeName(column.type()), column.nullable(), "", location);
    }

    /** PostgreSQL's type of the same values; no column of the database has it here. */
    private static TypeName typeName(FileType.Kind kind) {
        String name = kind.name().toLowerCase(Locale.ROOT);
        return new TypeName(0, "pg_catalog", name, name);
    }
}
