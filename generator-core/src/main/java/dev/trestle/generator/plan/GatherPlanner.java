package dev.trestle.generator.plan;

import static dev.trestle.generator.diagnostic.DiagnosticCode.NAME_CLASH;
import static dev.trestle.generator.diagnostic.DiagnosticCode.WRITING_PART;

import dev.trestle.generator.config.GatherSpec;
import dev.trestle.generator.config.PartSpec;
import dev.trestle.generator.config.UploadSpec;
import dev.trestle.generator.plan.model.ComputedParameter;
import dev.trestle.generator.plan.model.Endpoint;
import dev.trestle.generator.plan.model.Exchange;
import dev.trestle.generator.plan.model.Formats;
import dev.trestle.generator.plan.model.GatherPlan;
import dev.trestle.generator.plan.model.Gives;
import dev.trestle.generator.plan.model.InputField;
import dev.trestle.generator.plan.model.OutputField;
import dev.trestle.generator.plan.model.PartPlan;
import dev.trestle.generator.plan.model.RoutePlan;
import dev.trestle.generator.plan.model.RowPlan;
import dev.trestle.generator.plan.model.Success;
import dev.trestle.generator.plan.type.JavaNames;
import dev.trestle.generator.query.QueryAnalysis;
import dev.trestle.generator.query.QueryParameter;
import dev.trestle.generator.route.Format;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Plans the routes that run several named statements at once.
 *
 * @param queries by name; those that are unknown or wrong are missing, and reported already
 * @param filesClass the class that holds the datasets
 */
record GatherPlanner(PlanScope scope, Map<String, QueryAnalysis> queries, FileParts files, String filesClass) {

    /** The constant of every route that says what it relies on in the database. */
    private static final String USES = "USES";

    /** A part whose query is known. */
    private record Known(PartSpec spec, QueryAnalysis query) {}

    Optional<RoutePlan> plan(GatherSpec spec) {
        checkNames(spec.parts());
        Map<String, FileParts.Known> ofFiles = files.known(spec.parts());
        List<Known> parts = spec.parts().stream()
                .filter(part -> !part.onFiles())
                .flatMap(part -> Optional.ofNullable(queries.get(part.query().value())).map(query -> new Known(part, query)).stream())
                .toList();
        boolean sound = parts.stream().filter(this::isSound).count() == spec.parts().size() - ofFiles.size();
        QueryInputs.Words words = QueryInputs.Words.ofParts();
        QueryInputs plain = new QueryInputs(scope, spec.head(), spec.inputs(), UploadSpec.none(), ComputedParameters.none(scope), words);
        List<QueryParameter> parameters = new PartParameters(plain, scope.diagnostics()).merge(parts.stream().map(Known::query).toList());
        ComputedParameters computed = ComputedParameters.find(scope, spec.parameters(), parameters, words);
        QueryInputs inputs = new QueryInputs(scope, spec.head(), spec.inputs(), UploadSpec.none(), computed, words);
        List<InputField> named = files.inputs(ofFiles.values(), parameters);
        computed.refuseInFiles(named);
        if (spec.parts().isEmpty() || parts.size() + ofFiles.size() < spec.parts().size()) {
            return Optional.empty();
        }
        Map<String, InputField> fields = inputs.plan(parameters, named);
        files.compare(named, fields);
        return sound ? Optional.of(plan(spec, parts, ofFiles, fields, computed.plan(fields))) : Optional.empty();
    }

    private void checkNames(List<PartSpec> parts) {
        Map<String, String> names = new HashMap<>();
        for (PartSpec part : parts) {
            String name = part.name().value();
            String other = names.putIfAbsent(JavaNames.type(name).toLowerCase(Locale.ROOT), name);
            if (other != null) {
                scope.diagnostics().report(NAME_CLASH, part.name().location(), "'" + other + "' and '" + name
                        + "' become the same name in Java, apart from upper and lower case; rename one of the parts.");
            }
        }
    }

    private boolean isSound(Known part) {
        QueryChecks checks = new QueryChecks(part.query, part.spec.query(), scope.diagnostics());
        if (part.spec.oneRow()) {
            checks.oneRow();
        }
        String file = "'" + part.query.source().file() + "'";
        if (part.query.writes()) {
            scope.diagnostics().report(WRITING_PART, part.spec.query().location(), file + " may change rows, but the parts of a gather"
                    + " route only read; write a query route for it.");
        } else if (part.query.callsOut()) {
            scope.diagnostics().report(WRITING_PART, part.spec.query().location(), file + " calls a VOLATILE function, which"
                    + " may write, but the parts of a gather route only read; declare the function STABLE if it only reads.");
        }
        return checks.returnsRows("a part is a list of rows, or a row.");
    }

    private RoutePlan plan(
            GatherSpec spec, List<Known> known, Map<String, FileParts.Known> ofFiles, Map<String, InputField> inputs,
            List<ComputedParameter> computed) {
        Endpoint endpoint = EndpointPlanner.plan(spec.head(), "gather_" + spec.parts().get(0).name().value(), scope);
        PartRows rows = new PartRows(scope.rows(), endpoint.className());
        List<PartPlan> parts = new ArrayList<>();
        for (PartSpec part : spec.parts()) {
            FileParts.Known file = ofFiles.get(part.name().value());
            parts.add(file != null ? part(file, rows, inputs)
                    : part(known.stream().filter(query -> query.spec.equals(part)).findFirst().orElseThrow(), rows, inputs,
                            computed));
        }
        Exchange exchange = new Exchange(TakesPlanner.plan(spec.head(), List.copyOf(inputs.values())),
                new Gives.Parts(parts.stream().map(PartPlan::field).toList()), Success.OK, Formats.only(Format.JSON));
        return new GatherPlan(endpoint, exchange, List.copyOf(parts), spec.snapshot());
    }

    private PartPlan part(Known part, PartRows rows, Map<String, InputField> inputs, List<ComputedParameter> computed) {
        scope.use(part.query);
        String name = part.spec.name().value();
        List<OutputField> outputs = part.query.columns().stream()
                .flatMap(column -> scope.fields().column(column, part.spec.query().location()).stream())
                .toList();
        RowPlan row = rows.row(name, part.query, outputs);
        return new PartPlan(new Gives.Part(name, JavaNames.part(name), row, part.spec.oneRow()), part.query.source().file(),
                QueryStatement.of(part.query, inputs, computed), Optional.empty(), constant(name), "bind" + JavaNames.type(name));
    }

    private PartPlan part(FileParts.Known part, PartRows rows, Map<String, InputField> inputs) {
        String name = part.spec().name().value();
        RowPlan row = rows.own(name, files.planner().outputs(part.query(), part.spec().query().location()));
        return new PartPlan(new Gives.Part(name, JavaNames.part(name), row, false), part.query().source().file(), part.statement(inputs),
                Optional.of(part.files(filesClass, inputs)), constant(name), "bind" + JavaNames.type(name));
    }

    private static String constant(String part) {
        String constant = JavaNames.constant(part);
        return constant.equals(USES) ? constant + "_" : constant;
    }
}
