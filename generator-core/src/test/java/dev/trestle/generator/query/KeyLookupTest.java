package dev.trestle.generator.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeyLookupTest {

    private final FilmQueries films = new FilmQueries();

    KeyLookupTest() throws IOException, SQLException {}

    @AfterAll
    void close() throws SQLException {
        films.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "select title from film where film_id = :id",
        "select f.title -- where a = :b\n from only public.film as f /* join */ where ((:id::int = f.film_id))",
        "select title, (select count(*) from language where name = 'x' and language_id = 1) as n from film"
                + " where film_id = cast(:id as integer) order by title",
        "select \"film_id\"::int as where from \"film\" where \"film_id\"=:id",
    })
    void isFoundHoweverItIsWritten(String sql) throws SQLException {
        assertThat(films.analyse(sql).lookup()).contains(new KeyLookup("public", "film", Map.of("film_id", "id")));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "select title from film where film_id = :id and price > 1",
        "select title from film where film_id = :id or film_id = 1",
        "select title from film where film_id <= :id",
        "select title from film where film_id = 1",
        "select title from film where not film_id = :id",
        "select title from film where film_id = :id and film_id = :other",
        "select title from film where film_id = abs(:id::int)",
        "select title from film where film_id::bigint::text = :id",
        "select title from film where film_id = :id::numeric::int",
        "select title from film where title = :title",
        "select title from film",
        "select count(*) as n from film where film_id = :id",
        "select title from film where film_id = :id group by title",
        "select title from film where film_id = :id limit 1",
        "select title from film where film_id = :id offset :n",
        "select title from film where film_id = :id for update skip locked",
        "select unnest(tags) as tag from film where film_id = :id",
        "select title from film tablesample system (10) where film_id = :id",
        "select f.title from film f join language l using (language_id) where f.film_id = :id",
        "select title from (select * from film where price > 1) f where film_id = :id",
        "with f as (select * from film) select title from f where film_id = :id",
        "select title from film where film_id = :id union select 'x'",
        "delete from film where film_id = :id returning title",
    })
    void isNothingThatMayLeaveARowOut(String sql) throws SQLException {
        assertThat(films.analyse(sql).lookup()).isEmpty();
    }
}
