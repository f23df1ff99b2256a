package dev.trestle.generator.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VolatileCallsTest {

    private static final String SCHEMA = """
            create function moves(a int, b int) returns int volatile language sql as 'select a';
            create function stays(a int, b int) returns int stable language sql as 'select a';
            create aggregate moving(int) (sfunc = moves, stype = int);
            create aggregate staying(int) (sfunc = stays, stype = int);
            create aggregate moving_at_the_end(int) (sfunc = stays, stype = int, finalfunc = moves, finalfunc_extra);
            create operator @+ (leftarg = int, rightarg = int, function = moves);
            create view above as select moves(film_id, 1) as moved from film;
            create view far_above as select moved from above;
            create view calm as select stays(film_id, 1) as stayed, random() as r from film;
            create materialized view stored as select moves(film_id, 1) as moved from film;
            """;

    private final FilmQueries films = new FilmQueries(SCHEMA);

    VolatileCallsTest() throws IOException, SQLException {}

    @AfterAll
    void close() throws SQLException {
        films.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "select moves(1, 2) as m",
        "select 1 @+ 2 as m",
        "select moving(film_id) as m from film",
        "select moving_at_the_end(film_id) as m from film",
        "select moving(film_id) over (order by title) as m from film",
        "select title from film where film_id in (select moved from above)",
        "select count(*) as n from far_above",
    })
    void areFound(String sql) throws SQLException {
        assertThat(films.analyse(sql).callsOut()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "select stays(1, 2) as s, random() as r, count(*) as n",
        "select staying(film_id) as s, sum(film_id) over () as t from film group by film_id",
        "select stayed, r from calm",
        "select moved from stored",
    })
    void areNotSeenWhereThereAreNone(String sql) throws SQLException {
        assertThat(films.analyse(sql).callsOut()).isFalse();
    }
}
