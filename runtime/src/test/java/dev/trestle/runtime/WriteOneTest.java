package dev.trestle.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.trestle.testing.Postgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A statement that writes and has to give one row leaves nothing behind when it does not. */
@ExtendWith(Postgres.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WriteOneTest {

    private static final String RENAME = "UPDATE public.studio SET name = ? WHERE studio_id >= ? RETURNING studio_id, name";

    private final Service service;
    private final Database database;

    WriteOneTest(Postgres.Database postgres) {
        service = Service.start(postgres.url(), FilmRoutes::new);
        database = service.trestle().database();
        postgres.execute("INSERT INTO studio VALUES (1, 'One'), (2, 'Two')");
    }

    @AfterAll
    void stop() {
        service.close();
    }

    private String rename(String name, int from) {
        return database.atomic().one(RENAME, binds -> {
            binds.text(name);
            binds.int4(from);
        }, row -> row.text(2));
    }

    private String names() {
        return database.one(
                "SELECT string_agg(name, ',' ORDER BY studio_id) FROM public.studio", binds -> {}, row -> row.text(1));
    }

    @Test
    void oneRowOrNothing() {
        assertThat(rename("Second", 2)).isEqualTo("Second");
        assertThat(names()).isEqualTo("One,Second");
        assertThatExceptionOfType(HttpProblem.class).isThrownBy(() -> rename("Both", 1))
                .satisfies(problem -> assertThat(problem.status().code()).isEqualTo(409));
        assertThatExceptionOfType(HttpProblem.class).isThrownBy(() -> rename("None", 3))
                .satisfies(problem -> assertThat(problem.status().code()).isEqualTo(404));
        assertThat(names()).isEqualTo("One,Second");
    }
}
