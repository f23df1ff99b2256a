package dev.trestle.generator.docs;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** A Javadoc comment as Markdown. */
final class JavadocText {

    /** A comment; the group is what stands between its stars. */
    static final String COMMENT = "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*";

    private static final Pattern CODE = Pattern.compile("\\{@code ([^}]*)}");
    private static final Pattern LINK = Pattern.compile("\\{@link (?:[^}\\s]*#)?([^}\\s]*)(?: ([^}]*))?}");

    private static final Pattern FIRST = Pattern.compile(COMMENT, Pattern.DOTALL);
    private static final Pattern LINE = Pattern.compile("(.{1,120})(?: |$)");
    private static final Pattern ROW = Pattern.compile("<tr>(.*?)</tr>", Pattern.DOTALL);
    private static final Pattern CELL = Pattern.compile("<td>(.*?)</td>", Pattern.DOTALL);

    private JavadocText() {}

    /** Its sentences in one line, without tags such as {@code @return}. */
    static String toMarkdown(String comment) {
        String prose = comment.replaceAll("(?m)^\\s*\\* ?", "").replaceAll("(?s)(?m)^@(param|return|throws|see).*", "");
        String codes = CODE.matcher(prose).replaceAll("`$1`");
        String links = LINK.matcher(codes).replaceAll("`$1`");
        return links.replaceAll("</?(i|em)>", "*").replaceAll("</?p>", " ").replaceAll("\\s+", " ").strip();
    }

    /** Its paragraphs, in lines of a readable length. */
    static List<String> paragraphs(String comment) {
        return Arrays.stream(comment.split("<p>"))
                .map(JavadocText::toMarkdown)
                .map(paragraph -> LINE.matcher(paragraph).replaceAll("$1\n").strip())
                .toList();
    }

    /** The first sentence of the first comment in a source. */
    static String firstSentence(String source) {
        String comment = FIRST.matcher(source).results().map(match -> match.group(1)).findFirst().orElseThrow();
        return toMarkdown(comment).replaceFirst("(?<=\\.) .*", "");
    }

    /** The cells of each row of the table in a class's comment. */
    static List<List<String>> rows(String source) {
        return ROW.matcher(source).results()
                .map(row -> CELL.matcher(row.group(1)).results().map(cell -> toMarkdown(cell.group(1))).toList())
                .toList();
    }
}
