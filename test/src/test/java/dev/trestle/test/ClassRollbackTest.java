package dev.trestle.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.test.rows.Rows;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;

/** The annotation on a class. A row that is not rolled back is refused the next time, because it has the same key. */
@TrestleTest(migrations = "src/test/resources/db/shelf")
class ClassRollbackTest {

    private static @Nullable Rows ofTheClass;

    @BeforeAll
    static void rowsOfTheClass(Rows rows) {
        ofTheClass = rows;
    }

    @Rollback
    abstract static class Base {
        @RepeatedTest(2)
        void stores(TestDatabase database, Rows rows) {
            assertThat(rows).isNotSameAs(ofTheClass);
            database.sql("INSERT INTO shelf VALUES (50, 'not for long')");
        }
    }

    @Nested
    class Subclass extends Base {}

    @Nested
    @Rollback
    class Around {
        @Nested
        class Inside {
            @RepeatedTest(2)
            void stores(TestDatabase database) {
                database.sql("INSERT INTO shelf VALUES (50, 'not for long')");
            }
        }
    }
}
