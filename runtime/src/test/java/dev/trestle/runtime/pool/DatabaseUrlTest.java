package dev.trestle.runtime.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trestle.runtime.service.Trestle;
import dev.trestle.testing.Postgres;
import io.helidon.config.Config;
import io.helidon.config.ConfigSources;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a URL sets takes effect, or is refused. */
@ExtendWith(Postgres.class)
class DatabaseUrlTest {

    private final Postgres.Database postgres;

    DatabaseUrlTest(Postgres.Database postgres) {
        this.postgres = postgres;
    }

    private Trestle with(String parameters) {
        return Trestle.create(Config.just(ConfigSources.create(Map.of(
                "trestle.database.url", postgres.url() + "&" + parameters, "trestle.database.pool-size", "1"))).get("trestle"));
    }

    private static String shown(Trestle trestle, String setting) {
        return trestle.database().one("SELECT current_setting(?)", binds -> binds.text(setting), row -> row.text(1));
    }

    @Test
    void otherSettingsTakeEffect() {
        try (Trestle trestle = with("options=-c%20work_mem=77MB%20--lock-timeout=3000&ApplicationName=TimeZone=x")) {
            assertThat(shown(trestle, "work_mem")).isEqualTo("77MB");
            assertThat(shown(trestle, "lock_timeout")).isEqualTo("3s");
            assertThat(shown(trestle, "application_name")).isEqualTo("TimeZone=x");
            assertThat(shown(trestle, "TimeZone")).isEqualTo("UTC");
            assertThat(shown(trestle, "statement_timeout")).isEqualTo("30s");
        }
    }

    @Test
    void settingsOfTheDatabaseDoNotReachValues() {
        String name = postgres.query("SELECT quote_ident(current_database())");
        postgres.execute("ALTER DATABASE " + name + " SET TimeZone = 'Asia/Kolkata';"
                + " ALTER DATABASE " + name + " SET DateStyle = 'German'");
        try (Trestle trestle = with("ApplicationName=x")) {
            assertThat(shown(trestle, "TimeZone")).isEqualTo("UTC");
            assertThat(shown(trestle, "DateStyle")).isEqualTo("ISO, YMD");
        }
    }

    @ParameterizedTest
    @CsvSource({"options=-c%20TimeZone=Europe/Berlin, TimeZone", "options=-cwork_mem=1MB%20-c%20datestyle%3DGerman, datestyle",
        "options=--extra-float-digits=0, extra-float-digits", "options=-c+bytea_output=escape, bytea_output",
        "sslmode=disable&options=--lc_monetary=C, lc_monetary", "binaryTransfer=true, binaryTransfer", "binaryTransferDisable=int4, binaryTransferDisable",
        "options=-c%20IntervalStyle=postgres, IntervalStyle"})
    void whatTheServiceSetsIsRefused(String parameters, String name) {
        assertThatThrownBy(() -> with(parameters)).hasMessage(
                "trestle.database.url sets " + name + ", which the service sets itself; leave it out");
    }

    @Test
    void theTimeoutHasAKey() {
        assertThatThrownBy(() -> with("options=-c%20statement_timeout=5s")).hasMessage("trestle.database.url sets"
                + " statement_timeout, which the service sets itself; leave it out, and set trestle.database.statement-timeout");
    }
}
