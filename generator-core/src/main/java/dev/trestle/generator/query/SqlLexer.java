package dev.trestle.generator.query;

import dev.trestle.generator.query.SqlToken.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Splits SQL into stretches by the rules of PostgreSQL's own lexer (documentation, section 4.1), with
 * {@code standard_conforming_strings} on, as far as it takes to tell what is code and what is quoted.
 *
 * <p>A colon right before a letter or underscore begins a parameter, unless it stands behind a value within brackets: in
 * {@code a[1:n]} it separates the bounds of a slice, and in {@code json_object('a':b)} a key from its value. A question or
 * exclamation mark right behind the name says whether it may be null, unless it begins a longer operator; an operator
 * {@code ?} needs a blank before it.
 */
final class SqlLexer {

    private static final String OPERATOR_PARTS = "+-*/<>=~!@#%^&|`?";

    /** Before a parenthesis: colons within separate keys from values (PostgreSQL 16). */
    private static final Set<String> WITH_KEYS = Set.of("json_object", "json_objectagg");

    /** Stands for the parenthesis of one of these among the open brackets. */
    private static final char KEYS = ':';

    private final String sql;
    private final List<SqlToken> tokens = new ArrayList<>();
    private final Deque<Character> brackets = new ArrayDeque<>();
    private int at;

    private SqlLexer(String sql, int start) {
        this.sql = sql;
        this.at = start;
    }

    /** All of the text from an offset on, without gaps. */
    static List<SqlToken> tokens(String sql, int from) {
        SqlLexer lexer = new SqlLexer(sql, from);
        while (lexer.at < sql.length()) {
            int start = lexer.at;
            Kind kind = lexer.next();
            lexer.tokens.add(new SqlToken(kind, start, lexer.at));
        }
        return lexer.tokens;
    }

    private Kind next() {
        char c = sql.charAt(at);
        if (isSpace(c)) {
            return skipWhile(Kind.SPACE, SqlLexer::isSpace);
        }
        if (isWordStart(c)) {
            return word();
        }
        if (isDigit(c)) {
            return skipWhile(Kind.NUMBER, d -> isWordPart(d) || d == '.');
        }
        return switch (c) {
            case '-' -> looksAt("--") ? skipWhile(Kind.COMMENT, d -> d != '\n' && d != '\r') : symbol(1);
            case '/' -> looksAt("/*") ? blockComment() : symbol(1);
            case '\'', '"' -> quoted(c, false);
            case '$' -> dollar();
            case ':' -> colon();
            case '?' -> skip(Kind.QUESTION_MARK, 1);
            case ';' -> skip(Kind.SEMICOLON, 1);
            case '(', '[' -> open(c);
            case ')', ']' -> close();
            default -> symbol(1);
        };
    }

    private Kind open(char bracket) {
        brackets.push(bracket == '(' && before().filter(this::takesKeys).isPresent() ? KEYS : bracket);
        return symbol(1);
    }

    private Kind close() {
        brackets.poll();
        return symbol(1);
    }

    /** A word; where it is the prefix of a string with backslashes, as in {@code E'…'}, the string goes with it. */
    private Kind word() {
        int start = at;
        skipWhile(Kind.WORD, SqlLexer::isWordPart);
        boolean escapes = at - start == 1 && (sql.charAt(start) == 'E' || sql.charAt(start) == 'e');
        return escapes && looksAt("'") ? quoted('\'', true) : Kind.WORD;
    }

    /** Two quotes in a row end one stretch and begin the next, which comes to the same. */
    private Kind quoted(char quote, boolean escapes) {
        for (at++; at < sql.length(); at++) {
            char c = sql.charAt(at);
            if (escapes && c == '\\') {
                at++;
            } else if (c == quote) {
                at++;
                if (!escapes || !continued()) {
                    return Kind.QUOTED;
                }
            }
        }
        at = sql.length();
        return Kind.UNTERMINATED;
    }

    /** Whether a string with backslashes goes on: a doubled quote, or another piece on a later line. */
    private boolean continued() {
        int next = at;
        boolean newLine = false;
        while (next < sql.length() && isSpace(sql.charAt(next))) {
            newLine |= sql.charAt(next) == '\n' || sql.charAt(next) == '\r';
            next++;
        }
        if (next == sql.length() || sql.charAt(next) != '\'' || next > at && !newLine) {
            return false;
        }
        at = next;
        return true;
    }

    private Kind blockComment() {
        int depth = 0;
        while (at < sql.length()) {
            if (looksAt("/*")) {
                depth++;
                at += 2;
            } else if (looksAt("*/")) {
                depth--;
                at += 2;
                if (depth == 0) {
                    return Kind.COMMENT;
                }
            } else {
                at++;
            }
        }
        return Kind.UNTERMINATED;
    }

    /** {@code $1}, or text between {@code $tag$} and {@code $tag$}. */
    private Kind dollar() {
        int end = at + 1;
        if (end < sql.length() && isDigit(sql.charAt(end))) {
            at++;
            return skipWhile(Kind.POSITION, SqlLexer::isDigit);
        }
        while (end < sql.length() && sql.charAt(end) != '$' && isWordPart(sql.charAt(end))) {
            end++;
        }
        if (end == sql.length() || sql.charAt(end) != '$') {
            return symbol(1);
        }
        String tag = sql.substring(at, end + 1);
        int close = sql.indexOf(tag, end + 1);
        at = close < 0 ? sql.length() : close + tag.length();
        return close < 0 ? Kind.UNTERMINATED : Kind.QUOTED;
    }

    private Kind colon() {
        if (looksAt("::") || looksAt(":=")) {
            return symbol(2);
        }
        if (at + 1 < sql.length() && isWordStart(sql.charAt(at + 1)) && !separates()) {
            at++;
            skipWhile(Kind.PARAMETER, SqlLexer::isWordPart);
            return skip(Kind.PARAMETER, saysOfNull() ? 1 : 0);
        }
        return symbol(1);
    }

    /** Whether the colon here stands behind the lower bound of a slice, or behind a key. */
    private boolean separates() {
        return !brackets.isEmpty() && (brackets.peek() == '[' || brackets.peek() == KEYS)
                && before().filter(token -> isValue(sql, token, at)).isPresent();
    }

    private boolean takesKeys(SqlToken token) {
        return token.kind() == Kind.WORD
                && WITH_KEYS.contains(sql.substring(token.start(), token.end()).toLowerCase(Locale.ROOT));
    }

    /** The token before this place, blanks aside. */
    private Optional<SqlToken> before() {
        int last = tokens.size() - 1;
        while (last >= 0 && tokens.get(last).blank()) {
            last--;
        }
        return last < 0 ? Optional.empty() : Optional.of(tokens.get(last));
    }

    /** Whether a value ends with the token before a colon at this offset; a blank tells a keyword from a column. */
    static boolean isValue(String sql, SqlToken before, int colon) {
        return switch (before.kind()) {
            case WORD -> before.end() == colon;
            case NUMBER, QUOTED, PARAMETER, POSITION -> true;
            case SYMBOL -> ")]".indexOf(sql.charAt(before.start())) >= 0;
            case SPACE, COMMENT, QUESTION_MARK, SEMICOLON, UNTERMINATED -> false;
        };
    }

    /** Whether a question or exclamation mark belongs to the parameter right before it, not to an operator. */
    private boolean saysOfNull() {
        boolean mark = at < sql.length() && (sql.charAt(at) == '?' || sql.charAt(at) == '!');
        return mark && (at + 1 == sql.length() || OPERATOR_PARTS.indexOf(sql.charAt(at + 1)) < 0);
    }

    private Kind symbol(int length) {
        return skip(Kind.SYMBOL, length);
    }

    private Kind skip(Kind kind, int length) {
        at += length;
        return kind;
    }

    private Kind skipWhile(Kind kind, CharTest test) {
        while (at < sql.length() && test.holds(sql.charAt(at))) {
            at++;
        }
        return kind;
    }

    private boolean looksAt(String text) {
        return sql.startsWith(text, at);
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isWordStart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= 0x80;
    }

    static boolean isOperatorPart(char c) {
        return OPERATOR_PARTS.indexOf(c) >= 0;
    }

    private static boolean isWordPart(char c) {
        return isWordStart(c) || isDigit(c) || c == '$';
    }

    @FunctionalInterface
    private interface CharTest {
        boolean holds(char c);
    }
}
