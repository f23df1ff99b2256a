package com.example.films;

import com.example.films.api.FilmsApi;
import com.example.films.sample.SampleData;
import dev.trestle.computed.Computed;
import dev.trestle.runtime.service.Trestle;
import dev.trestle.test.TestDatabase;
import dev.trestle.test.TestedService;
import io.helidon.config.Config;
import io.helidon.config.ConfigSources;
import io.helidon.logging.common.LogConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;

/** The film library as its tests run it. */
public final class LibraryService implements TestedService {

    private String statisticsUrl = "";

    @Override
    public FilmsApi api(Trestle trestle) {
        LogConfig.configureRuntime();
        return FilmLibrary.api(trestle, Computed.create(trestle));
    }

    @Override
    public Map<String, String> settings(Path folder) throws IOException, SQLException {
        statisticsUrl = "jdbc:sqlite:" + folder.resolve("statistics.db");
        StatisticsDatabase.make(statisticsUrl);
        return Map.of(
                "trestle.media.directory", folder.resolve("media").toString(),
                "trestle.exports.targets.statistics.url", statisticsUrl);
    }

    @Override
    public void fill(TestDatabase template) throws SQLException {
        SampleData.fill(template.source());
    }

    /** The database that reviews are exported to. */
    String statisticsUrl() {
        return statisticsUrl;
    }

    /** The service's own configuration with some values replaced, for another server. */
    static Config config(Map<String, String> values) {
        return Config.builder()
                .addSource(ConfigSources.create(values))
                .addSource(ConfigSources.create(Config.create()))
                .build();
    }
}
