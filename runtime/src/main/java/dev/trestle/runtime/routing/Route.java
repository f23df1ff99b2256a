package dev.trestle.runtime.routing;

import dev.trestle.runtime.postgres.Expected;
import io.helidon.http.Method;
import io.helidon.webserver.http.Handler;
import java.util.List;

/** A route as it was registered, and what it relies on in the database. */
record Route(Method method, RoutePattern path, Handler handler, List<? extends Expected> uses) {}
