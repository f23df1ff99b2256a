package dev.trestle.generator.emit.text;

import com.palantir.javapoet.CodeBlock;
import java.util.stream.Stream;

/** Prints SQL as a comment, whose lines can be copied as they are. */
public final class SqlComment {

    private SqlComment() {}

    // /*
    // SELECT 1;
    // */
    /** On lines of its own; nothing for SQL that ends a comment, or has an escape of Java's (JLS 3.3). */
    public static CodeBlock of(String sql) {
        return Stream.of("*/", "\\u", "\"\"\"").anyMatch(sql::contains)
                ? CodeBlock.of("") : CodeBlock.of("\n$>$>/*\n$L\n*/$<$<", sql);
    }
}
