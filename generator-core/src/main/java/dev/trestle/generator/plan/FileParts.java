package dev.trestle.generator.plan;

import static dev.trestle.generator.diagnostic.DiagnosticCode.INVALID_VALUE;
import static dev.trestle.generator.diagnostic.DiagnosticCode.KEYS_DO_NOT_GO_TOGETHER;
import static dev.trestle.generator.diagnostic.DiagnosticCode.NAME_CLASH;
import static dev.trestle.generator.diagnostic.DiagnosticCode.PART_PARAMETERS;

import dev.trestle.generator.config.PartSpec;
import dev.trestle.generator.dataset.FileQueryAnalysis;
import dev.trestle.generator.diagnostic.Location;
import dev.trestle.generator.plan.model.DatasetPlan;
import dev.trestle.generator.plan.model.FilePart;
import dev.trestle.generator.plan.model.InputField;
import dev.trestle.generator.plan.model.RecordLimit;
import dev.trestle.generator.plan.model.Statement;
import dev.trestle.generator.query.QueryParameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The parts of a gather route that are queries of files.
 *
 * @param queries by name; those that are unknown or wrong are missing, and reported already
 */
record FileParts(FileQueryPlanner planner, PlanScope scope, Map<String, FileQueryAnalysis> queries) {

    /**
     * A part whose query is known.
     *
     * @param inputs the names of its files, then its parameters
     */
    record Known(PartSpec spec, FileQueryAnalysis query, List<DatasetPlan> datasets, List<InputField> inputs) {

        /** Its statement, with the fields that the request has. */
        Statement.Constant statement(Map<String, InputField> fields) {
            return new Statement.Constant(query.sql(), inputs.subList(datasets.size(), inputs.size()).stream()
                    .map(input -> fields.get(input.name())).toList());
        }

        /** What it reads. */
        FilePart files(String filesClass, Map<String, InputField> fields) {
            return new FilePart(filesClass, datasets,
                    inputs.subList(0, datasets.size()).stream().map(input -> fields.get(input.name())).toList());
        }
    }

    /** Those that are known, by the names of the parts. */
    Map<String, Known> known(List<PartSpec> parts) {
        Map<String, Known> known = new LinkedHashMap<>();
        for (PartSpec part : parts) {
            if (part.onFiles() && queries.containsKey(part.query().value())) {
                known(part, queries.get(part.query().value())).ifPresent(found -> known.put(part.name().value(), found));
            }
        }
        return known;
    }

    private Optional<Known> known(PartSpec part, FileQueryAnalysis query) {
        Location location = part.query().location();
        List<DatasetPlan> datasets = planner.datasets(query, location);
        for (DatasetPlan dataset : datasets) {
            if (dataset.maxRejects() > 0) {
                scope.diagnostics().report(KEYS_DO_NOT_GO_TOGETHER, location, "'" + dataset.name() + "' has 'ignore_errors', and a part"
                        + " has no place for the rows that are left out; read it in a route of its own.");
            }
        }
        if (!RecordLimit.fitsOutputs(planner.outputs(query, location))) {
            scope.diagnostics().report(INVALID_VALUE, location, "'" + query.source().file()
                    + "' has more columns than a Java record can have, about 250; list the columns that are needed.");
        }
        return datasets.isEmpty() ? Optional.empty()
                : planner.inputs(query, datasets, location).map(inputs -> new Known(part, query, datasets, inputs));
    }

    /** The inputs of all of them, each once; those that disagree with each other, or with parameters of the database, are reported. */
    List<InputField> inputs(Iterable<Known> parts, List<QueryParameter> parameters) {
        Map<String, InputField> inputs = new LinkedHashMap<>();
        List<String> names = new ArrayList<>();
        for (Known part : parts) {
            for (InputField input : part.inputs()) {
                InputField first = inputs.putIfAbsent(input.name(), input);
                if (first != null && (!first.type().equals(input.type()) || first.presence() != input.presence())) {
                    scope.diagnostics().report(PART_PARAMETERS, input.location(), "'" + input.name() + "' has another type in another part,"
                            + " or may be null only in one of them; cast it, or give it another name.");
                }
            }
            part.datasets().forEach(dataset -> names.add(dataset.name()));
        }
        parameters.stream().filter(parameter -> names.contains(parameter.name())).forEach(parameter ->
                scope.diagnostics().report(NAME_CLASH, parameter.location(), "':" + parameter.name() + "' is a parameter of a part, and '"
                        + parameter.name() + "' is the field with the name of its file in another; rename the parameter."));
        return List.copyOf(inputs.values());
    }

    /** Reports the parameters that have the names of those of the database, and other types. */
    void compare(List<InputField> inputs, Map<String, InputField> fields) {
        for (InputField input : inputs) {
            if (!fields.get(input.name()).type().equals(input.type())) {
                scope.diagnostics().report(PART_PARAMETERS, input.location(), "':" + input.name()
                        + "' has another type in a part of the database; cast it in one of them, or give it another name.");
            }
        }
    }
}
