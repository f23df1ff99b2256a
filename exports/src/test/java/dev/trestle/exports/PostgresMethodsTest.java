package dev.trestle.exports;

import dev.trestle.testing.Postgres;
import org.junit.jupiter.api.extension.ExtendWith;

/** Into another PostgreSQL database. */
@ExtendWith(Postgres.class)
class PostgresMethodsTest extends MethodCases {

    PostgresMethodsTest(Postgres.Database database) {
        super(database, Other.of(database.another()));
    }
}
