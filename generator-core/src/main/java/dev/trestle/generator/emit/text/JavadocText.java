package dev.trestle.generator.emit.text;

/** Puts names and comments of the database into Javadoc, whatever they contain. */
public final class JavadocText {

    private static final int WIDTH = 80;

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

    /** The same, on several lines where one would be too long. */
    public static String paragraph(String text) {
        StringBuilder lines = new StringBuilder();
        int width = 0;
        for (String word : words(text).split(" ")) {
            String rest = word;
            while (rest.length() > WIDTH) {
                lines.append(width == 0 ? "" : "\n").append(rest, 0, WIDTH);
                rest = rest.substring(WIDTH);
                width = WIDTH;
            }
            boolean full = width + 1 + rest.length() > WIDTH;
            lines.append(width == 0 ? "" : full ? "\n" : " ").append(rest);
            width = full || width == 0 ? rest.length() : width + 1 + rest.length();
        }
        return lines.toString();
    }

    /** A name or path in code font. */
    public static String code(String text) {
        String outside = text.replaceAll("\\{([\\w ]+)\\}", "$1");
        boolean plain = outside.chars().allMatch(c -> Character.isLetterOrDigit(c) || "_./-\" ".indexOf(c) >= 0);
        return plain ? "{@code " + text + "}" : "<code>" + words(text) + "</code>";
    }
}
