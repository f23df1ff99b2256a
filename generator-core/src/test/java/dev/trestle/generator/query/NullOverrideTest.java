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
                        "a: nullable: the query says so with '?'",
                        "b: required: the query says so with '!'",
                        "c: required: nothing in the statement expects it to be null",
                        "d: required: the query says so with '!'",
                        "e: nullable: the query says so with '?'",
                        "f: required: the query says so with '!'");
        assertThat(parameters("select title from film where price = :a? or price > :a"))
                .containsExactly("a: nullable: the query says so with '?'");
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
                "q.sql:1:53 [null-override] ':a' has '?' at one place and '!' at another; write one of them");
        assertThat(films.errors("select null::int as \"x!\"")).containsExactly(
                "q.sql:1:8 [null-override] the alias \"x!\" calls a column not null that is null always (it is the"
                        + " constant NULL); remove the '!', or say why in a comment: -- trestle: not null because …");
    }

    @Test
    void anAliasSaysWhetherItsColumnCanBeNull() throws SQLException {
        assertThat(columns("select title as \"t?\", description as \"d!\", title as \"u!\","
                        + " film_id as \"what?!\" from film"))
                .containsExactly(
                        "t: nullable: the query says so with '?'",
                        "d: not null: the query says so with '!'",
                        "u: not null: film.title is NOT NULL",
                        "what?: not null: film.film_id is NOT NULL");
        assertThat(columns("-- trestle: not null because a trigger fills it in\nselect null::int as \"x!\""))
                .containsExactly("x: not null: the query says so with '!': a trigger fills it in");
        assertThat(columns("select \"sure?\" from (select 1 as \"sure?\") x")).containsExactly(
                "sure: nullable: the query says so with '?'");
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
