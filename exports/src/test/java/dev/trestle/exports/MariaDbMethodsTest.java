package dev.trestle.exports;

import org.junit.jupiter.api.extension.ExtendWith;

/** Into MariaDB. */
@ExtendWith({Postgres.class, MariaDb.class})
class MariaDbMethodsTest extends MethodCases {

    MariaDbMethodsTest(Postgres.Database database, MariaDb.Database target) {
        super(database, target.other());
    }
}
