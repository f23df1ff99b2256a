package dev.trestle.exports;

import dev.trestle.testing.MariaDb;
import dev.trestle.testing.Postgres;
import org.junit.jupiter.api.extension.ExtendWith;

/** Into MariaDB. */
@ExtendWith({Postgres.class, MariaDb.class})
class MariaDbMethodsTest extends MethodCases {

    MariaDbMethodsTest(Postgres.Database database, MariaDb.Database target) {
        super(database, new Other(Dialect.MYSQL, target.url()));
    }
}
