package dev.trestle.generator.query;

import dev.trestle.generator.query.SqlToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Notices {@code '%:name%'}: within quotes a name is text, and no parameter. Times, casts, regular expressions and JSON, as in
 * {@code '{"a" :true}'}, have colons in other places.
 */
final class QuotedParameters {

    private static final Pattern NAME = Pattern.compile("(?<![\\w:\"'\\\\?])(?<!\"\\s{1,100}):[A-Za-z_][A-Za-z0-9_]*(?![\\w:])");

    /** Types that may stand right before a string, and before nothing else. */
    private static final Set<String> PREFIXES = Set.of("interval", "date", "time", "timestamp", "timestamptz", "numeric");

    private static final int MOST_SHOWN = 100;

    private QuotedParameters() {}

    /** Gives each token that has one to {@code report}, with what would be right. */
    static void check(String sql, List<SqlToken> tokens, BiConsumer<SqlToken, String> report) {
        String before = "";
        for (SqlToken token : tokens) {
            String text = sql.substring(token.start(), token.end());
            if (token.kind() == Kind.QUOTED) {
                check(token, text, before, report);
            }
            before = token.blank() ? before : text.toLowerCase(Locale.ROOT);
        }
    }

    private static void check(SqlToken token, String text, String before, BiConsumer<SqlToken, String> report) {
        char first = text.charAt(0);
        String open = first == '$' ? text.substring(0, text.indexOf('$', 1) + 1) : first == '\'' ? "'" : text.substring(0, 2);
        String close = first == '$' ? open : "'";
        if (first == '"') {
            String name = text.substring(1, text.length() - 1);
            if (NAME.matcher(name).matches()) {
                report.accept(token, "within double quotes '" + name + "' is the name of a column, not a parameter; write " + name
                        + " without the quotes");
            }
            return;
        }
        String content = text.substring(open.length(), text.length() - close.length());
        List<MatchResult> names = NAME.matcher(content).results().toList();
        if (!names.isEmpty()) {
            String name = names.get(0).group();
            report.accept(token, "within quotes '" + name + "' is text, not a parameter; write "
                    + (content.equals(name) ? name + " without the quotes" : joined(content, names, open, close, before))
                    + ", or, if this text is intended, ':' || '" + name.substring(1) + "'");
        }
    }

    private static String joined(String content, List<MatchResult> names, String open, String close, String before) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (MatchResult name : names) {
            parts.add(open + content.substring(from, name.start()) + close);
            parts.add(name.group());
            from = name.end();
        }
        parts.add(open + content.substring(from) + close);
        parts.removeIf(part -> part.equals(open + close));
        String all = String.join(" || ", parts);
        boolean shown = all.length() <= MOST_SHOWN && all.chars().noneMatch(Character::isISOControl);
        String sum = shown ? all : "'…' || " + names.get(0).group() + " || '…'";
        return PREFIXES.contains(before) ? "(" + sum + ")::" + before : sum;
    }
}
