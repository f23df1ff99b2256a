package dev.trestle.history;

import dev.trestle.testing.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** Measures statements with and without history, in turns, and writes the medians into {@code target/cost.md}. */
@ExtendWith(Postgres.class)
@EnabledIfSystemProperty(named = "trestle.cost", matches = "true")
class CostTest {

    private static final int ONE_ROW = 400;
    private static final int MANY_ROWS = 9;

    private static final Map<String, Integer> STATEMENTS = new LinkedHashMap<>();

    static {
        STATEMENTS.put("INSERT INTO film (title, length) VALUES ('a', 1)", ONE_ROW);
        STATEMENTS.put("UPDATE film SET length = length + 1 WHERE film_id = (SELECT max(film_id) FROM film)", ONE_ROW);
        STATEMENTS.put("INSERT INTO film (title, length) SELECT 'b', i FROM generate_series(1, 10000) AS i", MANY_ROWS);
        STATEMENTS.put("UPDATE film SET length = length + 1 WHERE film_id > (SELECT max(film_id) FROM film) - 10000", MANY_ROWS);
        STATEMENTS.put("DELETE FROM film WHERE film_id > (SELECT max(film_id) FROM film) - 10000", MANY_ROWS);
    }

    @Test
    void measure(Postgres.Database any) throws SQLException, IOException {
        Postgres.Database without = any.another();
        without.execute(Service.resource("/schema.sql"));
        Postgres.Database with = any.another();
        with.execute(Service.resource("/schema.sql"));
        with.execute(Service.MIGRATION);
        StringBuilder table = new StringBuilder("| statement | without, ms | with history, ms |\n|---|---|---|\n");
        try (Connection one = DriverManager.getConnection(without.url()); Connection other = DriverManager.getConnection(with.url())) {
            for (Map.Entry<String, Integer> statement : STATEMENTS.entrySet()) {
                double[] plain = new double[statement.getValue()];
                double[] recorded = new double[statement.getValue()];
                for (int i = 0; i < plain.length; i++) {
                    plain[i] = millis(one, statement.getKey());
                    recorded[i] = millis(other, statement.getKey());
                }
                table.append("| `%s` | %.2f | %.2f |%n".formatted(statement.getKey(), median(plain), median(recorded)));
            }
        }
        Files.writeString(Path.of("target/cost.md"), table);
    }

    private static double millis(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            long begin = System.nanoTime();
            statement.execute(sql);
            return (System.nanoTime() - begin) / 1e6;
        }
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
