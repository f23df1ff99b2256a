package com.example.films;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.example.films.api.LendingReport;
import dev.trestle.runtime.HttpProblem;
import dev.trestle.test.TestClient;
import dev.trestle.test.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** A route in the background, and two servers that share its jobs: either runs them and answers for them. */
@Timeout(120)
@LibraryTest
class LendingReportIT {

    private static final String REPORT = "/loans/report";
    /** What the README has one paste: the request, and what makes a URL of its answer. */
    private static final Pattern README_LINE =
            Pattern.compile("job=\\$\\((curl .*?loans/report.*?) \\| grep -o '(.*?)'\\)", Pattern.DOTALL);

    private final Library library;
    private final FilmLibrary second;
    private final Library other;

    LendingReportIT(TestClient http, TestDatabase database, LibraryService service) {
        this.library = new Library(http, database, service);
        this.second = FilmLibrary.start(LibraryService.config(Map.of(
                "server.port", "0",
                "trestle.exports.targets.statistics.url", library.statisticsUrl(),
                "trestle.database.url", library.jdbcUrl())));
        this.other = library.on(second, library.jdbcUrl());
    }

    @AfterEach
    void stop() {
        second.close();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Thread.sleep(50);
        }
    }

    private static boolean hasEnded(JsonNode job) {
        return !List.of("pending", "running").contains(job.get("status").asString());
    }

    /** The job as it has ended, looked for where it was not submitted. */
    private JsonNode ended(String job) throws InterruptedException {
        await(() -> hasEnded(other.get(job).json(200)));
        return other.get(job).json(200);
    }

    private static LendingReport.Row row(JsonNode row) {
        JsonNode last = row.get("last_loan");
        return new LendingReport.Row(
                row.get("place").asLong(), row.get("cinema_id").asInt(), row.get("name").asString(),
                row.get("city").asString(), row.get("loans").asLong(), row.get("films").asLong(),
                row.get("fees").decimalValue(), row.get("late_returns").asLong(),
                last.isNull() ? null : Instant.parse(last.asString()));
    }

    private long reportsThatWaitForALock() {
        return library.count("pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%AS late_returns%'");
    }

    @Test
    void theJobHasWhatTheRouteWouldHaveAnswered() throws InterruptedException {
        Answer accepted = library.post(REPORT, "{'year': 2025}");

        String id = accepted.json(202).get("id").asString();
        assertThat(accepted.header("Location")).hasValue("/jobs/" + id);
        assertThat(accepted.header("Retry-After")).hasValue("1");
        assertThat(accepted.json().get("job_url").asString())
                .endsWith(":" + library.address().getPort() + "/jobs/" + id);
        JsonNode job = ended("/jobs/" + id);
        assertThat(job.get("status").asString()).isEqualTo("done");
        assertThat(job.get("route").asString()).isEqualTo("LendingReport");
        assertThat(job.get("attempts").asInt()).isOne();
        List<LendingReport.Row> rows = second.api().lendingReport.run(new LendingReport.Request(2025));
        assertThat(job.get("result").get("rows").valueStream().map(LendingReportIT::row)).containsExactlyElementsOf(rows);
        assertThat(rows).hasSize((int) library.count("cinema"));
        assertThat(rows.getFirst().place()).isOne();
        assertThat(rows.stream().mapToLong(LendingReport.Row::loans).sum()).isEqualTo(library.count(
                "loan WHERE lent_at >= '2025-01-01 00:00Z' AND lent_at < '2026-01-01 00:00Z'")).isPositive();
    }

    @Test
    void aYearWithoutLoansHasEveryCinema() throws InterruptedException {
        JsonNode rows = ended(library.post(REPORT, "{'year': 1895}").header("Location").orElseThrow())
                .get("result").get("rows");

        assertThat(rows.valueStream().map(LendingReportIT::row)).hasSize((int) library.count("cinema"))
                .allSatisfy(row -> assertThat(row.place()).isOne())
                .allSatisfy(row -> assertThat(row.fees()).isZero())
                .allSatisfy(row -> assertThat(row.lastLoan()).isNull());
    }

    @Test
    void whatDoesNotFitIsRefusedAtOnce() {
        long jobs = library.count("trestle.job");

        assertThat(library.post(REPORT, "{}").errors(422)).containsExactly("/year required");
        assertThat(library.post(REPORT, "{'year': 'last', 'month': 1}").errors(422))
                .containsExactlyInAnyOrder("/year wrong_type", "/month unknown_field");
        assertThat(library.post(REPORT, "{'year': null}").errors(422)).containsExactly("/year null_not_allowed");
        library.post(REPORT, "{'year': ").problem(400);
        assertThat(library.count("trestle.job")).isEqualTo(jobs);
    }

    @Test
    void whatTheDatabaseRefusesIsTheJobsError() throws InterruptedException {
        JsonNode job = ended(library.post(REPORT, "{'year': 0}").header("Location").orElseThrow());

        assertThat(job.get("status").asString()).isEqualTo("error");
        assertThat(job.get("result").isNull()).isTrue();
        assertThat(job.get("error").get("status").asInt()).isEqualTo(422);
        assertThat(job.get("attempts").asInt()).isOne();
    }

    @Test
    void aRunningJobIsCalledOffByEitherServer() throws InterruptedException, SQLException {
        try (var connection = library.database().getConnection(); var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("LOCK TABLE public.loan");
            String job = library.post(REPORT, "{'year': 2025}").header("Location").orElseThrow();
            await(() -> reportsThatWaitForALock() == 1);

            assertThat(library.get(job).json(200).get("status").asString()).isEqualTo("running");
            assertThat(other.delete(job).json(200).get("status").asString()).isEqualTo("cancelled");

            await(() -> reportsThatWaitForALock() == 0);
            assertThat(library.delete(job).json(200).get("status").asString()).isEqualTo("cancelled");
            assertThat(library.get(job).json(200).get("result").isNull()).isTrue();
        }
    }

    @Test
    void whatHasEndedOrIsUnknownIsNotCalledOff() throws InterruptedException {
        String job = library.post(REPORT, "{'year': 2025}").header("Location").orElseThrow();
        ended(job);

        library.delete(job).problem(409);
        assertThat(library.get(job).json(200).get("status").asString()).isEqualTo("done");
        library.delete("/jobs/" + UUID.randomUUID()).problem(404);
        library.get("/jobs/1").problem(404);
    }

    @Test
    void javaSubmitsAndAwaits() throws Exception {
        LendingReport report = second.api().lendingReport;
        LendingReport.Request year = new LendingReport.Request(2025);

        assertThat(report.submit(year).await(Duration.ofMinutes(1))).isEqualTo(report.run(year));
        assertThatThrownBy(() -> report.submit(new LendingReport.Request(0)).await(Duration.ofMinutes(1)))
                .isInstanceOf(HttpProblem.class);
    }

    @Test
    void theLinesOfTheReadmeWork() throws IOException, InterruptedException {
        Matcher lines = README_LINE.matcher(Files.readString(Path.of("../README.md")));
        assertThat(lines.find()).isTrue();
        String curl = lines.group(1)
                .replaceAll("\\\\\\R", " ")
                .replace("http://127.0.0.1:8080", library.address().toString());

        Matcher url = Pattern.compile(lines.group(2)).matcher(library.send(CurlLine.request(curl)).body());

        assertThat(url.find()).isTrue();
        assertThat(ended(url.group().replaceFirst("http://[^/]*", "")).get("status").asString()).isEqualTo("done");
    }
}
