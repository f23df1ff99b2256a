package dev.trestle.generator.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.generator.testing.TestDatabase;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NullabilityTest {

    private static final String VALUE_ONLY = "required: the statement does not expect null for it";

    private final FilmQueries films = new FilmQueries();

    NullabilityTest() throws IOException, SQLException {}

    @AfterAll
    void close() throws SQLException {
        films.close();
    }

    @Test
    void givesTheReason() throws SQLException {
        assertThat(columns("select film_id as id, description, count(*) over () as n, l.name from film f"
                        + " left join language l on l.language_id = f.original_language_id"))
                .containsExactly(
                        "id: not null: film.film_id is NOT NULL",
                        "description: nullable: film.description is nullable",
                        "n: not null: count never returns null",
                        "name: nullable: right side of LEFT JOIN l");
    }

    @Test
    void letsAParameterBeNullWhereTheStatementAsks() throws SQLException {
        assertThat(parameters("select title from film where (:a::text is null or title = :a) and :b::int is not null"
                        + " and rating is distinct from :c and rating is not distinct from :d"
                        + " and price > coalesce(:e, 5) and coalesce(size, :f) > 1 limit :g offset :h::int"))
                .containsExactly(
                        "a: nullable: it is tested with IS NULL",
                        "b: nullable: it is tested with IS NOT NULL",
                        "c: nullable: it is compared with IS DISTINCT FROM",
                        "d: nullable: it is compared with IS DISTINCT FROM",
                        "e: nullable: it is an argument of COALESCE, and not the last",
                        "f: required: it is the last argument of COALESCE",
                        "g: nullable: it is used in LIMIT",
                        "h: nullable: it is used in OFFSET");
        assertThat(parameters("select title from film where film_id in (select language_id from language limit :n)"))
                .containsExactly("n: nullable: it is used in LIMIT");
        assertThat(parameters("select title from film where film_id = :id and title like :t || '%'"
                        + " and (description || :d) is null"))
                .containsExactly("id: " + VALUE_ONLY, "t: " + VALUE_ONLY, "d: " + VALUE_ONLY);
    }

    @Test
    void takesTheLastArgumentOfCoalesceForAValue() throws SQLException {
        String standsIn = "required: it is the last argument of COALESCE";
        assertThat(parameters("select coalesce(description, :a, :b::text) as d from film where size > coalesce(coalesce(:c::int, :d), 5)"
                        + " and coalesce(rating::text, :e) is null and coalesce(coalesce(size, :f), price) > :g"))
                .containsExactly(
                        "a: nullable: it is an argument of COALESCE, and not the last",
                        "b: " + standsIn,
                        "c: nullable: it is an argument of COALESCE, and not the last",
                        "d: nullable: it is an argument of COALESCE, and not the last",
                        "e: nullable: it is tested with IS NULL",
                        "f: nullable: it is an argument of COALESCE, and not the last",
                        "g: " + VALUE_ONLY);
        assertThat(parameters("update film set description = coalesce(description, :d), title = coalesce(:t, title),"
                        + " size = coalesce(:s, 1)"))
                .containsExactly(
                        "d: nullable: it goes into film.description, which is nullable",
                        "t: nullable: it is an argument of COALESCE, and not the last",
                        "s: nullable: it is an argument of COALESCE, and not the last");
        assertThat(columns("select coalesce(description, :a) as a, coalesce(description, :b?) as b, coalesce(:c, :d) as c from film"))
                .containsExactly(
                        "a: not null: one argument of COALESCE is never null",
                        "b: nullable: all of it can be null",
                        "c: not null: one argument of COALESCE is never null");
    }

    @Test
    void letsAParameterBeNullWhereItsColumnTakesIt() throws SQLException {
        assertThat(parameters("insert into film (title, description, rating, language_id) values (:t, :d, :r, 1 + :l)"))
                .containsExactly(
                        "t: required: it goes into film.title, which is NOT NULL",
                        "d: nullable: it goes into film.description, which is nullable",
                        "r: nullable: it goes into film.rating, which is nullable",
                        "l: " + VALUE_ONLY);
        assertThat(parameters("insert into film (title, description, language_id) values (:a, :b, 1), (:c, :d::text, 1)"))
                .containsExactly(
                        "a: required: it goes into film.title, which is NOT NULL",
                        "b: nullable: it goes into film.description, which is nullable",
                        "c: required: it goes into film.title, which is NOT NULL",
                        "d: nullable: it goes into film.description, which is nullable");
        assertThat(parameters("insert into film (title, description, language_id) select :a, :b, language_id from language"))
                .containsExactly(
                        "a: required: it goes into film.title, which is NOT NULL",
                        "b: nullable: it goes into film.description, which is nullable");
        assertThat(parameters("insert into film (title, language_id) values ('a', 1)"
                        + " on conflict (film_id) do update set description = :d, title = :t where film.price > :p"))
                .containsExactly(
                        "d: nullable: it goes into film.description, which is nullable",
                        "t: required: it goes into film.title, which is NOT NULL",
                        "p: " + VALUE_ONLY);
        assertThat(parameters("update film set (description, rating) = (:d, :r) where film_id = :id")).containsExactly(
                "d: nullable: it goes into film.description, which is nullable",
                "r: nullable: it goes into film.rating, which is nullable",
                "id: " + VALUE_ONLY);
        assertThat(parameters("with x as (update film set description = :d returning film_id) select film_id from x"))
                .containsExactly("d: nullable: it goes into film.description, which is nullable");
        assertThat(parameters("update film_list set title = :t")).containsExactly("t: " + VALUE_ONLY);
        assertThat(parameters("update film set tags[1] = :t")).containsExactly("t: " + VALUE_ONLY);
    }

    @Test
    void letsNotNullOutweighEverythingElse() throws SQLException {
        assertThat(parameters("insert into film (title, description, language_id) values (:x::varchar, :x, 1)"))
                .containsExactly("x: required: it goes into film.title, which is NOT NULL");
    }

    @Test
    void followsValuesThroughSubqueries() throws SQLException {
        assertThat(parameters("update film set description = v.d from (values (:id, :d)) v (id, d) where film_id = v.id::int"))
                .containsExactly("id: " + VALUE_ONLY, "d: nullable: it goes into film.description, which is nullable");
    }

    @Test
    void followsValuesIntoMerge() throws SQLException {
        TestDatabase.needs(15, "MERGE");
        assertThat(parameters("merge into film f using (values (1)) v (id) on f.film_id = v.id"
                        + " when matched then update set description = :d"
                        + " when not matched then insert (title, rating, language_id) values (:t, :r, 1)"))
                .containsExactly(
                        "d: nullable: it goes into film.description, which is nullable",
                        "t: required: it goes into film.title, which is NOT NULL",
                        "r: nullable: it goes into film.rating, which is nullable");
    }

    @Test
    void flagsFollowReasons() throws SQLException {
        QueryAnalysis analysis = films.analyse("select title, rating from film where film_id = :id and :x::int is null");

        assertThat(analysis.columns()).extracting(QueryColumn::notNull).containsExactly(true, false);
        assertThat(analysis.parameters()).extracting(QueryParameter::nullable).containsExactly(false, true);
    }

    private List<String> columns(String sql) throws SQLException {
        return films.analyse(sql).columns().stream()
                .map(column -> column.name() + ": " + column.reason())
                .toList();
    }

    private List<String> parameters(String sql) throws SQLException {
        return films.analyse(sql).parameters().stream()
                .map(parameter -> parameter.name() + ": " + parameter.reason())
                .toList();
    }
}
