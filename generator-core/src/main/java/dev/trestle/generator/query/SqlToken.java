package dev.trestle.generator.query;

/**
 * A stretch of SQL text.
 *
 * @param start offset of its first character
 * @param end offset behind its last character
 */
record SqlToken(Kind kind, int start, int end) {

    /** What a stretch of SQL text is, as far as replacing parameters needs to know. */
    enum Kind {
        /** Blanks and line ends. */
        SPACE,
        /** {@code -- …} or {@code /* … *}{@code /}. */
        COMMENT,
        /** A keyword or an identifier without quotes. */
        WORD,
        /** A string or an identifier in quotes of any sort, prefixes such as {@code E} left out. */
        QUOTED,
        NUMBER,
        /** {@code :name}, {@code :name?} or {@code :name!}. */
        PARAMETER,
        /** {@code $1}. */
        POSITION,
        QUESTION_MARK,
        SEMICOLON,
        /** Any other character; {@code ::} and {@code :=} are one. */
        SYMBOL,
        /** A comment or quoted text that never ends. */
        UNTERMINATED
    }

    /** Whether it means nothing to the server. */
    boolean blank() {
        return kind == Kind.SPACE || kind == Kind.COMMENT;
    }
}
