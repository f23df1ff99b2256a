package dev.trestle.generator.plan;

import static dev.trestle.generator.diagnostic.DiagnosticCode.UNKNOWN_PATH_PARAMETER;
import static dev.trestle.generator.diagnostic.DiagnosticCode.UNSUITABLE_PATH_PARAMETER;

import dev.trestle.generator.config.PathReader;
import dev.trestle.generator.config.RouteHead;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.diagnostic.Quoted;
import dev.trestle.generator.diagnostic.Suggestion;
import dev.trestle.generator.plan.model.InputField;
import dev.trestle.generator.plan.type.PathForm;
import dev.trestle.generator.route.RoutePath;
import java.util.List;

/**
 * The inputs of a route that stand in its path.
 *
 * @param kind what they have to be, in words: {@code "a column of the primary key"}
 */
record PathInputs(RouteHead head, String kind, Diagnostics diagnostics) {

    /**
     * The inputs, required where the path has them.
     *
     * @param inputs all that may stand in the path; what else the path names is reported
     */
    List<InputField> fit(List<InputField> inputs) {
        List<String> known = inputs.stream().map(InputField::name).toList();
        List<String> names = RoutePath.parameters(head.path().value());
        for (String name : names) {
            String bare = PathReader.bare(name);
            if (!known.contains(name) && known.contains(bare)) {
                diagnostics.report(UNKNOWN_PATH_PARAMETER, head.path().location(), "A path parameter is only a name;"
                        + " write " + Quoted.of("{" + bare + "}") + " instead of " + Quoted.of("{" + name + "}") + ".");
            } else if (!known.contains(name)) {
                diagnostics.report(UNKNOWN_PATH_PARAMETER, head.path().location(), "The path has "
                        + Quoted.of("{" + name + "}") + ", which is not " + kind
                        + Suggestion.didYouMean(name, known) + (known.isEmpty() ? "." : "; there are: "
                        + String.join(", ", known) + "."));
            }
        }
        return inputs.stream().map(input -> names.contains(input.name()) ? inPath(input) : input).toList();
    }

    /** Reports every parameter of a path whose requests may have several rows, each with all of its fields. */
    static void refuse(RouteHead head, Diagnostics diagnostics) {
        for (String name : RoutePath.parameters(head.path().value())) {
            diagnostics.report(UNKNOWN_PATH_PARAMETER, head.path().location(), "The path has " + Quoted.of("{" + name + "}")
                    + ", but the rows of this route have all of their fields in the body; remove it from the path.");
        }
    }

    private InputField inPath(InputField input) {
        input.type().match(new PathForm()).ifPresent(why -> diagnostics.report(
                UNSUITABLE_PATH_PARAMETER, head.path().location(), Quoted.of(input.name()) + " is " + why
                        + ", which cannot be written in a path; take it from the "
                        + (head.method().value().hasBody() ? "body" : "query string") + "."));
        return input.neverNull();
    }
}
