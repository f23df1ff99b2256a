package dev.trestle.runtime;

import dev.trestle.runtime.service.Trestle;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** Reads {@code value} as the type {@code type}, and answers with what PostgreSQL makes of it. */
record CastRoute(Trestle trestle) implements Handler {

    private record Cast(String type, String value) {

        static Cast read(RequestReader in) {
            String type = "";
            String value = "";
            while (in.next()) {
                switch (in.name()) {
                    case "type" -> type = in.text();
                    case "value" -> value = in.text();
                    default -> in.unknown();
                }
            }
            in.end("type", "value");
            return new Cast(type, value);
        }
    }

    @Override
    public void handle(ServerRequest req, ServerResponse res) {
        Cast cast = trestle.json().read(req, Cast::read);
        String text = trestle.database().one("SELECT ?::" + cast.type(),
                binds -> binds.literal(cast.value()), row -> String.valueOf(row.textOrNull(1)));
        trestle.json().send(res, Status.OK_200, out -> out.text(text));
    }
}
