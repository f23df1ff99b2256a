package dev.trestle.runtime.postgres;

import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Distinguishes values that PostgreSQL refuses from statements that do not fit the schema. The SQLSTATE is not enough:
 * types such as regclass, tsquery and ltree use the classes 42, 0A and XX for text that they cannot parse.
 *
 * <p>Fields of an error are described in PostgreSQL, section 54.8.
 */
public final class ValueFault {

    /** The end of the context while a parameter is read, in every language of the server; since PostgreSQL 14. */
    private static final Pattern PARAMETER = Pattern.compile("(?s).*?\\$(\\d{1,5})( = '.*')?");

    private static final Pattern AMBIGUOUS = Pattern.compile("42(?!501)...|0A000|3F000");

    /** The source files of PostgreSQL that analyse, rewrite, plan and run statements, and those of PL/pgSQL. */
    private static final Pattern STATEMENT = Pattern.compile(
            "(analyze|parse_(?!type).*|rewrite.*|plan.*|prep.*|exec.*|node.*|functions|pg_constraint|pl_.*)\\.c");

    private ValueFault() {}

    /** The message of the server; null if the driver found the error. */
    public static @Nullable ServerErrorMessage server(SQLException e) {
        return e instanceof PSQLException p ? p.getServerErrorMessage() : null;
    }

    /** Whether a value is at fault. */
    public static boolean is(SQLException e) {
        return isPlain(e) || isHidden(e);
    }

    /** The parameter that PostgreSQL was parsing, from 1; 0 if there is none, or it is unknown. */
    public static int parameter(SQLException e) {
        ServerErrorMessage server = server(e);
        if (server == null || server.getWhere() == null) {
            return 0;
        }
        Matcher parameter = PARAMETER.matcher(server.getWhere());
        return parameter.matches() ? Integer.parseInt(parameter.group(1)) : 0;
    }

    private static boolean isPlain(SQLException e) {
        return server(e) != null && (e.getSQLState().startsWith("22") || e.getSQLState().startsWith("54"));
    }

    /** Whether a value is at fault although the SQLSTATE may have another meaning. */
    public static boolean isHidden(SQLException e) {
        ServerErrorMessage server = server(e);
        if (server == null || isPlain(e)) {
            return false;
        }
        if (parameter(e) > 0) {
            return true;
        }
        if (server.getInternalQuery() != null || !AMBIGUOUS.matcher(e.getSQLState()).matches()) {
            return false;
        }
        // Only parsing a statement notes a position, and regtype parses; no schema makes a statement unreadable.
        String file = String.valueOf(server.getFile());
        return file.equals("scan.l") || server.getPosition() == 0
                && (!STATEMENT.matcher(file).matches() || "exec_stmt_raise".equals(server.getRoutine()));
    }
}
