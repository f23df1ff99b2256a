package dev.trestle.generator.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NullabilityTest {

    private static final String VALUE_ONLY = "required: nothing in the statement expects it to be null";

    private final FilmQueries films = new FilmQueries();

    NullabilityTest() throws IOException, SQLException {}

    @AfterAll
    void close() throws SQLException {
        films.close();
    }

    @Test
    void provesColumnsOfOneTable() throws SQLException {
        assertThat(columns("select film_id as id, title, description, price + 1 as more, title as again from film f"))
                .containsExactly(
                        "id: film.film_id is NOT NULL",
                        "title: film.title is NOT NULL",
                        "description: nullable: film.description is nullable",
                        "more: nullable: it is an expression, not a plain column",
                        "again: film.title is NOT NULL");
        assertThat(columns("select title, count(*) from film where film_id > 1 group by title having count(*) > 1"))
                .containsExactly(
                        "title: film.title is NOT NULL",
                        "count: nullable: it is an expression, not a plain column");
        assertThat(columns("select distinct title from film order by title"))
                .containsExactly("title: film.title is NOT NULL");
    }

    @Test
    void provesNothingOfOtherQueries() throws SQLException {
        assertThat(reasons("select title from film f join language l using (language_id)"))
                .containsExactly("nullable: the query joins several tables");
        assertThat(reasons("select title from film f, language l"))
                .containsExactly("nullable: the query joins several tables");
        assertThat(reasons("select l.name from film f left join language l on l.language_id = f.film_id"))
                .containsExactly("nullable: the query joins several tables");
        assertThat(reasons("select title from (select title from film) f"))
                .containsExactly("nullable: the query reads from a subquery");
        assertThat(reasons("with f as (select title from film) select title from f"))
                .containsExactly("nullable: the query reads from a WITH query");
        assertThat(reasons("select title from film_list")).containsExactly("nullable: film_list is a view");
        assertThat(reasons("select title from film union select name from language"))
                .containsExactly("nullable: it comes from a UNION, INTERSECT or EXCEPT");
        assertThat(reasons("select title from film group by rollup (title)"))
                .containsExactly("nullable: the query has grouping sets");
        assertThat(reasons("select (select name from language limit 1) as name from film"))
                .containsExactly("nullable: it is an expression, not a plain column");
        assertThat(reasons("select ctid, f from film f"))
                .containsExactly("nullable: it is a system column", "nullable: it is a whole row");
        assertThat(reasons("select a from generate_series(1, 2) a"))
                .containsExactly("nullable: the query reads from a function");
        assertThat(reasons("select oid from pg_class")).containsExactly("nullable: its table is not in the catalog");
        assertThat(reasons("values (1)")).hasSize(1).allMatch(reason -> reason.startsWith("nullable: "));
    }

    @Test
    void provesColumnsOfWrittenRows() throws SQLException {
        assertThat(columns("insert into film (title, language_id) values (:t, :l) returning title, description"))
                .containsExactly(
                        "title: film.title is NOT NULL", "description: nullable: film.description is nullable");
        assertThat(reasons("insert into language (name) values ('a'), ('b') returning name"))
                .containsExactly("language.name is NOT NULL");
        assertThat(reasons("update film set price = 1 returning title")).containsExactly("film.title is NOT NULL");
        assertThat(reasons("delete from film returning title")).containsExactly("film.title is NOT NULL");
        assertThat(reasons("update film f set price = 1 from language l returning f.title, l.name")).containsExactly(
                "film.title is NOT NULL", "nullable: it is not a column of the table that is written");
        assertThat(reasons("insert into film_list (title) values ('a') returning title"))
                .containsExactly("nullable: film_list is a view");
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
                        "e: nullable: it is an argument of COALESCE",
                        "f: nullable: it is an argument of COALESCE",
                        "g: nullable: it stands in LIMIT",
                        "h: nullable: it stands in OFFSET");
        assertThat(parameters("select title from film where film_id in (select language_id from language limit :n)"))
                .containsExactly("n: nullable: it stands in LIMIT");
        assertThat(parameters("select title from film where film_id = :id and title like :t || '%'"
                        + " and (description || :d) is null"))
                .containsExactly("id: " + VALUE_ONLY, "t: " + VALUE_ONLY, "d: " + VALUE_ONLY);
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
    void followsValuesThroughSubqueriesAndMerge() throws SQLException {
        assertThat(parameters("update film set description = v.d from (values (:id, :d)) v (id, d) where film_id = v.id::int"))
                .containsExactly("id: " + VALUE_ONLY, "d: nullable: it goes into film.description, which is nullable");
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

    private List<String> reasons(String sql) throws SQLException {
        return films.analyse(sql).columns().stream().map(QueryColumn::reason).toList();
    }

    private List<String> parameters(String sql) throws SQLException {
        return films.analyse(sql).parameters().stream()
                .map(parameter -> parameter.name() + ": " + parameter.reason())
                .toList();
    }
}
