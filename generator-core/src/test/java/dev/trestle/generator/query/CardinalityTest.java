package dev.trestle.generator.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.generator.catalog.Catalog;
import dev.trestle.generator.catalog.CatalogReader;
import dev.trestle.generator.catalog.SemanticsReader;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CardinalityTest {

    private static final String SCHEMA = VerdictCase.text("verdicts_schema.sql") + """
            create table member (id bigint primary key, email varchar(90) not null unique, nick text, deleted boolean,
                later integer unique deferrable);
            create unique index on member (nick) where not deleted;
            create domain phone as varchar(25);
            create domain home_phone as phone;
            create table line (phone phone, home home_phone unique, kind integer, primary key (phone, kind));
            create view member_card as select email as address, upper(nick) as name, id from member where not deleted;
            create view cards as select * from member_card;
            create view members_by_name as select nick, min(id) as id from member group by nick;
            create collation loose (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
            """;

    private final Connection connection;
    private final QueryAnalyzer analyzer;

    CardinalityTest() throws SQLException {
        connection = TestDatabase.create(SCHEMA);
        Catalog catalog = new CatalogReader().read(connection, new Diagnostics()).orElseThrow();
        analyzer = new QueryAnalyzer(connection, catalog, SemanticsReader.read(connection));
    }

    @AfterAll
    void close() throws SQLException {
        connection.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "select title from film where film_id = :id",
        "select title from film where :id = film_id and price > 1",
        "select email from member where id = :id::int",
        "select email from member where email = :e",
        "select kind from line where phone = :p and kind = :k",
        "select kind from line where home = :p",
        "select kind from line where home = :p::text",
        "select count(*) as n, max(title) as last from film group by ()",
        "select count(*) as n from film group by (), grouping sets (())",
        "select address from member_card where id = :id",
        "select name from cards where address = :a",
        "update cards set address = :a where id = :id returning name",
        "select title from film where film_id = (:id + 0)::int and film_id = 5",
        "select title from film where price > 1 limit 1",
        "select title from film order by price fetch first row only",
        "select count(*) as n, max(price) as m from film",
        "select sum(price) as s from film having count(*) > 1",
        "select 1 as one",
        "select f.title, l.name from film f join language l using (language_id) where f.film_id = :id",
        "select f.title, l.name from film f left join language l on l.language_id = f.original_language_id"
                + " where f.film_id = :id",
        "select role from film_actor where film_id = :f and actor_id = :a",
        "select a.name from film_actor fa, actor a where fa.film_id = :f and fa.actor_id = :a"
                + " and a.actor_id = fa.actor_id",
        "select f.title, n.n from film f, lateral"
                + " (select count(*) as n from film_actor fa where fa.film_id = f.film_id) n where f.film_id = :id",
        "with x as (select * from film where film_id = :id) select x.title from x",
        "insert into actor values (:i, :n) returning name",
        "insert into actor (actor_id, name) select film_id, title from film where film_id = :id returning name",
        "update film set price = 1 where film_id = :id returning title",
        "update film f set price = 1 from film_actor fa where fa.film_id = f.film_id and f.film_id = :id"
                + " returning f.title",
        "delete from film where film_id = :id returning title",
        "select title from film where film_id = :id intersect select name from actor",
    })
    void provesOneRow(String sql) throws SQLException {
        assertThat(cardinality(sql)).satisfies(found -> {
            assertThat(found.atMostOne()).as(sql).isTrue();
            assertThat(found.reason()).startsWith("at most one row: ");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "select title from film",
        "select title from film where film_id > :id",
        "select title from film where film_id = :id or price = 1",
        "select title from film where film_id = any(:ids)",
        "select title from film where film_id = language_id",
        "select title from film where price > 1 limit 2",
        "select title from film where price > 1 limit :n",
        "select title from film order by price fetch first row with ties",
        "select role from film_actor where film_id = :f",
        "select f.title from film f left join language l on f.film_id = :id",
        "select l.name from language l left join film f on f.film_id = :id",
        "select f.title from film f full join language l on l.language_id = f.film_id where f.film_id = :id",
        "select email from member where nick = :n",
        "select email from member where later = :n",
        "select id from member where email = :e collate loose",
        "select id from member where lower(email) = :e",
        "select kind from line where phone = :p",
        "select kind from line where home like :p",
        "select address from member_card where name = :n",
        "select nick from members_by_name where id = :id",
        "select generate_series(1, 3) as g from film where film_id = :id",
        "select language_id, count(*) as n from film group by language_id",
        "select count(*) as n from film group by rollup (language_id)",
        "select count(*) as n from film group by grouping sets ((), ())",
        "select count(*) as n from film group by (), language_id",
        "select id from letter where id = :i",
        "values (1), (2)",
        "select title from film where film_id = :id union select name from actor where actor_id = :id",
        "insert into actor values (1, 'a'), (2, 'b') returning name",
        "update film set price = 1 where price = 2 returning title",
    })
    void provesNothingElse(String sql) throws SQLException {
        assertThat(cardinality(sql)).satisfies(found -> {
            assertThat(found.atMostOne()).as(sql).isFalse();
            assertThat(found.reason()).startsWith("more than one row is possible");
        });
    }

    @Test
    void saysWhy() throws SQLException {
        assertThat(cardinality("select title from film where film_id = :id").reason())
                .isEqualTo("at most one row: the unique key (film_id) of film is given");
        assertThat(cardinality("select role from film_actor where film_id = :f").reason())
                .isEqualTo("more than one row is possible: compare (film_id, actor_id) of film_actor by '=' with"
                        + " parameters, or end the query with LIMIT 1");
        assertThat(cardinality("update film set price = 1 returning title").reason())
                .isEqualTo("more than one row is possible: compare (film_id) of film by '=' with parameters");
    }

    private Cardinality cardinality(String sql) throws SQLException {
        Diagnostics diagnostics = new Diagnostics();
        return analyzer.analyse(new QueryFile("q.sql", "q", sql), diagnostics)
                .orElseThrow(() -> new AssertionError(sql + diagnostics.all()))
                .cardinality();
    }
}
