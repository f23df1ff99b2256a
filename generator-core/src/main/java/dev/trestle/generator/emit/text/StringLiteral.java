package dev.trestle.generator.emit.text;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Prints a text as an expression: on one line, as a text block, or in pieces. */
public final class StringLiteral {

    /** A string constant holds 65,535 bytes of UTF-8 (JVMS 4.4.7), of which a character takes up to three. */
    private static final int LONGEST_CONSTANT = 20_000;

    private static final int LONGEST_LINE = 70;

    private StringLiteral() {}

    /** In one literal where that is possible. */
    public static CodeBlock of(String text) {
        if (text.length() > LONGEST_CONSTANT) {
            return pieces(text);
        }
        boolean oneLine = text.indexOf('\n') < 0 && text.length() <= LONGEST_LINE;
        return oneLine ? CodeBlock.of("$S", text) : CodeBlock.of("$L", TextBlock.of(text));
    }

    // private static final String SQL = """
    //         INSERT INTO public.film (title)
    //         VALUES (?)""";
    public static FieldSpec constant(String name, String text) {
        return FieldSpec.builder(String.class, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer(of(text))
                .build();
    }

    // String.join("", """
    //         …""", """
    //         …""")
    private static CodeBlock pieces(String text) {
        List<CodeBlock> pieces = new ArrayList<>();
        for (int start = 0; start < text.length(); ) {
            int end = Math.min(text.length(), start + LONGEST_CONSTANT);
            int line = end < text.length() ? text.lastIndexOf('\n', end) : -1;
            end = line > start ? line + 1 : Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
            pieces.add(CodeBlock.of("$L", TextBlock.of(text.substring(start, end))));
            start = end;
        }
        return CodeBlock.of("String.join($S, $L)", "", pieces.stream().collect(CodeBlock.joining(", ")));
    }
}
