package dev.trestle.runtime.routing;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.time.Instant;

/** The headers of every answer of a server. */
public final class AnswerHeaders implements Filter {

    /** A browser takes the body for what {@code Content-Type} says. */
    static final Header NO_SNIFFING =
            HeaderValues.createCached(HeaderNames.create("X-Content-Type-Options"), "nosniff");

    private static volatile Dated last = new Dated(0, HeaderValues.create(HeaderNames.DATE, ""));

    /** The header of one second, which all answers share. */
    private record Dated(long second, Header header) {}

    /** Helidon's own has the time zone of the JVM, and stands still once its timer has died. */
    static Header date() {
        Instant now = Instant.now();
        Dated date = last;
        if (date.second != now.getEpochSecond()) {
            date = new Dated(now.getEpochSecond(), HeaderValues.create(HeaderNames.DATE, HttpDate.of(now)));
            last = date;
        }
        return date.header;
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        response.beforeSend(() -> response.header(date()));
        response.header(NO_SNIFFING);
        chain.proceed();
    }
}
