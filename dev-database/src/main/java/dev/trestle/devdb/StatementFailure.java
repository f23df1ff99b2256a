package dev.trestle.devdb;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.flywaydb.core.internal.sqlscript.FlywaySqlScriptException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * A statement of a migration that PostgreSQL refuses.
 *
 * @param line of the statement's first word, counted from 1
 * @param position of the error in the statement, in characters from 1; 0 if PostgreSQL has none
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
            return at(line, 1);
        }
        String script = script();
        String before = lineFeeds(statement.substring(0, statement.offsetByCodePoints(0, position - 1)));
        int start = start(script);
        if (start < 0) {
            return at(line, 1);
        }
        String upToError = script.substring(0, start + before.length());
        return at(lineAtEnd(upToError), upToError.length() - upToError.lastIndexOf('\n'));
    }

    /**
     * Where the statement's text begins in the script: it may begin with comments, of which the line knows nothing.
     * Negative where it is not in there as it was executed, because of a placeholder.
     */
    private int start(String script) {
        String text = lineFeeds(statement);
        int start = script.indexOf(text);
        while (start >= 0 && lineAtEnd(script.substring(0, start + text.length())) < line) {
            start = script.indexOf(text, start + 1);
        }
        return start;
    }

    private String script() {
        try {
            return lineFeeds(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            return "";
        }
    }

    private MigrationException at(int atLine, int column) {
        return new MigrationException(file, atLine, column, message, cause);
    }

    private static int lineAtEnd(String text) {
        return 1 + (int) text.chars().filter(c -> c == '\n').count();
    }

    private static String lineFeeds(String text) {
        return text.replace("\r\n", "\n");
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
