package dev.trestle.runtime.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.helidon.config.Config;
import io.helidon.config.ConfigSources;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    private static Settings settings(Map<String, String> values) {
        return Settings.of(Config.just(ConfigSources.create(values)).get("trestle"));
    }

    private static Settings with(String key, String value) {
        return settings(Map.of("trestle." + key, value));
    }

    @ParameterizedTest
    @CsvSource({"PT30S,30000", "30 s,30000", "30s,30000", "500 ms,500", "5 min,300000", "2 h,7200000", "7d,604800000",
        "P1DT1S,86401000", "' PT1S ',1000"})
    void durations(String text, long millis) {
        assertThat(with("jobs.heartbeat", text).at("jobs").duration("heartbeat", "PT5S").toMillis()).isEqualTo(millis);
    }

    @ParameterizedTest
    @ValueSource(strings = {"30", "30 sec", "PT30", "", "PT0S", "-PT1S", "0 s", "1e3 s", "P1M", "99999999999999999 d", "1.5 s"})
    void noDurations(String text) {
        assertThatThrownBy(() -> with("jobs.heartbeat", text).at("jobs").duration("heartbeat", "PT5S"))
                .hasMessage("trestle.jobs.heartbeat has to be a positive duration such as PT5S or 30 s, but is '" + text + "'");
    }

    @Test
    void lists() {
        assertThat(settings(Map.of()).list("allowed-origins")).isEmpty();
        assertThat(with("allowed-origins", "a,b").list("allowed-origins")).containsExactly("a", "b");
        Settings settings = settings(Map.of("trestle.allowed-origins.0", "a", "trestle.allowed-origins.1", "b"));
        assertThat(settings.list("allowed-origins")).containsExactly("a", "b");
        assertThatCode(() -> settings.refuseOthers(Set.of())).doesNotThrowAnyException();
    }

    @Test
    void aDurationHasBounds() {
        Settings settings = settings(Map.of("trestle.a", "PT0S", "trestle.b", "25 h"));
        assertThat(settings.duration("a", "PT5S", Duration.ZERO, Duration.ofDays(1))).isZero();
        assertThatThrownBy(() -> settings.duration("b", "PT5S", Duration.ZERO, Duration.ofDays(1)))
                .hasMessage("trestle.b has to be a duration from PT0S to PT24H such as PT5S or 30 s, but is '25 h'");
    }

    @ParameterizedTest
    @CsvSource({"1,1", "1048576,1048576", "10 MiB,10485760", "10MiB,10485760", "10mib,10485760", "500 kB,500000", "1.5 KiB,1536",
        "3 b,3"})
    void sizes(String text, long bytes) {
        assertThat(with("max-body-size", text).size("max-body-size", 5, Integer.MAX_VALUE)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "10 M", "ten", "", "2 GiB", "1.5", "999999999999999 TB", "0x10"})
    void noSizes(String text) {
        assertThatThrownBy(() -> with("max-body-size", text).size("max-body-size", 5, Integer.MAX_VALUE))
                .hasMessage("trestle.max-body-size has to be a size from 1 to 2147483647 bytes, such as 500000 or 10 MiB, but"
                        + " is '" + text + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "2147483648", "99999999999", "1.0", "ten", ""})
    void noNumbers(String text) {
        assertThatThrownBy(() -> with("n", text).number("n", 5, 1))
                .hasMessage("trestle.n has to be a whole number of 1 or more, but is '" + text + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"films.example.com", "/films", "ftp://films", "http://", "http://a b", "http://a?b", "http://a#b", ""})
    void noUrls(String text) {
        assertThatThrownBy(() -> with("public-url", text).url("public-url")).hasMessageStartingWith(
                "trestle.public-url has to be a URL such as https://films.example.com, but is '" + text);
    }

    @Test
    void otherValues() {
        Settings settings = settings(Map.of("trestle.public-url", "https://a.example/films/", "trestle.http", "false",
                "trestle.threads", " 7 ", "trestle.yes", "yes"));
        assertThat(settings.url("public-url")).contains(URI.create("https://a.example/films"));
        assertThat(settings.url("none")).isEmpty();
        assertThat(settings.flag("http", true)).isFalse();
        assertThat(settings.flag("none", true)).isTrue();
        assertThat(settings.number("threads", 5, 1)).isEqualTo(7);
        assertThat(settings.number("none", 5, 1)).isEqualTo(5);
        assertThatThrownBy(() -> settings.flag("yes", true))
                .hasMessage("trestle.yes has to be true or false, but is 'yes'");
    }

    @Test
    void whatIsMissing() {
        assertThatThrownBy(() -> with("database.ulr", "x").at("database").required("url", "where the database is"))
                .hasMessage("trestle.database.url is missing: where the database is; set it, or TRESTLE_DATABASE_URL in the"
                        + " environment; did you mean it by trestle.database.ulr?");
        assertThatThrownBy(() -> with("databse.url", "x").at("database").required("url", "where the database is"))
                .hasMessageEndingWith("; did you mean it by trestle.databse.url?");
        assertThatThrownBy(() -> with("targets.ware_house.url", " ").at("targets.ware_house").required("url", "where it is"))
                .hasMessage("trestle.targets.ware_house.url is missing: where it is");
    }

    /** What a service reads that has these keys among others. */
    private static Settings read(Map<String, String> values) {
        Settings settings = settings(values);
        settings.at("database").text("url");
        settings.at("database").number("pool-size", 10, 1);
        settings.at("jobs").duration("poll-interval", "PT1S");
        settings.number("max-json-depth", 64, 1);
        return settings;
    }

    @ParameterizedTest
    @CsvSource({"jobs.poll-intervall,jobs.poll-interval", "jobs.pollInterval,jobs.poll-interval", "job.poll-interval,jobs.poll-interval",
        "database.pool.size,database.pool-size", "database.URL,database.url", "max-jsondepth,max-json-depth"})
    void anUnknownKey(String key, String meant) {
        assertThatThrownBy(() -> read(Map.of("trestle." + key, "1")).refuseOthers(Set.of()))
                .hasMessage("trestle." + key + " is not a key of this service; did you mean trestle." + meant + "?");
    }

    @Test
    void allUnknownKeysAtOnce() {
        assertThatThrownBy(() -> read(Map.of("trestle.x", "1", "trestle.database.url.y", "1", "trestle.jobs.poll-interval.0", "1",
                        "other.key", "1")).refuseOthers(Set.of()))
                .hasMessage("trestle.database.url.y is not a key of this service; did you mean trestle.database.url?\n"
                        + "trestle.jobs.poll-interval.0 is not a key of this service; did you mean trestle.jobs.poll-interval?\n"
                        + "trestle.x is not a key of this service");
        assertThatCode(() -> read(Map.of()).refuseOthers()).doesNotThrowAnyException();
    }

    @Test
    void theRootMayBeTheNode() {
        Settings settings = Settings.of(Config.just(ConfigSources.create(Map.of("database.url", "x", "databse.url", "y"))));
        assertThat(settings.at("database").required("url", "where it is")).isEqualTo("x");
        assertThatThrownBy(() -> settings.refuseOthers(Set.of()))
                .hasMessage("databse.url is not a key of this service; did you mean database.url?");
    }

    @Test
    void whatIsNotReadMayBeIgnored() {
        Settings settings = read(Map.of("trestle.targets.old.url", "x"));
        assertThat(settings.at("targets").names()).containsExactly("old");
        settings.at("targets.old").ignore();
        settings.refuseOthers(Set.of());
    }

    @Test
    void variablesOfOtherProgramsBreakNothing() {
        Map<String, String> kubernetes = Map.of("trestle.home", "/opt/trestle", "trestle.port", "tcp://10.0.0.1:80",
                "trestle.port.80.tcp.addr", "10.0.0.1", "trestle.jobs", "none");
        read(kubernetes).refuseOthers(
                Set.of("TRESTLE_HOME", "TRESTLE_PORT", "TRESTLE_PORT_80_TCP_ADDR", "TRESTLE_JOBS", "PATH"));
    }

    @Test
    void aVariableThatMeansAKeyIsRefused() {
        assertThatThrownBy(() -> read(Map.of("trestle.database.pool.size", "20"))
                        .refuseOthers(Set.of("TRESTLE_DATABASE_POOL_SIZE")))
                .hasMessage("TRESTLE_DATABASE_POOL_SIZE is not a key of this service; did you mean"
                        + " TRESTLE_DATABASE_POOL_dash_SIZE?");
    }

    @Test
    void systemPropertiesOfOtherProgramsBreakNothing() {
        System.setProperty("trestle.settings-test", "1");
        System.setProperty("trestle.database.pool_size", "1");
        try {
            read(Map.of("trestle.settings-test", "1")).refuseOthers(Set.of());
            assertThatThrownBy(() -> read(Map.of("trestle.database.pool_size", "1")).refuseOthers(Set.of()))
                    .hasMessage("-Dtrestle.database.pool_size is not a key of this service; did you mean"
                            + " trestle.database.pool-size?");
        } finally {
            System.clearProperty("trestle.settings-test");
            System.clearProperty("trestle.database.pool_size");
        }
    }
}
