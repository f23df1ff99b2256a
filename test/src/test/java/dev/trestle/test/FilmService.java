package dev.trestle.test;

import com.example.films.FilmsApi;
import dev.trestle.runtime.service.Trestle;
import java.nio.file.Path;
import java.util.Map;

/** The service of the generator's case, with its schema. */
final class FilmService implements TestedService {

    @Override
    public FilmsApi api(Trestle trestle) {
        return new FilmsApi(trestle);
    }

    /** An address of documentation (RFC 5737), which no machine has: tests have another one. */
    @Override
    public Map<String, String> settings(Path folder) {
        return Map.of("server.host", "192.0.2.1");
    }

    @Override
    public void fill(TestDatabase template) {
        template.load("/schema.sql");
        template.sql("INSERT INTO studio VALUES (?, ?)", 1, "In each test");
    }
}
