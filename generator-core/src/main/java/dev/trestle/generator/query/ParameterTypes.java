package dev.trestle.generator.query;

import dev.trestle.generator.catalog.PgType;
import dev.trestle.generator.catalog.UndoneTransaction;
import dev.trestle.generator.diagnostic.DiagnosticCode;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.diagnostic.Location;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The types that PostgreSQL infers for a statement's parameters. */
final class ParameterTypes {

    private final SqlStatement statement;
    private final StatementServer server;
    private final UndoneTransaction transaction;
    private final Diagnostics diagnostics;

    ParameterTypes(
            SqlStatement statement, StatementServer server, UndoneTransaction transaction, Diagnostics diagnostics) {
        this.statement = statement;
        this.server = server;
        this.transaction = transaction;
        this.diagnostics = diagnostics;
    }

    /** One type for each name; empty where PostgreSQL refuses the statement, which is then reported. */
    Optional<List<PgType>> infer() throws SQLException {
        Numbering numbering = Numbering.byName(statement);
        ServerText text = prepare(numbering);
        try {
            return Optional.of(server.parameterTypes(text));
        } catch (SQLException e) {
            transaction.restart();
            if (!numbering.repeats() || !contradict()) {
                new SqlErrors(statement, diagnostics).report(e, text, numbering);
            }
            return Optional.empty();
        }
    }

    /**
     * Whether the statement is sound but for a parameter that has one type here and another there; that is reported.
     * A parameter that stands alone in each place tells its type in each.
     */
    private boolean contradict() throws SQLException {
        List<PgType> types;
        try {
            types = server.parameterTypes(prepare(Numbering.byOccurrence(statement)));
        } catch (SQLException e) {
            // The error over the statement as written is the one to report.
            transaction.restart();
            return false;
        }
        return compare(types);
    }

    private boolean compare(List<PgType> types) {
        List<SqlPart.Parameter> occurrences = statement.occurrences();
        Map<String, Integer> first = new HashMap<>();
        Set<String> reported = new HashSet<>();
        for (int i = 0; i < occurrences.size(); i++) {
            String name = occurrences.get(i).name();
            int before = first.getOrDefault(name, i);
            first.putIfAbsent(name, i);
            if (!types.get(before).equals(types.get(i)) && reported.add(name)) {
                report(occurrences.get(i), types.get(i), occurrences.get(before), types.get(before));
            }
        }
        return !reported.isEmpty();
    }

    private void report(SqlPart.Parameter here, PgType type, SqlPart.Parameter before, PgType typeBefore) {
        Location.InFile place = statement.location(before);
        diagnostics.report(
                DiagnosticCode.PARAMETER_TYPES,
                statement.location(here),
                "':" + here.name() + "' is " + type.name().sql() + " here, but " + typeBefore.name().sql() + " at "
                        + place.line() + ":" + place.column() + "; write a cast, such as ':" + here.name() + "::"
                        + typeBefore.name().sql() + "'");
    }

    private ServerText prepare(Numbering numbering) {
        return ServerText.of(statement, numbering, StatementServer.prepareHead(), "");
    }
}
