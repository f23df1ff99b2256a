package dev.trestle.generator;

import dev.trestle.generator.diagnostic.DiagnosticCode;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.plan.model.ListPlan;
import dev.trestle.generator.plan.model.Plan;
import dev.trestle.generator.plan.model.Probe;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Has PostgreSQL check each part of the SELECTs of lists, so that none can fail at run time. Nothing is executed. */
final class ListProbes {

    private ListProbes() {}

    /** The number of statements that were checked: none of a plan that has mistakes already. */
    static int check(Plan plan, Connection connection, Diagnostics diagnostics) throws SQLException {
        List<Probe> probes = diagnostics.hasErrors() ? List.of() : plan.routes().stream()
                .filter(ListPlan.class::isInstance)
                .flatMap(route -> ((ListPlan) route).select().probes().stream())
                .toList();
        for (Probe probe : probes) {
            check(probe, connection, diagnostics);
        }
        return probes.size();
    }

    private static void check(Probe probe, Connection connection, Diagnostics diagnostics) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(probe.sql())) {
            // Only a question about the parameters has the driver send the statement.
            statement.getParameterMetaData();
        } catch (SQLException e) {
            if (e.getSQLState() == null || !e.getSQLState().startsWith("42")) {
                throw e;
            }
            diagnostics.report(DiagnosticCode.UNSUITABLE_FILTER, probe.location(), probe.what() + " is refused by PostgreSQL: "
                    + e.getMessage().lines().findFirst().orElse("") + "; leave it out.");
        }
    }
}
