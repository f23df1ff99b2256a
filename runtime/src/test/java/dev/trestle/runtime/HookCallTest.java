package dev.trestle.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.trestle.testing.Logged;
import dev.trestle.testing.Postgres;
import io.helidon.http.Method;
import io.helidon.http.Status;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A route whose hook does whatever the test wants, on a pool of one connection. */
@ExtendWith(Postgres.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HookCallTest {

    private static final String ROUTE = "POST /studios";
    private static final String INSERT = "INSERT INTO public.studio SELECT count(*) + 1, 'A studio' FROM public.studio"
            + " RETURNING name";

    private final Postgres.Database postgres;
    private final Service service;
    private final AtomicReference<HookCall.Responder<String, String>> hook = new AtomicReference<>();
    private final Logged log = new Logged(HookCall.class.getName(), ROUTE);

    HookCallTest(Postgres.Database postgres) {
        this.postgres = postgres;
        this.service = Service.start(
                Map.of("trestle.database.url", postgres.url(), "trestle.database.pool-size", "1",
                        "trestle.database.connection-timeout", "PT1S"),
                trestle -> routing -> trestle.routes(routing).route(Method.POST, "/studios", (req, res) -> {
                    String row = trestle.database().insert(INSERT, binds -> {}, result -> result.text(1));
                    String response = HookCall.respond(ROUTE, row, name -> hook.get().respond(name));
                    trestle.json().send(res, Status.CREATED_201, out -> out.text(response));
                }).end());
    }

    @AfterAll
    void stop() {
        service.close();
        log.close();
    }

    private Service.Answer post(HookCall.Responder<String, String> responder) {
        hook.set(responder);
        log.clear();
        return service.post("/studios", "{}");
    }

    private int studios() {
        return Integer.parseInt(postgres.query("SELECT count(*) FROM studio"));
    }

    @Test
    void theRowIsCommittedAndNoConnectionIsHeld() {
        int before = studios();
        String answer = post(name -> {
            // The only connection of the pool is free.
            int own = service.trestle().database().one(
                    "SELECT count(*)::int FROM public.studio", binds -> {}, row -> row.int4(1));
            return name + " " + (studios() - before) + " " + (own - before);
        }).json(201).asString();
        assertThat(answer).isEqualTo("A studio 1 1");
        assertThat(log.entries()).isEmpty();
    }

    @Test
    void aProblemGoesOutAsItIs() {
        Service.Answer answer = post(name -> {
            throw HttpProblem.of(Status.TOO_MANY_REQUESTS_429, "The printer is busy");
        });
        assertThat(answer.problem(429).get("detail").asString()).isEqualTo("The printer is busy");
        assertThat(log.entries()).isEmpty();
    }

    @Test
    void anythingElseIsAFailureThatTheLogExplains() {
        int before = studios();
        for (Exception thrown : List.of(
                new IllegalStateException("secret"), new IOException("secret"), new InterruptedException("secret"))) {
            Service.Answer answer = post(name -> {
                throw thrown;
            });
            answer.problem(500);
            assertThat(log.entries()).singleElement().satisfies(entry -> {
                assertThat(entry.getMessage()).contains(ROUTE);
                assertThat(entry.getThrown()).isSameAs(thrown);
            });
        }
        assertThat(studios()).as("what was inserted stays").isEqualTo(before + 3);
    }

    @Test
    void nullIsAFailure() {
        post(name -> null).problem(500);
        assertThat(log.entries()).singleElement().satisfies(entry ->
                assertThat(entry.getThrown()).isInstanceOf(NullPointerException.class).hasMessageContaining("null"));
    }

    @Test
    void anInterruptionIsPassedOn() {
        assertThatExceptionOfType(HttpProblem.class).isThrownBy(() -> HookCall.respond(ROUTE, "row", row -> {
            throw new InterruptedException();
        }));
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void respondsToEachRowInOrder() {
        assertThat(HookCall.<String, Integer>respondToAll(ROUTE, List.of("a", "bcd", ""), String::length))
                .containsExactly(1, 3, 0);
    }
}
