package dev.trestle.test;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test class with a PostgreSQL database of its own, and with the service on it.
 *
 * <pre>{@code
 * @TrestleTest(FilmService.class)
 * class FilmsTest {
 *     @Test
 *     void storesAFilm(TestClient http, TestDatabase database) {
 *         http.post("/films", """
 *                 {"title": "Dune", "length": 155}""").expect(201);
 *         assertEquals(1, database.count("film"));
 *     }
 * }
 * }</pre>
 *
 * <p>The database is a copy of a template, to which the migrations are applied once for each JVM, so that classes can run in
 * parallel. Constructors and methods can have parameters of these types: the generated API of the service, {@link TestDatabase},
 * {@link TestClient}, {@link dev.trestle.test.rows.Rows}, and the class of {@link #value}. The service starts when a test first needs
 * it, on a free port of the loopback interface. {@code @Nested} classes
 * share the database of the class around them.
 *
 * <p>The annotation can be put on an annotation of your own, so that classes need not repeat its values.
 */
@Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(TrestleExtension.class)
public @interface TrestleTest {

    /** The service; its class has a constructor without parameters. By default there is a database only. */
    Class<? extends TestedService> value() default TestedService.None.class;

    /** The folders of the Flyway migrations, relative to the folder of the module. */
    String[] migrations() default "src/main/resources/db/migration";

    /** What gets a database, and a server, of its own. */
    Scope scope() default Scope.CLASS;

    /** What gets a database, and a server, of its own. */
    enum Scope {
        /** Each class. */
        CLASS,
        /** Each method; a class then has nothing to be injected before {@code @BeforeEach}. */
        METHOD
    }
}
