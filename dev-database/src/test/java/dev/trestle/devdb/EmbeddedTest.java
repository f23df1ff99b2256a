package dev.trestle.devdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class EmbeddedTest extends DevDatabaseContract {

    @Override
    DatabaseSettings settings() {
        return new DatabaseSettings.Embedded();
    }

    @Test
    void runsInUtcWithACollationThatIsTheSameEverywhere() throws Exception {
        try (DevDatabase database = DevDatabase.start(settings())) {
            assertThat(ask(database, "select reset_val from pg_settings where name = 'log_timezone'")).isNotBlank();
            assertThat(ask(database, "select datcollate from pg_database where datname = current_database()"))
                    .isIn("C.UTF-8", "C");
            assertThat(ask(database, "select 'B' < 'a'")).isEqualTo("t");
        }
    }

    @Test
    void closingStopsTheServerAndRemovesItsFiles() throws Exception {
        DevDatabase database = DevDatabase.start(settings());
        Path data = Path.of(ask(database, "show data_directory"));
        assertThat(data).isDirectory();
        database.close();
        assertThat(data).doesNotExist();
        assertThatThrownBy(database::connect).isInstanceOf(SQLException.class);
    }

    @Test
    void saysInOneLineThatBinariesAreMissing() {
        assertThatThrownBy(() -> DevDatabase.start(new DatabaseSettings.Embedded((system, hardware) -> null)))
                .isInstanceOf(DevDatabaseException.class)
                .hasMessageStartingWith("the embedded PostgreSQL does not start: No Postgres binary found");
    }

    @Test
    void saysInOneLineThatBinariesAreBroken() {
        byte[] broken = "not an archive".getBytes(StandardCharsets.US_ASCII);
        assertThatThrownBy(() -> DevDatabase.start(
                        new DatabaseSettings.Embedded((system, hardware) -> new ByteArrayInputStream(broken))))
                .isInstanceOf(DevDatabaseException.class)
                .hasMessageStartingWith("the embedded PostgreSQL does not start: ")
                .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
    }
}
