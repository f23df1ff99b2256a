package dev.trestle.s3;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.reports.api.ReportsApi;
import dev.trestle.data.Data;
import dev.trestle.jobs.Jobs;
import dev.trestle.runtime.service.Trestle;
import dev.trestle.testing.Cable;
import dev.trestle.testing.Postgres;
import io.helidon.config.Config;
import io.helidon.config.ConfigSources;
import io.helidon.webserver.WebServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Routes of the case {@code data_reports} over a Parquet file of a bucket. */
@ExtendWith(Postgres.class)
class FileRoutesTest {

    private static final S3Server SERVER = S3Server.get().bucket("reports");

    private final Postgres.Database database;

    @TempDir
    private Path folder;

    FileRoutesTest(Postgres.Database database) {
        this.database = database;
    }

    /** The names, which the query does not read, are most of the file. */
    @Test
    void onlyTheColumnsOfTheQueryAreSent() throws Exception {
        Path file = folder.resolve("07.parquet");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:"); Statement statement = connection.createStatement()) {
            statement.execute("COPY (SELECT range AS id, (range % 90)::INTEGER AS age, md5(range::VARCHAR) || md5((-range)::VARCHAR) AS name,"
                    + " NULL::TIMESTAMPTZ AS joined FROM range(20000)) TO '" + file + "' (FORMAT parquet)");
        }
        SERVER.put("reports", "users/2026/07.parquet", Files.readAllBytes(file));
        try (Cable cable = new Cable(SERVER.endpoint().getPort()); HttpClient client = HttpClient.newHttpClient()) {
            Map<String, String> settings = new HashMap<>(SERVER.settings());
            settings.put("trestle.s3.endpoint", "http://127.0.0.1:" + cable.port());
            settings.put("trestle.database.url", database.url());
            settings.put("trestle.database.pool-size", "2");
            settings.put("trestle.data.roots.reports", "s3://reports/users");
            settings.put("trestle.data.roots.uploads", folder.toString());
            settings.put("trestle.data.temp-directory", folder.resolve("temp").toString());
            settings.put("server.host", "127.0.0.1");
            Config config = Config.just(ConfigSources.create(settings));
            Trestle trestle = Trestle.create(config.get("trestle"));
            ReportsApi api = new ReportsApi(trestle, Jobs.create(trestle), Data.create(trestle, S3Roots.of(S3.create(trestle))));
            WebServer server = trestle.server(config.get("server"), api).build().start();
            try {
                cable.received();
                HttpResponse<String> answer = client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port()
                        + "/users?users=2026/07.parquet&min=89")).build(), BodyHandlers.ofString());
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                assertThat(answer.body()).startsWith("{\"rows\":[{\"id\":89,\"age\":89},{\"id\":179,\"age\":89},").endsWith("]}");
                assertThat(answer.body().split("\"id\"")).hasSize(1 + 20_000 / 90);
                assertThat(cable.received()).as("of " + Files.size(file)).isPositive().isLessThan(Files.size(file) / 2);
                HttpResponse<String> missing = client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port()
                        + "/users?users=2026/08.parquet&min=89")).build(), BodyHandlers.ofString());
                assertThat(missing.statusCode()).isEqualTo(404);
            } finally {
                server.stop();
            }
        }
    }
}
