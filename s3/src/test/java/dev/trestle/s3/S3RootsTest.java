package dev.trestle.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trestle.data.Data;
import dev.trestle.data.Dataset;
import dev.trestle.data.FileFormat;
import dev.trestle.data.FileQuery;
import dev.trestle.data.FileType;
import dev.trestle.data.Validation;
import dev.trestle.data.remote.ByteRange;
import dev.trestle.data.remote.RemoteException;
import dev.trestle.data.remote.RemoteFile;
import dev.trestle.data.remote.RemoteRoot;
import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.service.Trestle;
import dev.trestle.testing.Postgres;
import io.helidon.config.Config;
import io.helidon.config.ConfigSources;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Files of a bucket as tables. */
@ExtendWith(Postgres.class)
class S3RootsTest {

    private static final S3Server SERVER = S3Server.get().bucket("tables");

    private final Postgres.Database database;

    @TempDir
    private Path folder;

    S3RootsTest(Postgres.Database database) {
        this.database = database;
    }

    private static List<Long> read(FileQuery query, String name) {
        return query.list(List.of(List.of(name)), binds -> { }, row -> row.int8(1));
    }

    private static void assertStatus(FileQuery query, String name, int status) {
        assertThatThrownBy(() -> read(query, name)).isInstanceOfSatisfying(HttpProblem.class,
                problem -> assertThat(problem.status().code()).as(problem.getMessage()).isEqualTo(status));
    }

    @Test
    void rowsOfObjects() throws IOException {
        Map<String, String> settings = new HashMap<>(SERVER.settings());
        settings.put("trestle.database.url", database.url());
        settings.put("trestle.database.pool-size", "2");
        settings.put("trestle.data.roots.r", "s3://tables/reports");
        settings.put("trestle.data.roots.none", "s3://no-such-bucket/reports");
        settings.put("trestle.data.temp-directory", folder.toString());
        settings.put("trestle.data.max-file-size", "1000");
        SERVER.put("tables", "reports/2026/07.csv", "id\n1\n2\n");
        SERVER.put("tables", "other/secret.csv", "id\n3\n");
        SERVER.put("tables", "reports/large.csv", "id\n" + "1\n".repeat(1000));
        try (Trestle trestle = Trestle.create(Config.just(ConfigSources.create(settings)).get("trestle"))) {
            S3 s3 = S3.create(trestle);
            Data data = Data.create(trestle, S3Roots.of(s3));
            FileQuery query = data.query("SELECT id FROM t", Dataset.of("t", FileFormat.CSV, "r", Validation.STRICT).add("id", FileType.INT8));

            assertThat(read(query, "2026/07.csv")).containsExactly(1L, 2L);
            assertThat(read(query, "2026/07.csv")).as("by its tag").containsExactly(1L, 2L);
            try (Stream<Path> files = Files.walk(folder)) {
                assertThat(files.filter(Files::isRegularFile)).hasSize(1);
            }
            SERVER.put("tables", "reports/2026/07.csv", "id\n4\n");
            assertThat(read(query, "2026/07.csv")).containsExactly(4L);

            assertStatus(query, "2026/08.csv", 404);
            assertStatus(query, "../other/secret.csv", 404);
            assertStatus(query, "large.csv", 413);
            assertStatus(data.query("SELECT id FROM t",
                    Dataset.of("t", FileFormat.CSV, "none", Validation.STRICT).add("id", FileType.INT8)), "x.csv", 502);
            data.close();
            RemoteRoot root = S3Roots.of(s3).open("trestle.data.roots.r", "s3://tables/reports").orElseThrow();
            theRestOfTheSameObject(root);
            partsOfTheSameObject(root);
            s3.close();
        }
    }

    private static void partsOfTheSameObject(RemoteRoot root) throws IOException {
        SERVER.put("tables", "reports/parts.csv", "id\n1\n2\n");
        String tag;
        try (RemoteFile file = root.openEnd("parts.csv", null, 2)) {
            assertThat(file.start()).isEqualTo(5);
            assertThat(file.size()).hasValue(7);
            assertThat(file.content()).hasContent("2\n");
            tag = Objects.requireNonNull(file.tag());
        }
        try (RemoteFile file = root.openEnd("parts.csv", tag, 2)) {
            assertThat(file.isUnchanged()).isTrue();
        }
        try (RemoteFile file = root.openEnd("parts.csv", null, 100)) {
            assertThat(file.start()).isZero();
            assertThat(file.content()).hasContent("id\n1\n2\n");
        }
        ByteRange part = new ByteRange(1, 4, 7);
        try (InputStream content = root.openPart("parts.csv", tag, part)) {
            assertThat(content).hasContent("d\n1");
        }
        SERVER.put("tables", "reports/parts.csv", "id\n3\n4\n");
        assertThatThrownBy(() -> root.openPart("parts.csv", tag, part)).isInstanceOfSatisfying(RemoteException.class,
                e -> assertThat(e.reason()).isEqualTo(RemoteException.Reason.CHANGED));
        SERVER.put("tables", "reports/empty.csv", "");
        try (RemoteFile file = root.openEnd("empty.csv", null, 2)) {
            assertThat(file.start()).isZero();
            assertThat(file.size()).hasValue(0);
        }
    }

    private static void theRestOfTheSameObject(RemoteRoot root) throws IOException {
        SERVER.put("tables", "reports/rest.csv", "id\n1\n2\n");
        try (RemoteFile file = root.open("rest.csv", null)) {
            try (InputStream rest = file.rest(5)) {
                assertThat(rest).hasContent("2\n");
            }
            SERVER.put("tables", "reports/rest.csv", "id\n3\n4\n");
            assertThatThrownBy(() -> file.rest(5)).isInstanceOf(IOException.class);
        }
    }
}
