package dev.trestle.test;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;

/** The annotation on a class. A row that is not rolled back is refused the next time, because it has the same key. */
@TrestleTest(migrations = "src/test/resources/db/shelf")
class ClassRollbackTest {

    @Rollback
    abstract static class Base {
        @RepeatedTest(2)
        void stores(TestDatabase database) {
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
