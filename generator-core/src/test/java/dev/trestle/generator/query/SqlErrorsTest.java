package dev.trestle.generator.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trestle.generator.catalog.Semantics;
import dev.trestle.generator.catalog.SemanticsReader;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.testing.TestDatabase;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SqlErrorsTest {

    private final FilmQueries films = new FilmQueries();

    SqlErrorsTest() throws IOException, SQLException {}

    @AfterAll
    void close() throws SQLException {
        films.close();
    }

    @Test
    void pointsAtTheUsersTextBehindReplacedParameters() throws SQLException {
        assertThat(films.errors("-- a comment\nselect title\n  from film\n where film_id = :identity and titel = :t"))
                .containsExactly("q.sql:4:32 [sql-error] column \"titel\" does not exist. "
                        + "Perhaps you meant to reference the column \"film.title\"");
        assertThat(films.errors("\uFEFFselect '😀ä' as a, :long_name::int as b,\r\n  wrong from film")).containsExactly(
                "q.sql:2:3 [sql-error] column \"wrong\" does not exist");
        assertThat(films.errors("select title from film where extra ? 'a' and extra ?| :k and wrong")).containsExactly(
                "q.sql:1:62 [sql-error] column \"wrong\" does not exist");
    }

    @Test
    void speaksOfParametersByTheirNames() throws SQLException {
        assertThat(films.errors("select title from film where :a :b")).containsExactly(
                "q.sql:1:33 [sql-error] syntax error at or near \":b\"");
        assertThat(films.errors("select title from film where film_id = :a +")).containsExactly(
                "q.sql:1:44 [sql-error] syntax error at end of input");
    }

    @Test
    void proposesACastForAParameterWithoutType() throws SQLException {
        assertThat(films.errors("select title from film\n where :a is null")).containsExactly(
                "q.sql:2:8 [sql-error] could not determine data type of parameter :a; "
                        + "write a cast to its type, such as ':a::text'");
        assertThat(films.errors("select title from film\n where :a is null and\n  :b is null and :a is null"))
                .hasSize(1);
        assertThat(films.errors("select format('%s', :what) as f from film where film_id = :id")).containsExactly(
                "q.sql:1:21 [sql-error] could not determine data type of parameter :what; "
                        + "write a cast to its type, such as ':what::text'");
    }

    @Test
    void proposesACastForAParameterOfSeveralUsesWithoutType() throws SQLException {
        for (String condition : List.of(":x is null or title = :x", "(:x is null or :x is not null) and :x = :x",
                ":x is null and title = concat(:x, :x)")) {
            assertThat(films.errors("select title from film where " + condition)).as(condition).singleElement().asString()
                    .endsWith("could not determine data type of parameter :x; write a cast to its type, such as ':x::text'");
        }
    }

    @Test
    void saysHowASliceUpToAParameterIsWritten() throws SQLException {
        assertThat(films.errors("select tags[1:keep] as t from film")).containsExactly(
                "q.sql:1:15 [sql-error] column \"keep\" does not exist; the colon before it separates the bounds"
                        + " of a slice, or a key of JSON from its value: a parameter there is written ': :name'");
        assertThat(films.analyse("select tags[1:film_id] as a, tags[1 : :n] as b, tags[(:film_id)] as c from film").parameters())
                .extracting(QueryParameter::name).containsExactly("n", "film_id");
    }

    @Test
    void refusesToSortOrGroupByAParameter() throws SQLException {
        for (String end : List.of("order by :x", "order by title, :x::int desc", "order by (:x)::text", "group by title, :x",
                "window w as (partition by :x::int)", "window w as (order by :x)")) {
            assertThat(films.errors("select title from film " + end)).as(end).singleElement().asString()
                    .contains("[constant-order] ':x' has the same value for all rows");
        }
        assertThat(films.errors("select distinct on (:x::int) title from film")).singleElement().asString()
                .contains("DISTINCT ON");
        films.analyse("select title, :x::text as x from film order by x, case when :y then title end limit :n");
    }

    @Test
    void namesBothTypesOfAParameterThatHasTwo() throws SQLException {
        assertThat(films.errors("select title from film\n where title = :x\n    or film_id = :x")).containsExactly(
                "q.sql:3:18 [parameter-types] ':x' is integer here, but text at 2:16; write a cast, such as ':x::text'");
        assertThat(films.errors("select title from film where film_id = :x and rating = :r and title = :x or title = :r"))
                .containsExactly(
                        "q.sql:1:71 [parameter-types] ':x' is text here, but integer at 1:40; "
                                + "write a cast, such as ':x::integer'",
                        "q.sql:1:85 [parameter-types] ':r' is text here, but public.mpaa_rating at 1:56; "
                                + "write a cast, such as ':r::public.mpaa_rating'");
        assertThat(films.errors("select wrong from film where film_id = :x or title = :x")).containsExactly(
                "q.sql:1:8 [sql-error] column \"wrong\" does not exist");
    }

    @Test
    void pointsAtTheStatementWhereTheServerNamesNoPlace() throws SQLException {
        assertThat(films.errors("\n  insert into language values (1, 'a')")).containsExactly(
                "q.sql:2:3 [sql-error] cannot insert a non-DEFAULT value into column \"language_id\"."
                        + " Column \"language_id\" is an identity column defined as GENERATED ALWAYS."
                        + " Use OVERRIDING SYSTEM VALUE to override");
        assertThat(films.errors("select title into new_films from film")).containsExactly(
                TestDatabase.version() < 15
                        ? "q.sql:1:1 [sql-error] utility statements cannot be prepared"
                        : "q.sql:1:19 [sql-error] SELECT ... INTO is not allowed here");
        assertThat(films.errors("select a from a, a")).containsExactly(
                "q.sql:1:15 [sql-error] relation \"a\" does not exist");
    }

    @Test
    void refusesWhatFailsOnlyWhenAParameterIsSentTwice() throws SQLException {
        assertThat(films.errors("select date_trunc(:unit, released) as at\n  from film\n group by date_trunc(:unit, released)"))
                .containsExactly("q.sql:1:26 [sql-error] column \"film.released\" must appear in the GROUP BY clause or"
                        + " be used in an aggregate function; a parameter is sent once for each place in the query:"
                        + " name it in one place only, such as a WITH query, and use that column elsewhere");
    }

    @Test
    void allowsAHundredParameters() throws SQLException {
        assertThat(films.analyse(sum(100)).parameters()).hasSize(100);
        assertThat(films.errors(sum(101))).containsExactly(
                "q.sql:1:1 [sql-error] the query has 101 parameters; at most 100 are allowed");
    }

    @Test
    void asksForNamesOfColumns() throws SQLException {
        assertThat(films.errors("-- two\nselect film_id, 1, film_id + 1 from film")).containsExactly(
                "q.sql:2:17 [unnamed-column] column 2 of the result has no name; write 'AS name' after it",
                "q.sql:2:20 [unnamed-column] column 3 of the result has no name; write 'AS name' after it");
        assertThat(films.errors("select f.*, l.language_id, l.name from film f, language l")).containsExactly(
                "q.sql:1:13 [duplicate-output] columns 4 and 14 of the result are both named 'language_id'; "
                        + "give one another name with 'AS name'");
    }

    @Test
    void pointsAtTheItemOfTheSelectList() throws SQLException {
        assertThat(place("select film_id,\n       f.*\n  from film f")).startsWith("q.sql:2:8 ").contains("columns 1 and 2");
        assertThat(place("with a as (select 1 as x) select distinct on (x) x, x from a")).startsWith("q.sql:1:53 ");
        assertThat(place("(select 1 as a, 2 as a) union select 3, 4")).startsWith("q.sql:1:17 ");
        assertThat(place("((select 1 as a, 2 as a) union select 3, 4) order by 1")).startsWith("q.sql:1:18 ");
        assertThat(place("insert into language (name) select title as name from film returning name, language_id,\n upper(name) as name"))
                .startsWith("q.sql:2:2 ");
        assertThat(place("select l.*, f.* from language l, film f")).startsWith("q.sql:1:13 ");
        assertThat(place("with a as (select 1 as x) (select x, x from a)")).startsWith("q.sql:1:1 ");
    }

    private String place(String sql) throws SQLException {
        return films.errors(sql).get(0);
    }

    @Test
    void throwsWhenTheDatabaseIsGone() throws IOException, SQLException {
        FilmQueries lost = new FilmQueries();
        Semantics semantics = SemanticsReader.read(lost.connection());
        QueryAnalyzer analyzer = new QueryAnalyzer(lost.connection(), lost.catalog(), semantics);
        lost.close();
        Diagnostics diagnostics = new Diagnostics();

        assertThatThrownBy(() -> analyzer.analyse(new QueryFile("q.sql", "q", "select 1 as a"), diagnostics))
                .isInstanceOf(SQLException.class);
        assertThat(diagnostics.all()).isEmpty();
    }

    private static String sum(int parameters) {
        return "select " + IntStream.range(0, parameters).mapToObj(i -> ":p" + i + "::int").collect(Collectors.joining(" + "))
                + " as total";
    }
}
