package dev.trestle.generator.emit;

/** Puts names and comments of the database into Javadoc, whatever they contain. */
final class JavadocText {

    private JavadocText() {}

    /** Words that a person wrote, as text: nothing in it is markup, a tag or the comment's end. */
    static String words(String text) {
        StringBuilder safe = new StringBuilder();
        text.strip().replaceAll("\\s+", " ").codePoints().forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '@' -> safe.append("&#64;");
                case '{' -> safe.append("&#123;");
                case '}' -> safe.append("&#125;");
                case '\\' -> safe.append("&#92;");
                case '/' -> safe.append(safe.length() > 0 && safe.charAt(safe.length() - 1) == '*' ? "&#47;" : "/");
                default -> safe.appendCodePoint(c);
            }
        });
        return safe.toString();
    }

    /** A name or path in code font. */
    static String code(String text) {
        boolean plain = text.chars().allMatch(c -> Character.isLetterOrDigit(c) || "_./-\" ".indexOf(c) >= 0);
        return plain ? "{@code " + text + "}" : "<code>" + words(text) + "</code>";
    }
}
