package dev.trestle.test;

import com.example.films.FilmsApi;
import dev.trestle.runtime.service.Trestle;
import java.nio.file.Path;
import java.util.Map;

/** The service with few connections. */
final class SmallService implements TestedService {

    @Override
    public FilmsApi api(Trestle trestle) {
        return new FilmsApi(trestle);
    }

    @Override
    public Map<String, String> settings(Path folder) {
        return Map.of("trestle.database.pool-size", "1");
    }

    @Override
    public void fill(TestDatabase template) {
        template.load("/schema.sql");
    }
}
