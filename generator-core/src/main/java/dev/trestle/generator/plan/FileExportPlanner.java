package dev.trestle.generator.plan;

import static dev.trestle.generator.diagnostic.DiagnosticCode.INVALID_VALUE;
import static dev.trestle.generator.diagnostic.DiagnosticCode.UNKNOWN_PARAMETER;

import dev.trestle.generator.config.FileExportSpec;
import dev.trestle.generator.config.UploadSpec;
import dev.trestle.generator.diagnostic.Suggestion;
import dev.trestle.generator.plan.model.Exchange;
import dev.trestle.generator.plan.model.FileExportPlan;
import dev.trestle.generator.plan.model.FileExportPlan.NamePart;
import dev.trestle.generator.plan.model.Formats;
import dev.trestle.generator.plan.model.Gives;
import dev.trestle.generator.plan.model.InputField;
import dev.trestle.generator.plan.model.OutputField;
import dev.trestle.generator.plan.model.Presence;
import dev.trestle.generator.plan.model.RoutePlan;
import dev.trestle.generator.plan.model.ScalarType;
import dev.trestle.generator.plan.model.Statement;
import dev.trestle.generator.plan.model.Success;
import dev.trestle.generator.plan.model.ValueType;
import dev.trestle.generator.query.QueryAnalysis;
import dev.trestle.generator.route.Format;
import dev.trestle.generator.route.OutputFile;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Plans the routes that write the rows of a named statement into files. */
record FileExportPlanner(PlanScope scope) {

    /** Types whose values have one plain text each. */
    private static final Set<ScalarType> IN_NAMES = EnumSet.of(
            ScalarType.BOOL, ScalarType.INT2, ScalarType.INT4, ScalarType.INT8, ScalarType.TEXT, ScalarType.UUID, ScalarType.DATE);

    Optional<RoutePlan> plan(FileExportSpec spec, QueryAnalysis query) {
        Map<String, InputField> inputs = new QueryInputs(scope, spec.head(), spec.inputs(), UploadSpec.none(), ComputedParameters.none(scope),
                QueryInputs.Words.ofQuery(spec.query().value())).plan(query.parameters());
        List<OutputField> outputs = query.columns().stream()
                .flatMap(column -> scope.fields().column(column, spec.query().location()).stream())
                .toList();
        boolean reads = reads(spec, query);
        List<NamePart> name = OutputFile.parts(spec.file().value()).stream()
                .flatMap(part -> name(spec, inputs, part).stream()).toList();
        boolean returnsRows = new QueryChecks(query, spec.query(), scope.diagnostics()).returnsRows("a file has rows.");
        if (!reads || !returnsRows) {
            return Optional.empty();
        }
        Partitions partitions = Partitions.plan(spec, query, outputs, scope.diagnostics());
        scope.use(query);
        Statement.Constant rows = QueryStatement.of(query, inputs);
        Exchange exchange = new Exchange(TakesPlanner.plan(spec.head(), List.copyOf(inputs.values())),
                new Gives.Job(new Gives.Written()), Success.ACCEPTED, Formats.only(Format.JSON));
        return Optional.of(new FileExportPlan(
                EndpointPlanner.plan(spec.head(), "export_" + spec.query().value(), scope), query.source().file(), exchange,
                new Statement.Constant(partitions.sorted(rows.sql()), rows.binds()), partitions.others(), partitions.columns(),
                spec.root(), name, spec.format(), spec.maxPartitions(), spec.refuses(), spec.escapesFormulas()));
    }

    private boolean reads(FileExportSpec spec, QueryAnalysis query) {
        String file = "'" + query.source().file() + "'";
        if (query.writes()) {
            scope.diagnostics().report(INVALID_VALUE, spec.query().location(), file + " may change rows, but an export_file route only"
                    + " reads; write a query route for it.");
        } else if (query.callsOut()) {
            scope.diagnostics().report(INVALID_VALUE, spec.query().location(), file + " calls a VOLATILE function, which may write, but"
                    + " an export_file route only reads; declare the function STABLE if it only reads.");
        }
        return !query.writes() && !query.callsOut();
    }

    private Optional<NamePart> name(FileExportSpec spec, Map<String, InputField> inputs, OutputFile.Part part) {
        if (!part.input()) {
            return Optional.of(new NamePart.Text(part.text()));
        }
        InputField input = inputs.get(part.text());
        if (input == null) {
            scope.diagnostics().report(UNKNOWN_PARAMETER, spec.file().location(), "The file name has {" + part.text()
                    + "}, which is no input" + Suggestion.didYouMean(part.text(), List.copyOf(inputs.keySet())) + ".");
            return Optional.empty();
        }
        if (!isForNames(input.type())) {
            scope.diagnostics().report(INVALID_VALUE, spec.file().location(), "The file name has {" + part.text() + "}, whose type has"
                    + " no values that are fit for a name; use an input that is a text, integer, boolean, date, uuid or enum.");
        } else if (input.presence() != Presence.REQUIRED) {
            scope.diagnostics().report(INVALID_VALUE, spec.file().location(), "The file name has {" + part.text() + "}, which may be"
                    + " null; list the inputs of the route, and '" + part.text() + "!' among them, so that it is never null.");
        }
        return Optional.of(new NamePart.Value(input));
    }

    private static boolean isForNames(ValueType type) {
        return type instanceof ValueType.Enumeration || type instanceof ValueType.Scalar scalar && IN_NAMES.contains(scalar.type());
    }
}
