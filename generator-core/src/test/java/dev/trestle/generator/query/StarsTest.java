package dev.trestle.generator.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StarsTest {

    private final FilmQueries films = new FilmQueries();

    StarsTest() throws IOException, SQLException {
        try (var statement = films.connection().createStatement()) {
            statement.execute("create table \"order\" (id integer not null, \"select\" text, \"Odd \"\"name\" text)");
        }
    }

    @AfterAll
    void close() throws SQLException {
        films.close();
    }

    @Test
    void writesOutTheColumns() throws SQLException {
        assertThat(sql("select * from language")).isEqualTo("select language.language_id, language.name from language");
        assertThat(sql("select l.* from language l where name = :n"))
                .isEqualTo("select l.language_id, l.name from language l where name = ?");
        assertThat(sql("select distinct on (l.name) l.*, c.id * 2 as x, c.* from language l, counted c")).isEqualTo(
                "select distinct on (l.name) l.language_id, l.name, c.id * 2 as x, c.id, c.small, c.plain, c.note"
                        + " from language l, counted c");
        assertThat(sql("select x.*, (parts).* from film f, lateral (select f.title as t) x"))
                .isEqualTo("select x.t, (parts).a, (parts).b from film f, lateral (select f.title as t) x");
        assertThat(sql("with w as (select * from language) select * from w"))
                .isEqualTo("with w as (select * from language) select w.language_id, w.name from w");
        assertThat(sql("insert into language (name) values (:n) returning *")).isEqualTo(
                "insert into language (name) values (?) returning language.language_id, language.name");
        assertThat(sql("select * from generate_series(1, 2) g")).isEqualTo("select g.g from generate_series(1, 2) g");
    }

    @Test
    void qualifiesAndQuotesWhereNeeded() throws SQLException {
        assertThat(sql("select * from \"order\"")).isEqualTo(
                "select \"order\".\"id\", \"order\".\"select\", \"order\".\"Odd \"\"name\" from \"order\"");
        assertThat(sql("select o.* from \"order\" o"))
                .isEqualTo("select o.id, o.select, o.\"Odd \"\"name\" from \"order\" o");
        assertThat(sql("select * from language a full join language b using (language_id, name)")).isEqualTo(
                "select \"language_id\", \"name\" from language a full join language b using (language_id, name)");
    }

    @Test
    void leavesOtherStarsAlone() throws SQLException {
        for (String sql : new String[] {
            "select count(*) as n from film", "select 2 * 3 as x",
            "select language_id from (select * from language) x",
            "select * from language union all select * from language", "table language"
        }) {
            assertThat(sql(sql)).isEqualTo(sql);
        }
    }

    private String sql(String sql) throws SQLException {
        return films.analyse(sql).parts().stream()
                .map(part -> part instanceof SqlPart.Text text ? text.sql() : "?")
                .collect(Collectors.joining());
    }
}
