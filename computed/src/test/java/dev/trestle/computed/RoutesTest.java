package dev.trestle.computed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.testing.Postgres;
import dev.trestle.testing.Waiting;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Generated routes of a table with computed columns, over HTTP. */
@ExtendWith(Postgres.class)
class RoutesTest {

    @Test
    void computesWhatRoutesStoreAndTellsItsState(Postgres.Database database) {
        Library library = Library.another(database);
        AtomicBoolean available = new AtomicBoolean();
        Functions functions = Functions.USUAL.summary(film -> {
            if (!available.get()) {
                throw Computed.refuse("no model");
            }
            return Functions.summary(film);
        });
        try (Service service = Service.start(library.database(), functions, Map.of())) {
            HttpResponse<String> created = service.client().send("POST", "/films", "application/json", "{\"film_id\": 7, \"title\": \"Alien\"}");
            assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
            assertThat(created.body()).contains("\"summary\":null", "\"card\":\"\"");
            await(service, "\"summary_state\":\"failed\"");
            assertThat(film(service)).contains("\"summary\":null", "\"summary_error\":\"no model\"");

            available.set(true);
            HttpResponse<String> changed = service.client().send("PATCH", "/films/7", "application/json", "{\"body\": \"In space\"}");
            assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
            await(service, "\"summary\":\"Alien: In space\"");
            assertThat(film(service)).contains("\"summary_state\":null");
            library.awaitDone();
            assertThat(library.query(Functions.WRONG)).isEqualTo("0");

            assertThat(service.client().send("POST", "/films", "application/json", "{\"title\": \"Brazil\", \"summary\": \"mine\"}").statusCode())
                    .as("a computed column is no input").isEqualTo(422);
        }
    }

    private static void await(Service service, String part) {
        Waiting.until(() -> film(service).contains(part));
    }

    private static String film(Service service) {
        return service.client().send("GET", "/films/7", "", "").body();
    }
}
