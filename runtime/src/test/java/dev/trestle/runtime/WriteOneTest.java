package dev.trestle.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.trestle.runtime.database.Database;
import dev.trestle.runtime.database.Upserted;
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

    private final Postgres.Database postgres;
    private final Service service;
    private final Database database;

    WriteOneTest(Postgres.Database postgres) {
        this.postgres = postgres;
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

    /** A trigger that counts a film's tries, outside transactions and inside, and drops the first so many. */
    private static final String DROPS = """
            CREATE TABLE dropped (id int PRIMARY KEY, first int);
            CREATE TABLE tried (id int);
            CREATE SEQUENCE tries;
            CREATE FUNCTION drop_row() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                INSERT INTO tried VALUES (NEW.id);
                IF nextval('tries') > NEW.first THEN RETURN NEW; ELSE RETURN NULL; END IF; END $$;
            CREATE TRIGGER drop_row BEFORE INSERT ON dropped FOR EACH ROW EXECUTE FUNCTION drop_row()""";

    private static Upserted<Integer> insertOrFind(Database database, int id, int dropped) {
        return database.insertOrFind(
                "INSERT INTO dropped VALUES (?, ?) ON CONFLICT (id) DO NOTHING RETURNING id", binds -> {
                    binds.int4(id);
                    binds.int4(dropped);
                }, "SELECT id FROM dropped WHERE id = ?", binds -> binds.int4(id), row -> row.int4(1));
    }

    @Test
    void aRowThatATriggerDropsLeavesNothing() {
        postgres.execute(DROPS);

        // The second try is stored, and what the trigger wrote at the first has gone.
        assertThat(insertOrFind(database.atomic(), 1, 1)).isEqualTo(new Upserted<>(1, true));
        assertThat(postgres.query("SELECT count(*) FROM tried")).isEqualTo("1");

        postgres.execute("SELECT setval('tries', 1, false)");
        assertThat(database.<Upserted<Integer>>transaction(unit -> insertOrFind(unit.atomic(), 2, 1)))
                .isEqualTo(new Upserted<>(2, true));
        assertThat(postgres.query("SELECT count(*) FROM tried")).isEqualTo("2");

        assertThatExceptionOfType(HttpProblem.class).isThrownBy(() -> insertOrFind(database.atomic(), 3, 100))
                .satisfies(problem -> assertThat(problem.status().code()).isEqualTo(409));
        assertThat(postgres.query("SELECT count(*) FROM tried")).isEqualTo("2");
    }
}
