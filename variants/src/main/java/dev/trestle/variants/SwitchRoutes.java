package dev.trestle.variants;

import dev.trestle.runtime.ErrorCode;
import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.JsonHttp;
import dev.trestle.runtime.RequestReader;
import dev.trestle.runtime.routing.Routes;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The paths below {@code /switches}, for people who operate the service. */
final class SwitchRoutes {

    private static final String PATH = "/switches";
    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    private final JsonHttp json;
    private final Variants variants;

    SwitchRoutes(JsonHttp json, Variants variants) {
        this.json = json;
        this.variants = variants;
    }

    void register(Routes routes) {
        routes.route(Method.GET, PATH, (request, response) -> json.send(response, Status.OK_200, variants.report()::write));
        routes.route(Method.PUT, PATH + "/{name}", this::change);
    }

    private record Change(String variant, BigDecimal percentage) {}

    private void change(ServerRequest request, ServerResponse response) {
        RouteSwitch<?, ?> one = variants.find(request.path().pathParameters().get("name"));
        if (one == null) {
            throw HttpProblem.of(Status.NOT_FOUND_404, "There is no switch of this name");
        }
        Change change = json.read(request, in -> read(in, one));
        variants.switchTo(one.name(), change.variant, change.percentage);
        json.send(response, Status.OK_200, out -> SwitchReport.write(one, out));
    }

    private static Change read(RequestReader in, RouteSwitch<?, ?> one) {
        @Nullable String variant = null;
        @Nullable BigDecimal percentage = null;
        while (in.next()) {
            switch (in.name()) {
                // The path of the request.
                case "name" -> in.skip();
                case "variant" -> {
                    variant = in.text();
                    String found = variant;
                    if (one.variants().stream().noneMatch(known -> known.name().equals(found))) {
                        in.error(ErrorCode.NOT_A_LABEL, "has to be one of "
                                + String.join(", ", one.variants().stream().map(known -> known.name()).toList()));
                    }
                }
                case "percentage" -> {
                    percentage = in.numeric();
                    if (percentage != null && (percentage.signum() < 0 || percentage.compareTo(ALL) > 0)) {
                        in.error(ErrorCode.OUT_OF_RANGE, "has to be from 0 to 100");
                    }
                }
                default -> in.unknown();
            }
        }
        in.end("variant", "percentage");
        return new Change(Objects.requireNonNull(variant), Objects.requireNonNull(percentage));
    }
}
