package dev.trestle.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.trestle.runtime.database.Database;
import dev.trestle.runtime.postgres.ExpectedTable;
import dev.trestle.testing.Postgres;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Constraints of one column point at the field of the request, also through views that call it something else. */
@ExtendWith(Postgres.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConstrainedFieldsTest {

    private final Service service;
    private final Database rows;

    ConstrainedFieldsTest(Postgres.Database database) {
        database.execute("""
                CREATE DOMAIN amount AS numeric CHECK (VALUE >= 0);
                CREATE TABLE shelf (id int PRIMARY KEY);
                CREATE TABLE box (
                    id int PRIMARY KEY, label text NOT NULL UNIQUE, "Odd ""1"" one" int CHECK ("Odd ""1"" one" > 0), low int,
                    high int CHECK (high < 100), price amount, deposit amount, weight amount, shelf int REFERENCES shelf,
                    CONSTRAINT low_high CHECK (low < high));
                CREATE UNIQUE INDEX box_low ON box (low);
                CREATE VIEW labelled AS SELECT id AS number, label AS name, high AS label, price FROM box
                    WHERE EXISTS (SELECT id FROM shelf);
                CREATE VIEW renamed AS SELECT number, name, label, price FROM labelled;
                ALTER VIEW renamed RENAME COLUMN name TO "The name";
                CREATE TABLE log (label text NOT NULL, CONSTRAINT box_high_check CHECK (label <> 'b'));
                CREATE FUNCTION log() RETURNS trigger LANGUAGE plpgsql AS
                    $$ BEGIN INSERT INTO log SELECT NEW.label WHERE NEW.id > 90; RETURN NEW; END $$;
                CREATE TRIGGER log BEFORE INSERT ON box FOR EACH ROW EXECUTE FUNCTION log();
                INSERT INTO shelf VALUES (1); INSERT INTO box (id, label, low) VALUES (1, 'a', 1)""");
        service = Service.start(database.url(), trestle -> {
            trestle.expect(Stream.of("box", "labelled", "renamed").map(name -> new ExpectedTable("public", name)).toList());
            return new FilmRoutes(trestle);
        });
        rows = service.trestle().database();
    }

    @AfterAll
    void stop() {
        service.close();
    }

    private static String error(Runnable call) {
        FieldError error = catchThrowableOfType(HttpProblem.class, call::run).errors().getFirst();
        return error.pointer() + " " + error.code();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "box (id, label) VALUES (2, 'a') | /label unique_violation",
        "box (id, label) VALUES (1, 'b') | /id unique_violation",
        "box (id, label) VALUES (2, NULL) | /label not_null_violation",
        "box (id, label, low) VALUES (2, 'b', 1) | /low unique_violation",
        "box (id, label, high) VALUES (2, 'b', 100) | /high check_violation",
        "box (id, label, low, high) VALUES (2, 'b', 9, 5) | ` check_violation`",
        "box (id, label, \"Odd \"\"1\"\" one\") VALUES (2, 'b', 0) | /Odd \"1\" one check_violation",
        "box (id, label, shelf) VALUES (2, 'b', 2) | /shelf foreign_key_violation",
        "box (id, label, price) VALUES (2, 'b', -1) | ` check_violation`",
        "labelled (number, name) VALUES (1, 'b') | /number unique_violation",
        "labelled (number, name) VALUES (2, 'a') | /name unique_violation",
        "labelled (number, label, name) VALUES (2, 100, 'b') | /label check_violation",
        "labelled (number, label) VALUES (2, 10) | /label not_null_violation",
        "labelled (number, name, price) VALUES (2, 'b', -1) | /price check_violation",
        "renamed (number, label, \"The name\") VALUES (2, 100, 'b') | /label check_violation",
        "renamed (number, \"The name\") VALUES (2, 'a') | /The name unique_violation",
        "box (id, label) VALUES (91, 'b') | ` check_violation`",
    })
    void insertsPointAt(String what, String error) {
        assertThat(error(() -> rows.insert("INSERT INTO public." + what + " RETURNING 1", binds -> {}, row -> row)))
                .isEqualTo(error);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "UPDATE public.box SET low = 0, high = 100 WHERE id = 1 | /high check_violation",
        "UPDATE public.box SET label = NULL WHERE id = 1 | /label not_null_violation",
        "UPDATE public.renamed SET \"The name\" = NULL WHERE number = 1 | /The name not_null_violation",
    })
    void updatesPointAt(String sql, String error) {
        assertThat(error(() -> rows.update(sql + " RETURNING 1", binds -> {}, row -> row))).isEqualTo(error);
    }

    @Test
    void rowsPointAt() {
        List<String> highs = List.of("9", "100", "10", "101");
        HttpProblem problem = catchThrowableOfType(HttpProblem.class, () -> rows.insertRows(highs,
                some -> "INSERT INTO public.labelled (number, label, name) VALUES "
                        + some.stream().map(high -> "(?::int + 10, ?::int, ?)").collect(Collectors.joining(", "))
                        + " RETURNING 1",
                (high, binds) -> {
                    binds.literal(high);
                    binds.literal(high);
                    binds.text(high);
                }, row -> row.int4(1)));

        assertThat(problem.errors()).extracting(FieldError::pointer).containsExactly("/rows/1/label", "/rows/3/label");
    }

    @Test
    void queriesHaveParametersAndNotColumns() {
        assertThat(error(() -> rows.atomic().one(
                "INSERT INTO public.box (id, label, high) VALUES (2, 'b', 100) RETURNING 1", binds -> {}, row -> row)))
                .isEqualTo(" check_violation");
    }
}
