package dev.trestle.variants;

import dev.trestle.runtime.postgres.Expected;
import io.helidon.webserver.http.Handler;
import java.util.List;
import java.util.function.Function;

/**
 * A route that answers some of the requests of a switch route.
 *
 * @param name of the route
 * @param percentage of the requests at the first start, from 0 to 100
 * @param handler the route itself
 * @param uses the parts of the schema that it relies on
 * @param run the route without HTTP, for the request and the result of the switch route
 * @param <Q> the request
 * @param <R> the result
 */
public record Variant<Q, R>(String name, int percentage, Handler handler, List<? extends Expected> uses, Function<? super Q, ? extends R> run) {

    /** Copies the list. */
    public Variant {
        uses = List.copyOf(uses);
    }
}
