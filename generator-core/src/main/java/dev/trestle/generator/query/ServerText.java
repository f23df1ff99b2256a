package dev.trestle.generator.query;

import dev.trestle.generator.query.SqlToken.Kind;
import java.util.Arrays;

/**
 * A statement with numbers instead of names, between words of our own, that knows where in the user's file each of its
 * characters comes from.
 */
final class ServerText {

    private final SqlStatement statement;
    private final StringBuilder forServer = new StringBuilder();
    private final StringBuilder forDriver = new StringBuilder();
    private int[] origins = new int[256];

    private ServerText(SqlStatement statement) {
        this.statement = statement;
    }

    /** {@code before}, the statement, {@code after}. */
    static ServerText of(SqlStatement statement, Numbering numbering, String before, String after) {
        ServerText text = new ServerText(statement);
        text.append(before, before, statement.start(), 0);
        int occurrence = 0;
        for (SqlToken token : statement.tokens()) {
            if (token.kind() == Kind.PARAMETER) {
                text.append(numbering.forServer(occurrence), numbering.forDriver(occurrence), token.start(), 0);
                occurrence++;
            } else {
                String sql = statement.sql(token);
                int step = statement.replaced().containsKey(token) ? 0 : 1;
                text.append(sql, token.kind() == Kind.QUESTION_MARK ? "??" : sql, token.start(), step);
            }
        }
        text.append(after, after, statement.end(), 0);
        return text;
    }

    /** What the driver is given: pgjdbc makes one question mark of two. */
    String forDriver() {
        return forDriver.toString();
    }

    /** What the server gets. */
    String forServer() {
        return forServer.toString();
    }

    /**
     * The offset in the user's file of a character that the server names.
     *
     * @param position counts characters, not UTF-16 units, from 1
     */
    int origin(int position) {
        int characters = forServer.codePointCount(0, forServer.length());
        if (position > characters) {
            return statement.end();
        }
        return origins[forServer.offsetByCodePoints(0, position - 1)];
    }

    private void append(String server, String driver, int origin, int step) {
        for (int i = 0; i < server.length(); i++) {
            if (forServer.length() == origins.length) {
                origins = Arrays.copyOf(origins, 2 * origins.length);
            }
            origins[forServer.length()] = origin + step * i;
            forServer.append(server.charAt(i));
        }
        forDriver.append(driver);
    }
}
