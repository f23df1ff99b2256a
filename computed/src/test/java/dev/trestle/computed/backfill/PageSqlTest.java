package dev.trestle.computed.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.testing.Postgres;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many rows there are, about, where the statistics do not say so. */
@ExtendWith(Postgres.class)
class PageSqlTest {

    private final Postgres.Database database;

    PageSqlTest(Postgres.Database template) {
        this.database = template.another();
    }

    private String total() throws SQLException {
        Source source = new Source("item.text", "public.\"it'em\"", "cell", List.of(new Source.Key("id", "id", "int4")), "text",
                Source.isNull("text"), 1, null, 1, List.of(), List.of(), 1);
        try (var connection = DriverManager.getConnection(database.url());
                var statement = connection.createStatement();
                var row = statement.executeQuery(PageSql.of(source, BackfillRows.ALL).end())) {
            row.next();
            return row.getString(1) + " " + Math.round(row.getLong(2) / 1000.0);
        }
    }

    /** Of a partitioned table there are no statistics unless it is analysed by hand. */
    @ParameterizedTest
    @ValueSource(strings = {"", "PARTITION BY RANGE (id)"})
    void manyRowsWithoutStatistics(String partitions) throws SQLException {
        database.execute("CREATE TABLE \"it'em\" (id int, text text)" + partitions);
        if (!partitions.isEmpty()) {
            database.execute("CREATE TABLE one PARTITION OF \"it'em\" FOR VALUES FROM (0) TO (100001) WITH (autovacuum_enabled = false);"
                    + "CREATE TABLE two PARTITION OF \"it'em\" DEFAULT WITH (autovacuum_enabled = false)");
        } else {
            database.execute("ALTER TABLE \"it'em\" SET (autovacuum_enabled = false)");
        }
        database.execute("INSERT INTO \"it'em\" SELECT n, repeat('x', 100) FROM generate_series(1, 300000) n");
        String[] total = total().split(" ");
        assertThat(total[0]).isEqualTo("{300000}");
        assertThat(Integer.parseInt(total[1])).isBetween(270, 330);
    }

    @Test
    void fewRowsAreCounted() throws SQLException {
        database.execute("CREATE TABLE \"it'em\" (id int, text text)");
        assertThat(total()).isEqualTo("null 0");
        database.execute("INSERT INTO \"it'em\" SELECT n FROM generate_series(1, 3000) n");
        assertThat(total()).isEqualTo("{3000} 3");
    }
}
