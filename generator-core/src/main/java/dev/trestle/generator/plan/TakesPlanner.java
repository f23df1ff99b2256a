package dev.trestle.generator.plan;

import dev.trestle.generator.config.RouteHead;
import dev.trestle.generator.config.UnknownFields;
import dev.trestle.generator.config.UploadSpec;
import dev.trestle.generator.plan.model.Amount;
import dev.trestle.generator.plan.model.InputField;
import dev.trestle.generator.plan.model.RequestPart;
import dev.trestle.generator.plan.model.Takes;
import dev.trestle.generator.route.BodyValidation;
import dev.trestle.generator.route.Format;
import dev.trestle.generator.route.RoutePath;
import java.util.List;

/** Decides what the requests of a route have, and where they have it. */
final class TakesPlanner {

    private TakesPlanner() {}

    /** For a route that takes one row, and no files. */
    static Takes plan(RouteHead head, List<InputField> inputs) {
        return plan(head, inputs, UploadSpec.none(), new Amount.One());
    }

    /** For a route whose bodies are JSON alone, or forms. */
    static Takes plan(RouteHead head, List<InputField> inputs, UploadSpec uploads, Amount amount) {
        return plan(head, inputs, uploads, amount, List.of());
    }

    static Takes plan(RouteHead head, List<InputField> inputs, UploadSpec uploads, Amount amount, List<Format> bodies) {
        List<String> inPath = RoutePath.parameters(head.path().value());
        RequestPart part = uploads.inputs().isEmpty() ? part(head, inputs, inPath) : RequestPart.FORM;
        return new Takes(inputs, inPath, part, amount, bodies, head.rules().unknownFields() == UnknownFields.IGNORE,
                part == RequestPart.BODY ? head.rules().validation() : BodyValidation.STRICT);
    }

    /** A body that could hold nothing, as the path has all there is, need not be sent. */
    private static RequestPart part(RouteHead head, List<InputField> inputs, List<String> inPath) {
        boolean pathHasAll = !inPath.isEmpty() && inputs.stream().allMatch(input -> inPath.contains(input.name()));
        return head.method().value().hasBody() && !pathHasAll ? RequestPart.BODY : RequestPart.QUERY;
    }
}
