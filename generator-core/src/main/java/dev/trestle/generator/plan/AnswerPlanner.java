package dev.trestle.generator.plan;

import static dev.trestle.generator.diagnostic.DiagnosticCode.DUPLICATE_RESPONSE;
import static dev.trestle.generator.diagnostic.DiagnosticCode.FILE_RESPONSE;
import static dev.trestle.generator.diagnostic.DiagnosticCode.INVALID_VALUE;

import dev.trestle.generator.catalog.PgType;
import dev.trestle.generator.config.AnswerSpec;
import dev.trestle.generator.config.Located;
import dev.trestle.generator.config.ResponseSpec;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.diagnostic.Location;
import dev.trestle.generator.diagnostic.Quoted;
import dev.trestle.generator.plan.model.OutputField;
import dev.trestle.generator.plan.model.RecordLimit;
import dev.trestle.generator.plan.model.ResponsePlan;
import dev.trestle.generator.plan.type.JavaNames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides what routes answer with, and keeps the records that their hooks make, each once. */
final class AnswerPlanner {

    private final Map<String, PgType> types;
    private final FieldPlanner fields;
    private final Diagnostics diagnostics;
    private final Map<String, ResponsePlan> responses = new LinkedHashMap<>();

    /** {@code types} are those that responses name, by name; what is missing is reported already. */
    AnswerPlanner(Map<String, PgType> types, FieldPlanner fields, Diagnostics diagnostics) {
        this.types = types;
        this.fields = fields;
        this.diagnostics = diagnostics;
    }

    /** The answer of a route whose row has these outputs. */
    Answer plan(AnswerSpec spec, List<OutputField> outputs) {
        if (spec.hookMakesFile()) {
            checkRow(spec.file().orElseThrow(), outputs);
            return new Answer.HookedFile();
        }
        Optional<Answer> file = spec.file().flatMap(place -> fileOf(place, outputs));
        Optional<Answer> hook = spec.response().map(response -> new Answer.Hooked(hooked(response, outputs)));
        return file.or(() -> hook).orElseGet(Answer.Row::new);
    }

    private Optional<Answer> fileOf(Location place, List<OutputField> outputs) {
        if (outputs.size() == 1 && outputs.get(0).type().isFile()) {
            return Optional.of(new Answer.FileOf(outputs.get(0)));
        }
        if (outputs.isEmpty()) {
            // What is wrong with each of them is reported.
            return Optional.empty();
        }
        diagnostics.report(FILE_RESPONSE, place, "'return_fileresponse' needs exactly one output, a media column or"
                + " bytea, or 'response: file' for a hook that makes the file; the route has " + (outputs.size() == 1
                        ? "'" + outputs.get(0).name() + "', which holds no file."
                        : outputs.size() + " outputs."));
        return Optional.empty();
    }

    /** Every record that hooks make, in the order of the routes. */
    List<ResponsePlan> responses() {
        return List.copyOf(responses.values());
    }

    private ResponsePlan hooked(ResponseSpec spec, List<OutputField> outputs) {
        checkRow(spec.name().location(), outputs);
        String className = JavaNames.type(spec.name().value());
        List<OutputField> own = spec.fields().stream().flatMap(field -> field(field).stream()).toList();
        ResponsePlan plan = new ResponsePlan(className, spec.name().location(), own, own.size() == spec.fields().size());
        ResponsePlan first = responses.putIfAbsent(className, plan);
        if (first == null) {
            checkSize(spec.name(), own);
        } else if (!shape(first).equals(shape(plan))) {
            diagnostics.report(DUPLICATE_RESPONSE, plan.location(), "The response '" + className
                    + "' has different fields at " + first.location()
                    + "; use the same fields in both places, or rename one of them.");
        }
        return plan;
    }

    private void checkRow(Location place, List<OutputField> outputs) {
        if (!RecordLimit.fitsOutputs(outputs)) {
            diagnostics.report(INVALID_VALUE, place,
                    "A hook takes the row as a Java record, which cannot hold so many outputs; list fewer of them.");
        }
    }

    private Optional<OutputField> field(ResponseSpec.Field field) {
        return Optional.ofNullable(types.get(field.type().value()))
                .flatMap(type -> fields.response(field, type));
    }

    private void checkSize(Located<String> name, List<OutputField> own) {
        if (!RecordLimit.fitsOutputs(own)) {
            diagnostics.report(INVALID_VALUE, name.location(), "The response " + Quoted.of(name.value())
                    + " has more fields than a Java record can hold; put some of them into a composite type or jsonb.");
        }
    }

    /** What two records have to agree in to be one. */
    private static List<List<Object>> shape(ResponsePlan plan) {
        return plan.fields().stream()
                .map(field -> List.<Object>of(field.name(), field.type(), field.nullable()))
                .toList();
    }
}
