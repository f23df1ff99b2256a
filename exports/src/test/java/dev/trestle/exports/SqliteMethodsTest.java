package dev.trestle.exports;

import dev.trestle.testing.Postgres;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Into a file of SQLite. */
@ExtendWith(Postgres.class)
class SqliteMethodsTest extends MethodCases {

    SqliteMethodsTest(Postgres.Database database, @TempDir Path directory) {
        super(database, Other.sqlite(directory));
    }
}
