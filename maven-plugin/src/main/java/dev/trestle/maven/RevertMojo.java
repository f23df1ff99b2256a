package dev.trestle.maven;

import java.sql.Connection;
import java.sql.SQLException;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Reverts an operation of a table with history: restores the rows that it changed or deleted, and deletes those that it inserted. All or
 * nothing is done, as a new operation, which can be reverted itself. It works on the database of {@code jdbcUrl}:
 * {@code mvn -q trestle:revert -Dtrestle.jdbcUrl=jdbc:… -Dtrestle.table=film} lists the latest operations,
 * {@code -Dtrestle.operation=7} reverts one of them, and with {@code -Dtrestle.preview} in addition only prints its rows, before and after it.
 * If later operations have changed one of the rows, the goal fails with their keys and changes nothing.
 */
@Mojo(name = "revert", threadSafe = true, requiresProject = true)
public class RevertMojo extends TrestleMojo {

    /** For {@code trestle:revert}: the table, with its schema unless it is in the search path of the role. */
    @Parameter(property = "trestle.table")
    @Nullable String table;

    /** For {@code trestle:revert}: the number of the operation. Without it, the latest operations of the table are listed. */
    @Parameter(property = "trestle.operation")
    @Nullable Long operation;

    /** For {@code trestle:revert}: whether only the rows of the operation are printed. */
    @Parameter(property = "trestle.preview", defaultValue = "false")
    boolean preview;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (skipped()) {
            return;
        }
        if (table == null) {
            throw new MojoFailureException("the table is missing: -Dtrestle.table=<table with history>");
        }
        if (preview && operation == null) {
            throw new MojoFailureException("the operation to preview is missing: -Dtrestle.operation=<number>");
        }
        Configuration configuration = configuration();
        if (configuration.database().throwaway()) {
            throw new MojoFailureException("revert needs the database: -Dtrestle.jdbcUrl=jdbc:postgresql://host/name");
        }
        try (LazyDatabase database = database(configuration); Connection connection = database.open()) {
            TableOperations operations = TableOperations.of(connection, table);
            if (operation == null) {
                operations.list().forEach(System.out::println);
            } else if (preview) {
                operations.rows(operation).forEach(System.out::println);
            } else {
                getLog().info("Trestle: " + operations.revert(operation));
            }
        } catch (SQLException e) {
            throw new MojoFailureException(String.valueOf(e.getMessage()).lines().findFirst().orElse("the database refuses the statement"));
        }
    }
}
