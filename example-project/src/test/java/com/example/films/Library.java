package com.example.films;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trestle.test.TestClient;
import dev.trestle.test.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import tools.jackson.databind.JsonNode;

/**
 * A client of the running service, and its database for a look behind the scenes.
 *
 * @param address without a slash at its end
 * @param jdbcUrl with all that is needed to connect
 * @param statisticsUrl the same of the database that reviews are exported to
 */
record Library(URI address, HttpClient client, String jdbcUrl, String statisticsUrl) {

    static final String JSON = "application/json";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    Library(TestClient http, TestDatabase database, LibraryService service) {
        this(http.address(), CLIENT, database.jdbcUrl(), service.statisticsUrl());
    }

    /** Another server, on the same databases unless {@code otherJdbcUrl} is another one. */
    Library on(FilmLibrary other, String otherJdbcUrl) {
        return new Library(other.address(), client, otherJdbcUrl, statisticsUrl);
    }

    Answer get(String path) {
        return send(HttpRequest.newBuilder(URI.create(address + path)).GET());
    }

    /** Sends JSON in which an apostrophe stands for a quotation mark. */
    Answer post(String path, String json) {
        return postAsIs(path, json.replace('\'', '"'));
    }

    Answer patch(String path, String json) {
        return sendJson("PATCH", path, json.replace('\'', '"'));
    }

    Answer put(String path, String json) {
        return sendJson("PUT", path, json.replace('\'', '"'));
    }

    Answer delete(String path) {
        return send(HttpRequest.newBuilder(URI.create(address + path)).DELETE());
    }

    Answer postAsIs(String path, String body) {
        return sendJson("POST", path, body);
    }

    /** Sends JSON, which is valid by the document of the API if the service accepts it. */
    private Answer sendJson(String method, String path, String body) {
        Answer answer = send(method, path, JSON, BodyPublishers.ofString(body, UTF_8));
        if (answer.status() < 300) {
            Documented.accepts(method, path, body);
        }
        return answer;
    }

    Answer send(String method, String path, String contentType, BodyPublisher body) {
        return send(HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", contentType)
                .method(method, body));
    }

    /** Sends a request, whose answer has to be one that the document of the API has. */
    Answer send(HttpRequest.Builder builder) {
        try {
            HttpRequest request = builder.build();
            Answer answer = Answer.of(client.send(request, BodyHandlers.ofString(UTF_8)));
            Documented.holds(request.method(), request.uri().getRawPath(), answer);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Stores a film of this title and returns its key. */
    long createFilm(String title) {
        return post("/films", "{'title': '%s', 'length': 90}".formatted(title)).json(201).get("film_id").asLong();
    }

    /** Stores a print, {@code shelf} being JSON, and returns its key. */
    long addPrint(long film, String format, String barcode, String shelf) {
        return post("/prints", "{'film_id': %d, 'format': '%s', 'barcode': '%s', 'shelf': %s}"
                .formatted(film, format, barcode, shelf)).json(201).get("print_id").asLong();
    }

    JsonNode createMember(String email) {
        return post("/members", "{'email': '%s', 'display_name': 'Test'}".formatted(email)).json(201);
    }

    DataSource database() {
        return source(jdbcUrl);
    }

    static DataSource source(String jdbcUrl) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(jdbcUrl);
        return source;
    }

    /** The port of the database's server. */
    int databasePort() {
        return URI.create(jdbcUrl.substring("jdbc:".length())).getPort();
    }

    /** How many rows there are: {@code rows} is a table's name and, if wanted, a WHERE clause. */
    long count(String rows) {
        try (var connection = database().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT count(*) FROM " + rows)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
