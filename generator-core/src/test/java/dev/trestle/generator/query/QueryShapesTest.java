package dev.trestle.generator.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.generator.testing.TestDatabase;
import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements of every shape, so that every kind of node is met; the verdicts on them have tests of their own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueryShapesTest {

    private final FilmQueries films = new FilmQueries();

    QueryShapesTest() throws IOException, SQLException {}

    @AfterAll
    void close() throws SQLException {
        films.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "select rank() over (partition by rating order by price desc rows between :n preceding and current row) as r,"
                + " lag(title, :o) over w as before from film window w as (order by film_id)",
        "select rating, language_id, grouping(rating) as g, sum(price) filter (where price > :p) as s"
                + " from film group by grouping sets ((rating), (rating, language_id), ()) having count(*) > :c",
        "select upper(title) as t, count(*) as n from film where price > :p group by upper(title) order by 2",
        "with recursive t (n) as (values (1) union all select n + 1 from t where n < :max) search depth first by n"
                + " set o cycle n set is_cycle using path select n, is_cycle from t",
        "select l.name, x.title from language l cross join lateral"
                + " (select title from film f where f.language_id = l.language_id order by price limit :n) x",
        "select l.name, f.title, o.* from language l full join film f using (language_id)"
                + " right join (values (1, 'a')) o (a, b) on o.a = f.film_id",
        "select * from language natural join film",
        "select a.*, b.ordinality from film f, unnest(f.tags) with ordinality as b,"
                + " jsonb_to_recordset(f.extra) as a (x int, y text)",
        "select case when price > :p then 'dear' when rating = 'G' then 'safe' else 'cheap' end as kind,"
                + " case rating when :r then 1 end as one, nullif(title, :t) as n, greatest(price, :g) as g from film",
        "select tags[1] as first, tags[: :n] as some, array[title, :a] as both, array(select name from language) as names,"
                + " (parts).b, row(film_id, :x::text) = row(1, 'a') as same, (film_id, title) < (:i, 'b') as less from film",
        "select extra -> :k as v, extra ->> 'a' as w, extra #> :path as x, title similar to :s as y, title ~ :re as z,"
                + " title collate \"C\" < :c as lt from film where price between :lo and :hi and title in (:a, :b)",
        "select exists (select 1 from film where price > all (select price from film where rating = :r)) as e,"
                + " film_id = any (select language_id from language) as a, (film_id, 1) in (select 1, 2) as i from film",
        "select xmlelement(name film, xmlattributes(title as t)) as x, xmlserialize(content '<a/>'::xml as text) as s"
                + " from film",
        "select x.* from xmltable('/a' passing xmlparse(document :doc) columns b text path 'b') as x",
        "select current_date as d, current_user as u, localtimestamp as t, at.* from film tablesample bernoulli (:p),"
                + " (select now() at time zone :zone as z) at",
        "select title from film where released >= :since and released < :since + :days * interval '1 day' for update",
        "select distinct on (rating) rating, title from film order by rating, price desc fetch first (:n) rows only",
        "select film_id from film except all select language_id from language intersect (select :x union select 2)",
        "select string_agg(distinct title, :sep order by title) as s, percentile_cont(:f) within group (order by price) as m,"
                + " json_agg(film order by title) as j, count(*) as n from film",
        "select (select count(*) from film f where f.language_id = l.language_id and f.price > l.language_id + :p) as n"
                + " from language l",
        "insert into language (name) select title from film where film_id = :id on conflict (language_id)"
                + " where true do nothing returning *",
        "insert into language default values returning language_id",
        "insert into counted (note) overriding user value values (:a), (default)",
        "update film f set (price, title) = (select :p::numeric, l.name from language l where l.language_id = f.language_id),"
                + " tags[2] = :tag, parts.b = :b, rating = default where film_id = :id returning f.*",
        "delete from film f using language l where l.language_id = f.language_id and l.name = :n returning f.title, l.name",
        "with a as (insert into language (name) values (:n) returning language_id), b as materialized (select 1 as one)"
                + " select a.language_id, b.one from a, b",
        "select table_name from information_schema.tables where table_schema = :schema",
        "select \"Id\" as \"a:x\", genre as \"[\", 1 as \"a b\", 2 as \"{(\\\", 3 as \"<>\", 4 as \"1\" from \"Odd.Schema\".\"Film\"",
        "select U&'d\\0061t\\+000061' as a, E'it''s\\n' as b, $q$a:x$q$ as c, B'101' as d, X'1F' as e, 'a'\n'b' as g",
        "select operator(pg_catalog.-) film_id as m, film_id operator(pg_catalog.+) :x as p, - :y::int as q from film",
        "select null as n, array[]::int[] as a, interval '1' day as i, timestamp 'now' as t",
    })
    void analyses(String sql) throws SQLException {
        check(sql);
    }

    @Test
    void analysesNumbersWithUnderscores() throws SQLException {
        TestDatabase.needs(16, "1_000");
        check("select 1_000 as n, 0x1F as h");
    }

    @Test
    void analysesObjectsOfJson() throws SQLException {
        TestDatabase.needs(16, "JSON_OBJECT");
        check("select json_object('kind':'x', 'title':title, title:film_id, 'n': :n::int, lower(title):rating, 'v' value :v::text)"
                + " as j from film");
        check("select json_objectagg(film_id:title) as j from film where extra operator(pg_catalog.?) :key");
    }

    private void check(String sql) throws SQLException {
        QueryAnalysis analysis = films.analyse(sql);

        assertThat(analysis.parameters()).hasSameSizeAs(analysis.bindOrder().stream().distinct().toList());
        assertThat(analysis.columns()).allSatisfy(column -> assertThat(column.reason()).isNotBlank());
    }
}
