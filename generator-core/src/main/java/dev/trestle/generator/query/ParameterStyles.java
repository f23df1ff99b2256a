package dev.trestle.generator.query;

import dev.trestle.generator.query.SqlToken.Kind;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Notices parameters as other tools write them: {@code @name}, <code>{name}</code>, <code>#{name}</code>,
 * <code>${name}</code>, {@code $name}, {@code %(name)s}, {@code %s}, {@code ?}, {@code $1}, {@code :1} and {@code :'name'}.
 * PostgreSQL has operators {@code @}, {@code %} and {@code ?}, and would take some of them for these.
 */
final class ParameterStyles {

    private static final String NAME = "([A-Za-z_][A-Za-z0-9_]*)";

    /** By a text that begins at a token; the name is the group. */
    private static final List<Pattern> NAMED = Stream.of(
                    "[#$:]?\\{\\{?\\s*" + NAME + "\\s*\\}\\}?", "@" + NAME, "%\\(" + NAME + "\\)s\\b", "\\$" + NAME,
                    ":['\"]" + NAME + "['\"]")
            .map(Pattern::compile)
            .toList();
    private static final Pattern UNNAMED = Pattern.compile(":\\d+|%[sd]\\b");
    private static final String ABS = "; PostgreSQL's operator '@', which is abs(), needs a space after it";

    private final String sql;
    private final List<SqlToken> tokens;
    private final BiConsumer<SqlToken, String> report;

    /**
     * A check of these tokens.
     *
     * @param sql what the tokens' offsets are of
     * @param report is told what is wrong, and what would be right
     */
    ParameterStyles(String sql, List<SqlToken> tokens, BiConsumer<SqlToken, String> report) {
        this.sql = sql;
        this.tokens = tokens.stream().filter(token -> !token.blank()).toList();
        this.report = report;
    }

    void check() {
        int end = 0;
        int brackets = 0;
        for (int i = 0; i < tokens.size(); i++) {
            SqlToken token = tokens.get(i);
            brackets += is(token, "[") ? 1 : is(token, "]") ? -1 : 0;
            if (token.start() >= end) {
                end = switch (token.kind()) {
                    case POSITION -> unnamed(token, token.end());
                    case QUESTION_MARK -> isPlaceholder(i) ? unnamed(token, token.end()) : end;
                    case SYMBOL -> brackets > 0 && is(token, ":") || separates(i) || isWithinOperator(token) ? end : symbol(i);
                    case SPACE, COMMENT, WORD, QUOTED, NUMBER, PARAMETER, SEMICOLON, UNTERMINATED -> end;
                };
            }
        }
    }

    /** The end of what is reported. */
    private int symbol(int index) {
        SqlToken token = tokens.get(index);
        for (Pattern pattern : NAMED) {
            Matcher matcher = at(pattern, token);
            if (matcher.lookingAt()) {
                report.accept(token, "a parameter is written ':" + matcher.group(1) + "' here, not '" + matcher.group()
                        + "'" + (is(token, "@") ? ABS : ""));
                return matcher.end();
            }
        }
        Matcher unnamed = at(UNNAMED, token);
        boolean begins = index > 0 && tokens.get(index - 1).kind() == Kind.SYMBOL && !closes(tokens.get(index - 1));
        return begins && unnamed.lookingAt() ? unnamed(token, unnamed.end()) : token.end();
    }

    private int unnamed(SqlToken token, int end) {
        report.accept(token, "parameters have names here: write ':name' instead of '"
                + sql.substring(token.start(), end) + "'");
        return end;
    }

    /** Whether it is a colon behind a value, as in {@code json_object('a':'b')}: a parameter never stands there. */
    private boolean separates(int index) {
        SqlToken token = tokens.get(index);
        return index > 0 && is(token, ":") && SqlLexer.isValue(sql, tokens.get(index - 1), token.start());
    }

    /** Whether an operator such as {@code <@} goes on with it; {@code =} ends one. */
    private boolean isWithinOperator(SqlToken token) {
        char before = token.start() == 0 ? ' ' : sql.charAt(token.start() - 1);
        return before != '=' && SqlLexer.isOperatorPart(before);
    }

    /** An operator has a value on both sides; a placeholder lacks one of them. */
    private boolean isPlaceholder(int index) {
        SqlToken token = tokens.get(index);
        SqlToken before = index == 0 ? token : tokens.get(index - 1);
        boolean goesOn = token.end() < sql.length() && SqlLexer.isOperatorPart(sql.charAt(token.end()));
        if (isWithinOperator(token) || goesOn || isNamedAsOperator(index)) {
            return false;
        }
        Optional<SqlToken> next = index + 1 < tokens.size() ? Optional.of(tokens.get(index + 1)) : Optional.empty();
        boolean lacksRight = next.filter(t -> t.kind() != Kind.SYMBOL || "([".indexOf(sql.charAt(t.start())) >= 0).isEmpty();
        return lacksRight || before.kind() == Kind.SYMBOL && !closes(before);
    }

    /** As in {@code OPERATOR(pg_catalog.?)}. */
    private boolean isNamedAsOperator(int index) {
        boolean qualified = index > 0 && is(tokens.get(index - 1), ".");
        return qualified || index > 1 && is(tokens.get(index - 1), "(")
                && sql.substring(tokens.get(index - 2).start(), tokens.get(index - 2).end()).equalsIgnoreCase("operator");
    }

    private boolean is(SqlToken token, String symbol) {
        return token.kind() == Kind.SYMBOL && sql.startsWith(symbol, token.start()) && token.end() - token.start() == 1;
    }

    private boolean closes(SqlToken token) {
        return is(token, ")") || is(token, "]");
    }

    private Matcher at(Pattern pattern, SqlToken token) {
        return pattern.matcher(sql).region(token.start(), sql.length()).useTransparentBounds(true);
    }
}
