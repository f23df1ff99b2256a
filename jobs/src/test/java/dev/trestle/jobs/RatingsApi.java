package dev.trestle.jobs;

import dev.trestle.runtime.routing.Routes;
import dev.trestle.runtime.service.Trestle;
import io.helidon.http.Method;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpFeature;
import io.helidon.webserver.http.HttpRouting;
import java.util.Map;
import java.util.TreeMap;

/** Background routes whose options and hook a test chooses. By hand: a generated route has its options as constants. */
final class RatingsApi implements HttpFeature {

    private final Trestle trestle;
    final RateFilm rateFilm;
    final RateWithCard rateWithCard;
    final Forget forget;
    /** Further routes, by their paths. */
    final Map<String, Handler> more = new TreeMap<>();

    RatingsApi(Trestle trestle, Jobs jobs, JobOptions options, RateWithCard.Hook hook) {
        this.trestle = trestle;
        this.rateFilm = new RateFilm(trestle, jobs, options);
        this.rateWithCard = new RateWithCard(trestle, jobs, options, hook);
        this.forget = new Forget(trestle, jobs);
    }

    @Override
    public void setup(HttpRouting.Builder routing) {
        Routes routes = trestle.routes(routing);
        routes.route(Method.POST, "/ratings", rateFilm);
        routes.route(Method.POST, "/cards", rateWithCard);
        routes.route(Method.POST, "/ratings/delete", forget);
        more.forEach((path, handler) -> routes.route(Method.POST, path, handler));
        routes.end();
    }
}
