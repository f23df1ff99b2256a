package dev.trestle.generator.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class TestDatabaseTest {

    private static final String SCHEMA = "create table film (title text); insert into film values ('first')";

    @Test
    void everyCallGetsItsOwnCopyOfTheSchema() throws SQLException {
        try (Connection one = TestDatabase.create(SCHEMA);
                Connection other = TestDatabase.create(SCHEMA);
                Statement write = one.createStatement()) {
            write.execute("insert into film values ('second')");

            assertThat(films(one)).isEqualTo(2);
            assertThat(films(other)).isEqualTo(1);
        }
    }

    private static int films(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from film")) {
            row.next();
            return row.getInt(1);
        }
    }
}
