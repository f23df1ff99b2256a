package dev.trestle.test;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;

/** A database for each method, and a test without a service. */
@TrestleTest(migrations = "src/test/resources/db/shelf", scope = TrestleTest.Scope.METHOD)
class EachMethodTest {

    private final TestDatabase database;

    EachMethodTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void store(TestDatabase same) {
        assertThat(same).isSameAs(database);
        database.sql("INSERT INTO shelf VALUES (2, 'of this method')");
    }

    @RepeatedTest(4)
    void nothingIsLeftOfOthers() {
        assertThat(database.list("SELECT name FROM shelf ORDER BY 1", String.class))
                .containsExactly("from the migration", "of this method");
    }
}
