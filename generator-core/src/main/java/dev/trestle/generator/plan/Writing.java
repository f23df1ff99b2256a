package dev.trestle.generator.plan;

import dev.trestle.generator.query.SqlPart;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Tells whether a statement may change rows, by its words; in doubt it does. */
final class Writing {

    /** What can stand before the first word: blanks, comments and parentheses. */
    private static final String START = "(?si)(?:\\s|\\(|--[^\\n]*\\n|/\\*.*?\\*/)*";

    private static final Pattern READS = Pattern.compile(START + "(?:select|values|table)\\b.*");
    private static final Pattern WITH = Pattern.compile(START + "with\\b.*");
    private static final Pattern CHANGES = Pattern.compile("(?i)\\b(?:insert|update|delete|merge)\\b");

    private Writing() {}

    static boolean isIn(List<SqlPart> parts) {
        String sql = parts.stream()
                .map(part -> part instanceof SqlPart.Text text ? text.sql() : "?")
                .collect(Collectors.joining());
        return !READS.matcher(sql).matches()
                && !(WITH.matcher(sql).matches() && !CHANGES.matcher(sql).find());
    }
}
