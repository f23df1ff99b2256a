package dev.trestle.generator;

import dev.trestle.generator.config.RoutesFile;
import dev.trestle.generator.diagnostic.DiagnosticCode;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.plan.ComputedColumns;
import dev.trestle.generator.plan.model.ComputedPart;
import dev.trestle.generator.plan.sql.ComputedMigrationSql;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Applies the migration of the computed columns to the database of the build: it proves it, and queries can use its views. */
final class ComputedMigration {

    private ComputedMigration() {}

    /**
     * Applies it in a transaction; what PostgreSQL refuses is reported.
     *
     * @return whether it is applied
     */
    static boolean apply(ComputedColumns computed, RoutesFile routes, Connection connection, Diagnostics diagnostics)
            throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(new ComputedMigrationSql(computed.tables(), routes.packageName().value()).text());
            connection.commit();
            return true;
        } catch (SQLException e) {
            connection.rollback();
            if (isConnection(e)) {
                throw e;
            }
            diagnostics.report(DiagnosticCode.SQL_ERROR, routes.computed().get(0).column().location(),
                    "PostgreSQL refuses the generated migration " + ComputedPart.FILE + ": " + e.getMessage().lines().findFirst().orElse("") + ".");
            return false;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    /** Class 08 of SQLSTATE, or a server that stops (PostgreSQL documentation, appendix A). */
    private static boolean isConnection(SQLException e) {
        return e.getSQLState() == null || e.getSQLState().startsWith("08") || e.getSQLState().startsWith("57P");
    }
}
