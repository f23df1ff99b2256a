package dev.trestle.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trestle.testing.Postgres;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A service whose routes have no files, on a class path without the module for them. */
@ExtendWith(Postgres.class)
class PlainServiceTest {

    private final Postgres.Database database;

    PlainServiceTest(Postgres.Database database) {
        this.database = database;
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev.trestle.files.Media", "dev.trestle.runtime.media.MediaStore", "org.apache.tika.Tika",
        "org.apache.commons.fileupload2.core.MultipartInput"})
    void theClassPathLacksWhatFilesNeed(String className) {
        assertThatThrownBy(() -> Class.forName(className)).isInstanceOf(ClassNotFoundException.class);
    }

    @Test
    void itStartsAndAnswers() {
        try (Service service = Service.start(database.url(), FilmRoutes::new)) {
            assertThat(service.post("/films", "{\"title\": \"Plain\", \"length\": 1}").json(201).get("title").asString())
                    .isEqualTo("Plain");
            assertThat(service.get("/observe/health/ready").response().statusCode()).isEqualTo(200);
            assertThat(service.get("/observe/health/ready").response().body()).contains("database").doesNotContain("media");
            service.get("/media/poster.image/" + "0".repeat(64) + ".png").problem(404);
        }
        assertThat(Path.of("media")).doesNotExist();
    }

    @Test
    void itRefusesKeysOfFilesThatItDoesNotHave() {
        assertThatThrownBy(() -> Service.start(
                Map.of("trestle.database.url", database.url(), "trestle.media.directory", "posters"), FilmRoutes::new))
                .hasMessageContaining("trestle.media");
    }

    @Test
    void aLinkSaysWhatIsMissing() {
        try (Service service = Service.start(database.url(), FilmRoutes::new)) {
            assertThatThrownBy(() -> service.trestle().database().one("SELECT 'poster.image/x.png'", binds -> {},
                    row -> row.media(1))).isInstanceOf(IllegalStateException.class).hasMessageContaining("trestle-files");
        }
    }
}
