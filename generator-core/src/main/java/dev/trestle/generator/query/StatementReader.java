package dev.trestle.generator.query;

import dev.trestle.generator.diagnostic.DiagnosticCode;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.query.SqlToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds the one statement of a query file, and what is wrong with it before any server sees it. */
final class StatementReader {

    /** What a query may be; the first word tells. */
    private static final String ALLOWED = "only SELECT, INSERT, UPDATE, DELETE, MERGE, VALUES or WITH can be a query";

    private static final Set<String> FIRST_WORDS =
            Set.of("select", "insert", "update", "delete", "merge", "values", "with", "table");
    private static final Pattern PARAMETER = Pattern.compile(":[A-Za-z_][A-Za-z0-9_]*[?!]?");

    private final QueryFile source;
    private final SourceText text;
    private final Diagnostics diagnostics;
    private boolean failed;

    private StatementReader(QueryFile source, Diagnostics diagnostics) {
        this.source = source;
        this.text = new SourceText(source);
        this.diagnostics = diagnostics;
    }

    /** The statement, or empty where something was reported. */
    static Optional<SqlStatement> read(QueryFile source, Diagnostics diagnostics) {
        StatementReader reader = new StatementReader(source, diagnostics);
        List<SqlToken> tokens = reader.oneStatement();
        tokens.forEach(reader::check);
        new ParameterStyles(source.text(), tokens,
                (token, fault) -> reader.report(DiagnosticCode.PARAMETER_SYNTAX, token.start(), fault)).check();
        QuotedParameters.check(source.text(), tokens, (token, fault) ->
                diagnostics.report(DiagnosticCode.QUOTED_PARAMETER, reader.text.location(token.start()), fault));
        return reader.failed ? Optional.empty() : Optional.of(new SqlStatement(source, reader.text, tokens));
    }

    private List<SqlToken> oneStatement() {
        List<List<SqlToken>> statements = statements();
        if (statements.isEmpty()) {
            report(DiagnosticCode.NOT_ONE_STATEMENT, text.start(), "the file holds no statement");
            return List.of();
        }
        if (statements.size() > 1) {
            int second = statements.get(1).get(0).start();
            report(DiagnosticCode.NOT_ONE_STATEMENT, second, "a second statement begins here; a query file holds one");
        }
        checkFirst(statements.get(0).get(0));
        return statements.get(0);
    }

    /** What stands between the semicolons, without blanks at its ends. */
    private List<List<SqlToken>> statements() {
        List<List<SqlToken>> statements = new ArrayList<>();
        List<SqlToken> current = new ArrayList<>();
        for (SqlToken token : SqlLexer.tokens(source.text(), text.start())) {
            if (token.kind() == Kind.SEMICOLON) {
                close(current, statements);
                current = new ArrayList<>();
            } else if (!current.isEmpty() || !token.blank()) {
                current.add(token);
            }
        }
        close(current, statements);
        return statements;
    }

    private static void close(List<SqlToken> statement, List<List<SqlToken>> statements) {
        while (!statement.isEmpty() && statement.get(statement.size() - 1).blank()) {
            statement.remove(statement.size() - 1);
        }
        if (!statement.isEmpty()) {
            statements.add(List.copyOf(statement));
        }
    }

    private void checkFirst(SqlToken first) {
        String word = text.substring(first).toLowerCase(Locale.ROOT);
        boolean statement = word.equals("(") || FIRST_WORDS.contains(word);
        if (!statement && first.kind() != Kind.UNTERMINATED) {
            report(DiagnosticCode.SQL_ERROR, first.start(), ALLOWED);
        }
    }

    private void check(SqlToken token) {
        String sql = text.substring(token);
        if (token.kind() == Kind.UNTERMINATED) {
            String what = sql.startsWith("/*") ? "comment" : sql.startsWith("\"") ? "quoted identifier" : "string";
            report(DiagnosticCode.SQL_ERROR, token.start(), "the " + what + " that begins here never ends");
        } else if (token.kind() == Kind.PARAMETER && !PARAMETER.matcher(sql).matches()) {
            report(DiagnosticCode.PARAMETER_SYNTAX, token.start(),
                    "'" + sql + "' is no name for a parameter; it may hold the letters a to z, digits and underscores");
        } else if (sql.indexOf('\0') >= 0) {
            report(DiagnosticCode.SQL_ERROR, token.start() + sql.indexOf('\0'), "a NUL character stands here");
        }
    }

    private void report(DiagnosticCode code, int offset, String message) {
        failed = true;
        diagnostics.report(code, text.location(offset), message);
    }
}
