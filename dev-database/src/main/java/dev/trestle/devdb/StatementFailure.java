package dev.trestle.devdb;

import java.nio.file.Path;
import java.util.Optional;
import org.flywaydb.core.internal.sqlscript.FlywaySqlScriptException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * A statement of a migration that PostgreSQL refuses.
 *
 * @param line where the statement begins, counted from 1
 * @param position of the error in the statement, in characters from 1; 0 where PostgreSQL gives none
 */
record StatementFailure(
        Path file, int line, String statement, int position, String message, FlywaySqlScriptException cause) {

    static StatementFailure of(FlywaySqlScriptException thrown) {
        Optional<ServerErrorMessage> server = thrown.getCause() instanceof PSQLException refused
                ? Optional.ofNullable(refused.getServerErrorMessage())
                : Optional.empty();
        return new StatementFailure(
                Path.of(thrown.getResource().getAbsolutePathOnDisk()),
                thrown.getLineNumber(),
                thrown.getStatement(),
                server.map(ServerErrorMessage::getPosition).orElse(0),
                server.map(StatementFailure::text).orElseGet(() -> String.valueOf(thrown.getMessage())),
                thrown);
    }

    MigrationException toException() {
        if (position < 1 || position > statement.codePointCount(0, statement.length())) {
            return new MigrationException(file, line, 1, message, cause);
        }
        String before = statement.substring(0, statement.offsetByCodePoints(0, position - 1));
        int lines = (int) before.chars().filter(c -> c == '\n').count();
        int column = before.length() - before.lastIndexOf('\n');
        return new MigrationException(file, line + lines, column, message, cause);
    }

    private static String text(ServerErrorMessage server) {
        StringBuilder text = new StringBuilder(String.valueOf(server.getMessage()));
        if (server.getDetail() != null) {
            text.append("; ").append(server.getDetail());
        }
        if (server.getHint() != null) {
            text.append("; ").append(server.getHint());
        }
        return text.toString();
    }
}
