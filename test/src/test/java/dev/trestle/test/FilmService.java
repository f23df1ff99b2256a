package dev.trestle.test;

import com.example.films.FilmsApi;
import dev.trestle.runtime.service.Trestle;

/** The service of the generator's case, with its schema. */
final class FilmService implements TestedService {

    @Override
    public FilmsApi api(Trestle trestle) {
        return new FilmsApi(trestle);
    }

    @Override
    public void fill(TestDatabase template) {
        template.load("/schema.sql");
        template.sql("INSERT INTO studio VALUES (?, ?)", 1, "In each test");
    }
}
