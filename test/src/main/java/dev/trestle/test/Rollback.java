package dev.trestle.test;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A test method that leaves nothing stored: the statements of the service, of {@link TestDatabase} and of {@code Rows} run on one
 * connection, in one transaction, which is rolled back after the test. It covers {@code @BeforeEach} and {@code @AfterEach} methods too. On a
 * class, it applies to all of its methods, to those of its subclasses, and to those of its {@code @Nested} classes.
 *
 * <p>A refused statement undoes itself alone, by a savepoint. Excluded are: jobs and exports, which are stored but do not run, because
 * background work has connections of its own; gather routes with {@code snapshot: true}, which answer 500, because a snapshot is exported at the
 * begin of a transaction; deferred constraints, which PostgreSQL checks at the commit; concurrent requests, which run
 * one after the other; and the time of {@code now()}, which is the same in the whole test. {@link TestDatabase#source} has other connections,
 * which do not see the rows of the test. Sequences are not rolled back. For all of these, let each method have a
 * database: {@code scope = Scope.METHOD}.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Execution(ExecutionMode.SAME_THREAD)
public @interface Rollback {}
