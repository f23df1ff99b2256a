package dev.trestle.generator.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ColumnUsesTest {

    private final FilmQueries films = new FilmQueries();

    ColumnUsesTest() throws IOException, SQLException {}

    @AfterAll
    void close() throws SQLException {
        films.close();
    }

    @Test
    void listsWhatIsReadBySchemaTableAndNumber() throws SQLException {
        assertThat(uses("select f.price, f.title, l.name, o.\"Id\" from film f join language l using (language_id),"
                        + " \"Odd.Schema\".\"Film\" o where f.film_id = :id order by f.rating"))
                .containsExactly(
                        "Odd.Schema.Film.Id",
                        "public.film.film_id",
                        "public.film.title",
                        "public.film.language_id",
                        "public.film.rating",
                        "public.film.price",
                        "public.language.language_id",
                        "public.language.name");
        assertThat(uses("select title from film where film_id in (select language_id from language)"
                        + " or exists (select from counted)"))
                .containsExactly("public.counted", "public.film.film_id", "public.film.title", "public.language.language_id");
        assertThat(uses("select title from film_list")).containsExactly("public.film_list.title");
        assertThat(uses("select count(*) from film")).containsExactly("public.film");
        assertThat(uses("select relname from pg_class")).isEmpty();
    }

    @Test
    void takesAWholeRowForAllItsColumns() throws SQLException {
        List<String> all = List.of("public.language.language_id", "public.language.name");

        assertThat(uses("select * from language")).isEqualTo(all);
        assertThat(uses("select l from language l")).isEqualTo(all);
        assertThat(uses("select to_jsonb(l) as l, name from language l")).isEqualTo(all);
        assertThat(uses("select a.language_id from language a, language b")).containsExactly(all.get(0));
    }

    @Test
    void listsWhatIsWritten() throws SQLException {
        assertThat(uses("insert into film (title, language_id) values ('a', 1)")).containsExactly(
                "public.film.title", "public.film.language_id");
        assertThat(uses("insert into film (title, language_id) values ('a', 1) on conflict (film_id)"
                        + " do update set description = excluded.title returning price"))
                .containsExactly(
                        "public.film.film_id",
                        "public.film.title",
                        "public.film.description",
                        "public.film.language_id",
                        "public.film.price");
        assertThat(uses("update film set price = 1 where title = 'a'")).containsExactly(
                "public.film.title", "public.film.price");
        assertThat(uses("delete from film")).containsExactly("public.film");
        assertThat(uses("with n as (insert into language (name) values ('a') returning language_id)"
                        + " update film set language_id = n.language_id from n"))
                .containsExactly("public.film.language_id", "public.language.language_id", "public.language.name");
    }

    private List<String> uses(String sql) throws SQLException {
        return films.analyse(sql).uses().stream()
                .flatMap(use -> use.columns().isEmpty() ? Stream.of(use.schema() + "." + use.table())
                        : use.columns().stream().map(column -> use.schema() + "." + use.table() + "." + column))
                .toList();
    }
}
