package dev.trestle.variants;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.postgres.Expected;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A switch route: one of its variants answers each request.
 *
 * @param <Q> the request
 * @param <R> the result
 */
public final class RouteSwitch<Q, R> implements Handler {

    /** Has the name of the variant that answered. */
    static final HeaderName VARIANT = HeaderNames.create("Trestle-Variant");

    private final String name;
    private final @Nullable HeaderName sticky;
    private final List<Variant<Q, R>> variants;
    private final Predicate<List<? extends Expected>> fits;
    private volatile Choice choice;
    private volatile boolean wasRead;

    RouteSwitch(String name, @Nullable String sticky, List<Variant<Q, R>> variants, Predicate<List<? extends Expected>> fits) {
        this.name = name;
        this.sticky = sticky == null ? null : HeaderNames.create(sticky);
        this.variants = List.copyOf(variants);
        this.fits = fits;
        this.choice = Choice.first(name, variants);
    }

    String name() {
        return name;
    }

    Optional<String> stickyHeader() {
        return Optional.ofNullable(sticky).map(HeaderName::defaultCase);
    }

    List<Variant<Q, R>> variants() {
        return variants;
    }

    List<String> names() {
        return variants.stream().map(Variant::name).toList();
    }

    Choice choice() {
        return choice;
    }

    /** Whether its choice is from the table, and not that of the start. */
    boolean wasRead() {
        return wasRead;
    }

    /** Chooses by these rows from now on; false if none of its variants has a weight there, so that the choice of before holds. */
    boolean choose(List<StoredWeight> stored) {
        Choice chosen = Choice.of(name, variants, stored);
        if (chosen != null) {
            choice = chosen;
            wasRead = true;
        }
        return chosen != null;
    }

    /**
     * Answers by the variant that is chosen, and adds its name to the answer, also to a problem.
     *
     * @throws HttpProblem 503 if the schema of the database does not fit the variant, and what the variant throws
     */
    @Override
    public void handle(ServerRequest request, ServerResponse response) throws Exception {
        Optional<String> client = sticky == null ? Optional.empty() : request.headers().first(sticky);
        Variant<Q, R> variant = client.map(this::variant).orElseGet(this::variant);
        // At the end, as a variant may set Vary.
        response.beforeSend(() -> {
            response.header(HeaderValues.create(VARIANT, variant.name()));
            if (sticky != null) {
                response.headers().add(HeaderValues.create(HeaderNames.VARY, sticky.defaultCase()));
            }
        });
        if (!fits.test(variant.uses())) {
            throw HttpProblem.of(Status.SERVICE_UNAVAILABLE_503, "The schema of the database does not fit this service");
        }
        variant.handler().handle(request, response);
    }

    /**
     * Calls the variant that is chosen for this call, at random.
     *
     * @param request passed to the variant
     * @return its result
     */
    public R run(Q request) {
        return variant().run().apply(request);
    }

    /**
     * Calls the variant of a client.
     *
     * @param request passed to the variant
     * @param client the text that requests have in the sticky header; if it is blank, the variant is chosen at random
     * @return its result
     */
    public R run(Q request, String client) {
        return variant(client).run().apply(request);
    }

    private Variant<Q, R> variant() {
        return variants.get(choice.weights().at(ThreadLocalRandom.current().nextDouble()));
    }

    /** Gateways send the header without a value for clients that they do not know: these are not one client. */
    private Variant<Q, R> variant(String client) {
        return client.isBlank() ? variant() : variants.get(choice.weights().of(client));
    }
}
