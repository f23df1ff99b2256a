package dev.trestle.jobs;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.JsonForm;
import dev.trestle.runtime.RequestReader;
import dev.trestle.runtime.codec.PgCodecs;
import dev.trestle.runtime.database.Database;
import dev.trestle.runtime.types.Json;
import dev.trestle.testing.Postgres;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** A server with one more route, {@code RateAndLog}, whose jobs write into a table how they end. */
record Logging(Service service, JobType<RateFilm.Request, Card> route) implements AutoCloseable {

    static final JobEnding<RateFilm.Response, Card> LOG = ending(Logging::done, Logging::failed);

    /** The process of a {@link Node}, whose hooks never end. */
    static final class Main {

        private Main() {}

        public static void main(String[] arguments) {
            Logging logging = start(arguments[0], row -> {
                try {
                    // For as long as it takes to be killed.
                    Thread.sleep(600_000);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                return new Card("late");
            }, LOG);
            logging.route().submit(RateFilm.Request.of("Ran", 0));
            System.out.println("port " + logging.service().server().port());
        }
    }

    /** An ending that does nothing when the row is stored. */
    static JobEnding<RateFilm.Response, Card> ending(Done done, Failed failed) {
        return new JobEnding<>((transaction, job, row) -> {},
                (transaction, job, row, card) -> done.end(transaction, row, card),
                (transaction, job, row, problem) -> failed.end(transaction, row, problem));
    }

    @FunctionalInterface
    interface Done {
        void end(Database transaction, RateFilm.Response row, Card card);
    }

    @FunctionalInterface
    interface Failed {
        void end(Database transaction, Json row, HttpProblem problem);
    }

    static void makeTable(Postgres.Database database) {
        database.execute("CREATE TABLE IF NOT EXISTS log (card text); TRUNCATE log, rating");
    }

    static Logging start(
            String url, Function<RateFilm.Response, Card> hook, JobEnding<RateFilm.Response, Card> ending) {
        return start(url, RateFilm.Response::parse, hook, ending);
    }

    /** The same with another reader of rows that were kept. */
    static Logging start(
            String url, Function<RequestReader, RateFilm.Response> parse, Function<RateFilm.Response, Card> hook,
            JobEnding<RateFilm.Response, Card> ending) {
        AtomicReference<JobType<RateFilm.Request, Card>> route = new AtomicReference<>();
        Service service = Service.start(url, Map.of("trestle.jobs.shutdown-grace", "PT0S"), (trestle, jobs) -> {
            route.set(jobs.type("RateAndLog", Service.OPTIONS.attempts(3),
                    JsonForm.of(RateFilm.Request::read, RateFilm.Request::write),
                    RateFilm::perform,
                    JsonForm.of(parse, RateFilm.Response::write),
                    hook,
                    Card.FORM,
                    ending));
            return new RatingsApi(trestle, jobs, Service.OPTIONS, RateWithCard.Hook.of(film -> film));
        });
        return new Logging(service, Objects.requireNonNull(route.get()));
    }

    static void done(Database transaction, RateFilm.Response row, Card card) {
        write(transaction, card.text() + " of " + row.film());
    }

    static void failed(Database transaction, Json row, HttpProblem problem) {
        transaction.execute("INSERT INTO log SELECT ? || (?::json ->> 'film')", binds -> {
            binds.text(problem.status().code() + " " + problem.detail() + ": ");
            binds.value(row, PgCodecs.JSON);
        });
    }

    static void write(Database transaction, String text) {
        transaction.execute("INSERT INTO log VALUES (?)", binds -> binds.text(text));
    }

    Job<Card> submit() {
        return route.submit(RateFilm.Request.of("Ran", 0));
    }

    @Override
    public void close() {
        service.close();
    }
}
