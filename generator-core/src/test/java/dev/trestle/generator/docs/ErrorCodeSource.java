package dev.trestle.generator.docs;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The constants of the runtime's enum of error codes. */
final class ErrorCodeSource {

    private static final Pattern CONSTANT =
            Pattern.compile(JavadocText.COMMENT + "([A-Z][A-Z_]*)\\s*[,;(]", Pattern.DOTALL);

    private ErrorCodeSource() {}

    /** Each code as answers have it, with what it means. */
    static Map<String, String> in(String source) {
        Map<String, String> codes = new LinkedHashMap<>();
        Matcher constant = CONSTANT.matcher(source);
        while (constant.find()) {
            codes.put(constant.group(2).toLowerCase(Locale.ROOT), JavadocText.toMarkdown(constant.group(1)));
        }
        return codes;
    }
}
