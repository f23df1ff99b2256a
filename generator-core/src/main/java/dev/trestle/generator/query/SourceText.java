package dev.trestle.generator.query;

import dev.trestle.generator.diagnostic.Location;

/** The text of a query file, and where in it an offset is. */
final class SourceText {

    private final String file;
    private final String text;

    SourceText(QueryFile source) {
        this.file = source.file();
        this.text = source.text();
    }

    /** Where a reader begins: behind a byte order mark. */
    int start() {
        return text.startsWith("\uFEFF") ? 1 : 0;
    }

    String substring(SqlToken token) {
        return text.substring(token.start(), token.end());
    }

    /** The line and column of an offset; columns count characters, as an editor does, and no byte order mark. */
    Location.InFile location(int offset) {
        int line = 1;
        int lineStart = start();
        for (int i = start(); i < offset; i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n')) {
                line++;
                lineStart = i + 1;
            }
        }
        return new Location.InFile(file, line, text.codePointCount(lineStart, Math.max(lineStart, offset)) + 1);
    }
}
