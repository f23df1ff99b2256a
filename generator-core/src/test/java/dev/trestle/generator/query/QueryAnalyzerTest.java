package dev.trestle.generator.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.generator.catalog.PgType;
import dev.trestle.generator.diagnostic.Location;
import dev.trestle.generator.testing.TestDatabase;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueryAnalyzerTest {

    private final FilmQueries films = new FilmQueries();

    QueryAnalyzerTest() throws IOException, SQLException {}

    @BeforeAll
    void oneRow() throws SQLException {
        execute("insert into language (name) values ('English'); insert into film (title, language_id) values ('A', 1)");
    }

    @AfterAll
    void close() throws SQLException {
        films.close();
    }

    @Test
    void tellsEverythingAboutAQuery() throws SQLException {
        String sql = "-- Films\nselect f.title, f.rating\n  from film f\n where f.film_id = :id\n limit :max;\n";

        QueryAnalysis analysis = films.analyse(sql);

        assertThat(analysis.source().text()).isEqualTo(sql);
        assertThat(analysis.parts()).containsExactly(
                new SqlPart.Text("select f.title, f.rating\n  from film f\n where f.film_id = "),
                new SqlPart.Parameter("id", sql.indexOf(":id")),
                new SqlPart.Text("\n limit "),
                new SqlPart.Parameter("max", sql.indexOf(":max")));
        assertThat(analysis.parameters()).extracting(QueryParameter::name).containsExactly("id", "max");
        assertThat(analysis.parameters()).extracting(QueryParameter::location).containsExactly(
                new Location.InFile("q.sql", 4, 20), new Location.InFile("q.sql", 5, 8));
        assertThat(analysis.columns()).extracting(QueryColumn::name).containsExactly("title", "rating");
        assertThat(analysis.columns().get(0).comment()).contains("What it is called");
        assertThat(analysis.columns().get(1).comment()).isEmpty();
    }

    @Test
    void findsTheTypesOfColumns() throws SQLException {
        assertThat(columnTypes("select * from film")).isEqualTo("integer, text, character varying, integer, integer, "
                + "public.mpaa_rating, \"Odd.Schema\".\"Genre \"\"x\"\"\", numeric, text[], jsonb, public.positive, "
                + "public.pair, date");
        assertThat(columnTypes("select * from counted")).isEqualTo("bigint, smallint, integer, text");
        assertThat(columnTypes("select * from \"Odd.Schema\".\"Film\""))
                .isEqualTo("bigint, \"Odd.Schema\".mpaa_rating");
        assertThat(columnTypes("select count(*), array_agg(rating) as ratings, max(released) from film"))
                .isEqualTo("bigint, public.mpaa_rating[], date");
        assertThat(columnTypes("select f, row(1, 2) as r, 'x' as t, null as n, 1.5::real as f4, '\\x00'::bytea as b,"
                        + " now() as at, '1 day'::interval as i, '{}'::json as j, gen_random_uuid() as u from film f"))
                .isEqualTo("public.film, record, text, text, real, bytea, timestamp with time zone, interval, json, uuid");
    }

    @Test
    void findsTypesWhateverTheSearchPath() throws SQLException {
        execute("set search_path = \"Odd.Schema\", public");
        try {
            assertThat(columnTypes("select genre, rating from film")).isEqualTo(
                    "\"Odd.Schema\".\"Genre \"\"x\"\"\", public.mpaa_rating");
            assertThat(columnTypes("select 'other'::mpaa_rating as r, \"Id\" from \"Film\"")).isEqualTo(
                    "\"Odd.Schema\".mpaa_rating, bigint");
            assertThat(parameterTypes("select 1 as one from \"Film\" where genre = :g"))
                    .isEqualTo("\"Odd.Schema\".mpaa_rating");
        } finally {
            execute("reset search_path");
        }
        assertThat(films.errors("select * from \"Film\"")).hasSize(1);
    }

    @Test
    void findsTheTypesOfParameters() throws SQLException {
        assertThat(parameterTypes("select title from film where film_id = :id and rating = any(:ratings)"
                        + " and genre = :genre and price < :price and released > :since and extra @> :json"
                        + " and (:text::text is null or title ilike '%' || :text || '%') limit :n offset :m"))
                .isEqualTo("integer, public.mpaa_rating[], \"Odd.Schema\".\"Genre \"\"x\"\"\", numeric, date, jsonb, "
                        + "text, bigint, bigint");
        assertThat(parameterTypes("insert into film (title, description, language_id) values (:a, :b, :c)"))
                .isEqualTo("text, character varying, integer");
        assertThat(parameterTypes("select title from film where :id = film_id or film_id < :id")).isEqualTo("integer");
        assertThat(parameterTypes("select title from film")).isEmpty();
    }

    @Test
    void handlesStatementsThatReturnNoRows() throws SQLException {
        assertThat(films.analyse("delete from film where film_id = :id").columns()).isEmpty();
        assertThat(films.analyse("insert into language (name) values (:n)").columns()).isEmpty();
        assertThat(columnTypes("insert into language (name) values (:n) returning *")).isEqualTo("integer, text");
        assertThat(columnTypes("update film set price = price + :p returning film_id as id, price"))
                .isEqualTo("integer, numeric");
        assertThat(columnTypes("with gone as (delete from film returning title) select title from gone"))
                .isEqualTo("text");
        assertThat(columnTypes("values (1, 'a')")).isEqualTo("integer, text");
        assertThat(columnTypes("table language")).isEqualTo("integer, text");
        assertThat(columnTypes("(select 1 as a) union all (select 2)")).isEqualTo("integer");
    }

    @Test
    void handlesMerge() throws SQLException {
        TestDatabase.needs(15, "MERGE");
        QueryAnalysis merge = films.analyse("merge into film f using language l on f.film_id = l.language_id"
                + " when matched then update set title = :t");

        assertThat(merge.columns()).isEmpty();
        assertThat(merge.writes()).isTrue();
    }

    @Test
    void passesOperatorsOfQuestionMarks() throws SQLException {
        QueryAnalysis analysis = films.analyse(
                "select title from film where extra ? :key and extra ?| :keys and '?' <> :key -- ?\n and extra @? '$.a'");

        assertThat(parameterTypes(analysis)).isEqualTo("text, text[]");
        assertThat(analysis.bindOrder()).containsExactly("key", "keys", "key");
        assertThat(analysis.parts().stream()
                        .map(part -> part instanceof SqlPart.Text text ? text.sql() : "?")
                        .collect(Collectors.joining()))
                .isEqualTo("select title from film where extra ?? ? and extra ??| ? and '?' <> ? -- ?\n"
                        + " and extra @?? '$.a'");
    }

    @Test
    void executesNothingAndLeavesNothing() throws SQLException {
        films.analyse("delete from film");
        films.analyse("with gone as (delete from film returning title) select title from gone");
        films.analyse("select 1 / 0 as broken, setval('film_film_id_seq', 1000) as moved");
        films.errors("select nothing from film");

        assertThat(one("select count(*) from film")).isEqualTo("1");
        assertThat(one("select last_value from film_film_id_seq")).isEqualTo("1");
        assertThat(one("select count(*) from pg_prepared_statements where name = 'trestle_query'")).isEqualTo("0");
        assertThat(one("select count(*) from pg_proc where proname = 'trestle_query'")).isEqualTo("0");
        assertThat(one("show search_path")).isEqualTo("\"$user\", public");
        assertThat(films.connection().getAutoCommit()).isTrue();
    }

    @Test
    void tellsWhetherAStatementWrites() throws SQLException {
        assertThat(List.of(
                        "select 'delete from film' as words, setval('film_film_id_seq', 5) as moved",
                        "select title from film for update",
                        "with update as (select 1 as merge) select merge from update",
                        "(values (1)) union select film_id from film"))
                .allSatisfy(sql -> assertThat(films.analyse(sql).writes()).as(sql).isFalse());
        assertThat(List.of(
                        "insert into language (name) values ('x') returning name",
                        "update film set title = :t returning title",
                        "delete from film",
                        "with gone as (delete from film returning title) select title from gone"))
                .allSatisfy(sql -> assertThat(films.analyse(sql).writes()).as(sql).isTrue());
    }

    private String columnTypes(String sql) throws SQLException {
        return names(films.analyse(sql).columns().stream().map(QueryColumn::type).toList());
    }

    private String parameterTypes(String sql) throws SQLException {
        return parameterTypes(films.analyse(sql));
    }

    private static String parameterTypes(QueryAnalysis analysis) {
        return names(analysis.parameters().stream().map(QueryParameter::type).toList());
    }

    private static String names(List<PgType> types) {
        return types.stream().map(type -> type.name().sql()).collect(Collectors.joining(", "));
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = films.connection().createStatement()) {
            statement.execute(sql);
        }
    }

    private String one(String sql) throws SQLException {
        try (Statement statement = films.connection().createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
