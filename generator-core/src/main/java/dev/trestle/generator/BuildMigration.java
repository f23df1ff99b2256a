package dev.trestle.generator;

import dev.trestle.generator.config.RoutesFile;
import dev.trestle.generator.diagnostic.DiagnosticCode;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.diagnostic.Location;
import dev.trestle.generator.plan.ComputedColumns;
import dev.trestle.generator.plan.model.ComputedPart;
import dev.trestle.generator.plan.model.HistoryPart;
import dev.trestle.generator.plan.model.HistoryTable;
import dev.trestle.generator.plan.sql.ComputedMigrationSql;
import dev.trestle.generator.plan.sql.HistoryMigrationSql;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * A generated migration, which is applied to the database of the build: that proves it, and queries can use what it makes.
 *
 * @param file its name
 * @param text its statements
 * @param location where a diagnostic about it points
 */
record BuildMigration(String file, String text, Location location) {

    static BuildMigration computed(ComputedColumns computed, RoutesFile routes) {
        return new BuildMigration(ComputedPart.FILE, new ComputedMigrationSql(computed.tables(), routes.packageName().value()).text(),
                routes.computed().get(0).column().location());
    }

    static BuildMigration history(List<HistoryTable> history, RoutesFile routes) {
        return new BuildMigration(HistoryPart.FILE, new HistoryMigrationSql(history, routes.packageName().value()).text(),
                history.get(0).location());
    }

    /**
     * Applies it in a transaction; what PostgreSQL refuses is reported.
     *
     * @return whether it is applied
     */
    boolean apply(Connection connection, Diagnostics diagnostics) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(text);
            connection.commit();
            return true;
        } catch (SQLException e) {
            connection.rollback();
            if (isConnection(e)) {
                throw e;
            }
            diagnostics.report(DiagnosticCode.SQL_ERROR, location,
                    "PostgreSQL refuses the generated migration " + file + ": " + e.getMessage().lines().findFirst().orElse("") + ".");
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
