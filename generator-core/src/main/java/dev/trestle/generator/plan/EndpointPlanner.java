package dev.trestle.generator.plan;

import dev.trestle.generator.config.HttpMethod;
import dev.trestle.generator.config.Located;
import dev.trestle.generator.config.RouteHead;
import dev.trestle.generator.config.RoutePath;
import dev.trestle.generator.config.UnknownFields;
import dev.trestle.generator.config.UploadSpec;
import dev.trestle.generator.diagnostic.Location;
import dev.trestle.generator.plan.model.Endpoint;
import dev.trestle.generator.plan.model.InputField;
import dev.trestle.generator.plan.model.RequestPart;
import dev.trestle.generator.plan.type.JavaNames;
import java.util.List;

/** Decides what every route has: its class, its method and its path. */
final class EndpointPlanner {

    private EndpointPlanner() {}

    /** For a route that takes no files; as the other. */
    static Endpoint plan(RouteHead head, String derived, List<InputField> inputs, PlanScope scope) {
        return plan(head, derived, inputs, UploadSpec.none(), scope);
    }

    /** {@code derived} is the name in the database's style, such as {@code insert_film}, for a route without one. */
    static Endpoint plan(
            RouteHead head, String derived, List<InputField> inputs, UploadSpec uploads, PlanScope scope) {
        HttpMethod method = head.method().value();
        String className = head.name().map(Located::value).orElseGet(() -> JavaNames.type(derived));
        Location location = head.name().map(Located::location).orElse(head.location());
        return new Endpoint(
                location,
                head.path().location(),
                className,
                JavaNames.accessor(className),
                method,
                path(scope.prefix(), head.path().value()),
                uploads.inputs().isEmpty() ? takes(head, inputs) : RequestPart.FORM,
                head.unknownFields() == UnknownFields.IGNORE,
                head.background().map(Located::value));
    }

    /** A body that could hold nothing, as the path has all there is, need not be sent. */
    private static RequestPart takes(RouteHead head, List<InputField> inputs) {
        List<String> inPath = RoutePath.parameters(head.path().value());
        boolean pathHasAll = !inPath.isEmpty() && inputs.stream().allMatch(input -> inPath.contains(input.name()));
        return head.method().value().hasBody() && !pathHasAll ? RequestPart.BODY : RequestPart.QUERY;
    }

    private static String path(String prefix, String path) {
        return !prefix.isEmpty() && path.equals("/") ? prefix : prefix + path;
    }
}
