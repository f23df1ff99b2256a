package dev.trestle.generator.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NullOverrideTest {

    private final FilmQueries films = new FilmQueries();

    NullOverrideTest() throws IOException, SQLException {}

    @AfterAll
    void close() throws SQLException {
        films.close();
    }

    @Test
    void aParameterSaysWhetherItMayBeNull() throws SQLException {
        assertThat(parameters("select title from film where description = :a? or :b!::text is null"
                        + " or description = :c or (:d!)::int > film_id or title in (:e?,:f!)"))
                .containsExactly(
                        "a: nullable: declared by '?' in the query",
                        "b: required: declared by '!' in the query",
                        "c: required: the statement does not expect null for it",
                        "d: required: declared by '!' in the query",
                        "e: nullable: declared by '?' in the query",
                        "f: required: declared by '!' in the query");
        assertThat(parameters("select title from film where price = :a? or price > :a"))
                .containsExactly("a: nullable: declared by '?' in the query");
        assertThat(columns("select coalesce(:a?::int, :b!::int) as one, :a?::int as two")).containsExactly(
                "one: not null: one argument of COALESCE is never null", "two: nullable: the parameter can be null");
    }

    @Test
    void anOperatorIsNoOverride() throws SQLException {
        assertThat(films.analyse("select title from film where :a!~'x' and :b::jsonb ?|:c and :d!=title").parameters())
                .extracting(QueryParameter::name)
                .containsExactly("a", "b", "c", "d");
        assertThat(films.analyse("select :a?::text as t").parts()).hasSize(3)
                .last().isEqualTo(new SqlPart.Text("::text as t"));
    }

    @Test
    void contradictionsAreErrors() throws SQLException {
        assertThat(films.errors("select title from film where price = :a? or price > :a!")).containsExactly(
                "q.sql:1:53 [null-override] ':a' has '?' in one place and '!' in another; use only one of them");
        assertThat(films.errors("select null::int as \"x!\"")).containsExactly(
                "q.sql:1:8 [null-override] the alias \"x!\" declares a column not null that is always null (it is the"
                        + " constant NULL); remove the '!', or say why in a comment: -- trestle: not null because …");
    }

    @Test
    void anAliasSaysWhetherItsColumnCanBeNull() throws SQLException {
        assertThat(columns("select title as \"t?\", description as \"d!\", title as \"u!\","
                        + " film_id as \"what?!\" from film"))
                .containsExactly(
                        "t: nullable: declared by '?' in the query",
                        "d: not null: declared by '!' in the query",
                        "u: not null: film.title is NOT NULL",
                        "what?: not null: film.film_id is NOT NULL");
        assertThat(columns("-- trestle: not null because a trigger fills it in\nselect null::int as \"x!\""))
                .containsExactly("x: not null: declared by '!' in the query: a trigger fills it in");
        assertThat(columns("select \"sure?\" from (select 1 as \"sure?\") x")).containsExactly(
                "sure: nullable: declared by '?' in the query");
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
