package dev.trestle.computed.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.testing.Postgres;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Previews without a service, and without the tables of one. */
@ExtendWith(Postgres.class)
class PreviewMainTest {

    private static final String FUNCTIONS = LibraryFunctions.class.getName();

    private record Result(int status, String out) {}

    @Test
    void printsWhatAServiceAnswers(Postgres.Database database) throws Exception {
        Postgres.Database library = library(database);
        // In a process of its own, whose output has nothing of the functions.
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", System.getProperty("java.class.path"), PreviewMain.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(properties(library.url(), FUNCTIONS, "film.summary", "{\"rows\": 2}"));
        }
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(out).isZero();
        assertThat(out).startsWith("{\"column\":\"film.summary\",\"rows\":[{\"key\":{\"film_id\": 2}")
                .contains("\"value\":\"Brazil – Ducts\"", "\"message\":\"no body of Alien\"").doesNotContain("computing", "\tat ");
    }

    @Test
    void findsMethodsAndFields(Postgres.Database database) throws IOException {
        Postgres.Database library = library(database);
        assertThat(run(library.url(), FUNCTIONS, "film.slug", "{\"values\": [{\"title\": \"Dune\"}]}").out).contains("\"value\":\"dune\"");
        assertThat(run(library.url(), FUNCTIONS, "film.embedding", "{\"rows\": 1}").out).contains("\"value\":[1.5]");
        assertThat(run(library.url(), FUNCTIONS, "film.slug", "{\"values\": [{}]}"))
                .isEqualTo(new Result(2, "The request has an error; /values/0/title is required"));
    }

    @Test
    void printsTheMigrationOfAColumnThatTheDatabaseDoesNotHaveYet(Postgres.Database database) throws IOException {
        assertThat(run(library(database).url(), FUNCTIONS, "film.mood", "{\"rows\": 2}").out)
                .startsWith("{\"column\":\"film.mood\",\"migration\":\"ALTER TABLE public.film ADD COLUMN mood character varying(20);\",\"rows\":[")
                .contains("{\"film_id\": 2}", "\"value\":null", "\"value\":\"dark\"");
    }

    @Test
    void tellsWhatIsWrong() throws IOException {
        refuses(FUNCTIONS, "film.card",
                "the class " + FUNCTIONS + " has no function for 'film.card'; these are: film.embedding, film.mood, film.slug, film.summary");
        refuses(FUNCTIONS, "",
                "the computed column is missing: -Dtrestle.column=<table>.<column>; these are: film.embedding, film.mood, film.slug, film.summary");
        refuses("com.example.Missing", "film.slug",
                "there is no class 'com.example.Missing' on the class path of the tests; compile it first: mvn test-compile");
        refuses(FUNCTIONS + "$Without", "film.slug", "has no functions: it needs methods without parameters, or fields,");
        refuses(FUNCTIONS + "$Argument", "film.slug", "has no constructor without parameters");
        refuses(FUNCTIONS + "$Failing", "film.slug", "$Failing failed: java.lang.IllegalArgumentException: no key of the provider");
        refuses(FUNCTIONS + "$Twice", "film.slug", "has two functions for film.slug: ");
        refuses(FUNCTIONS + "$Null", "film.slug", "$Null.slug is null; it has to be the function of film.slug");
        refuses(FUNCTIONS, "film.slug", "the database of jdbcUrl");
    }

    private static void refuses(String functions, String column, String message) throws IOException {
        Result result = run("jdbc:none", functions, column, "{\"rows\": 1}");
        assertThat(result.out).contains(message).doesNotContain("\n");
        assertThat(result.status).isEqualTo(2);
    }

    private static Postgres.Database library(Postgres.Database database) throws IOException {
        Postgres.Database library = database.another();
        try (InputStream schema = PreviewMainTest.class.getResourceAsStream("/schema.sql")) {
            library.execute(new String(Objects.requireNonNull(schema).readAllBytes(), StandardCharsets.UTF_8));
        }
        library.execute("INSERT INTO film (film_id, title, body) VALUES (1, 'Alien', NULL), (2, 'Brazil', 'Ducts')");
        return library;
    }

    private static Result run(String url, String functions, String column, String request) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int status = PreviewMain.run(new ByteArrayInputStream(properties(url, functions, column, request)),
                new PrintStream(out, true, StandardCharsets.UTF_8));
        return new Result(status, out.toString(StandardCharsets.UTF_8).strip());
    }

    private static byte[] properties(String url, String functions, String column, String request) throws IOException {
        Properties properties = new Properties();
        properties.putAll(Map.of("url", url, "functions", functions, "column", column, "request", request));
        StringWriter text = new StringWriter();
        properties.store(text, null);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
