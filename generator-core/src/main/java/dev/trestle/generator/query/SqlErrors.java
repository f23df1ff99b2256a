package dev.trestle.generator.query;

import dev.trestle.generator.diagnostic.DiagnosticCode;
import dev.trestle.generator.diagnostic.Diagnostics;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Tells the user what PostgreSQL has against a statement, at its place in the user's file and in the user's names. */
final class SqlErrors {

    /** Connection, insufficient resources, operator intervention, system error (PostgreSQL, appendix A). */
    private static final Set<String> FAILING_DATABASE = Set.of("08", "53", "57", "58");

    /** A parameter that no use gives a type, or one of its uses: 42P18, or 42P08 where it stands at several places. */
    private static final Pattern WITHOUT_TYPE = Pattern.compile("42P18|42P08");

    private static final String UNDEFINED_COLUMN = "42703";
    private static final String TOO_MANY_ARGUMENTS = "54023";
    private static final Pattern NUMBER = Pattern.compile("\\$(\\d{1,5})");

    private final SqlStatement statement;
    private final Diagnostics diagnostics;

    SqlErrors(SqlStatement statement, Diagnostics diagnostics) {
        this.statement = statement;
        this.diagnostics = diagnostics;
    }

    /**
     * Reports an error over this text, whose parameters are numbered so.
     *
     * @throws SQLException the error itself, where the database fails and the statement is not to blame
     */
    void report(SQLException error, ServerText text, Numbering numbering) throws SQLException {
        report(error, text, numbering, "");
    }

    /** The same, with some words of ours behind PostgreSQL's. */
    void report(SQLException error, ServerText text, Numbering numbering, String remark) throws SQLException {
        ServerErrorMessage message = message(error);
        if (message == null) {
            throw error;
        }
        int offset = offset(message, text, numbering);
        diagnostics.report(DiagnosticCode.SQL_ERROR, statement.text().location(offset),
                words(message, numbering) + separated(message, offset) + remark);
    }

    /** The way to write a parameter behind a colon that separates two values, where a column of its name is unknown. */
    private String separated(ServerErrorMessage message, int offset) {
        String sql = statement.source().text();
        boolean bound = UNDEFINED_COLUMN.equals(message.getSQLState()) && offset > 1 && sql.charAt(offset - 1) == ':'
                && sql.charAt(offset - 2) != ':';
        return bound ? "; the colon before it separates the bounds of a slice, or a key of JSON from its value: a parameter there is"
                + " written ': :name'" : "";
    }

    private static boolean isWithoutType(ServerErrorMessage message) {
        return WITHOUT_TYPE.matcher(String.valueOf(message.getSQLState())).matches();
    }

    /** What the server said of the statement; null where it said nothing of it. */
    private static @Nullable ServerErrorMessage message(SQLException error) {
        ServerErrorMessage message = error instanceof PSQLException own ? own.getServerErrorMessage() : null;
        String state = message == null ? null : message.getSQLState();
        return state == null || FAILING_DATABASE.contains(state.substring(0, 2)) ? null : message;
    }

    /**
     * The SQLSTATE of what the server refuses.
     *
     * @throws SQLException the error itself, where the database fails and what it was asked is not to blame
     */
    static String refusal(SQLException error) throws SQLException {
        if (message(error) == null) {
            throw error;
        }
        return String.valueOf(error.getSQLState());
    }

    private int offset(ServerErrorMessage message, ServerText text, Numbering numbering) {
        if (message.getPosition() > 0) {
            return text.origin(message.getPosition());
        }
        Matcher number = NUMBER.matcher(String.valueOf(message.getMessage()));
        if (isWithoutType(message) && number.find()) {
            int occurrence = numbering.numbers().indexOf(Integer.valueOf(number.group(1)));
            return occurrence < 0 ? statement.start() : statement.occurrences().get(occurrence).offset();
        }
        return statement.start();
    }

    private String words(ServerErrorMessage message, Numbering numbering) {
        String state = message.getSQLState();
        if (TOO_MANY_ARGUMENTS.equals(state) && statement.names().size() > 100) {
            return "the query has " + statement.names().size() + " parameters; at most 100 are allowed";
        }
        String said = Stream.of(message.getMessage(), message.getDetail(), message.getHint())
                .filter(part -> part != null && !part.isBlank())
                .map(part -> part.strip().replaceAll("\\s*\\R\\s*", " ").replaceAll("\\.$", ""))
                .collect(Collectors.joining(". "));
        String named = named(said, numbering.names());
        Matcher number = NUMBER.matcher(said);
        if (isWithoutType(message) && number.find()) {
            String name = named(number.group(), numbering.names());
            return named + "; write a cast to its type, such as '" + name + "::text'";
        }
        return named;
    }

    /** The text with {@code :name} for every {@code $n}. */
    static String named(String text, List<String> names) {
        return NUMBER.matcher(text).replaceAll(found -> {
            int number = Integer.parseInt(found.group(1));
            boolean known = number >= 1 && number <= names.size();
            return Matcher.quoteReplacement(known ? ":" + names.get(number - 1) : found.group());
        });
    }
}
