package dev.trestle.exports;

import dev.trestle.runtime.routing.Routes;
import dev.trestle.runtime.service.Trestle;
import io.helidon.http.Method;
import io.helidon.webserver.http.HttpFeature;
import io.helidon.webserver.http.HttpRouting;

/**
 * Routes whose target, statement, options and hook a test chooses. By hand: a generated route has them as constants. See
 * {@link KindsTest} for generated ones.
 */
final class LoansApi implements HttpFeature {

    private final Trestle trestle;
    final LendPrint lendPrint;
    final ChangeLoan changeLoan;
    final LendInline lendInline;
    final LendTogether lendTogether;
    final LendWithCard lendWithCard;

    LoansApi(Trestle trestle, Exports exports, Setup setup) {
        exports.expect(setup.expected());
        this.trestle = trestle;
        this.lendPrint = new LendPrint(trestle, exports, setup.sql());
        this.changeLoan = new ChangeLoan(trestle, exports, setup.sql());
        this.lendInline = new LendInline(trestle, exports, setup.sql());
        this.lendTogether = new LendTogether(trestle, exports);
        this.lendWithCard = new LendWithCard(trestle, exports, setup.sql(), setup.hook());
    }

    @Override
    public void setup(HttpRouting.Builder routing) {
        Routes routes = trestle.routes(routing);
        routes.route(Method.POST, "/loans", lendPrint);
        routes.route(Method.POST, "/loans/update", changeLoan);
        routes.route(Method.POST, "/loans/inline", lendInline);
        routes.route(Method.POST, "/loans/together", lendTogether);
        routes.route(Method.POST, "/loans/card", lendWithCard);
        routes.end();
    }
}
