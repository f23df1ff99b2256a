package dev.trestle.runtime.codec;

import dev.trestle.runtime.JsonWriter;

/** How PostgreSQL's text form of a value differs from the string in JSON, where it is of the usual length. */
enum StringForm {
    /** It does not, and has no character that JSON escapes. */
    SAME {
        @Override
        boolean copy(byte[] text, JsonWriter out) {
            out.plain(text, text.length);
            return true;
        }
    },
    /** It does not for years of four digits. */
    DATE {
        @Override
        boolean copy(byte[] text, JsonWriter out) {
            if (text.length != DAY) {
                return false;
            }
            out.plain(text, DAY);
            return true;
        }
    },
    /** It has a blank for {@code T}, for years of four digits. */
    TIMESTAMP {
        @Override
        boolean copy(byte[] text, JsonWriter out) {
            return text.length > DAY && isDigit(text[text.length - 1]) && separated(text, text.length, out);
        }
    },
    /** As {@link #TIMESTAMP}, and it has {@code +00} for {@code Z}, as sessions are in UTC. */
    TIMESTAMPTZ {
        @Override
        boolean copy(byte[] text, JsonWriter out) {
            int offset = text.length - 3;
            if (offset <= DAY || text[offset] != '+' || text[offset + 1] != '0' || text[offset + 2] != '0') {
                return false;
            }
            text[offset] = 'Z';
            boolean copied = separated(text, offset + 1, out);
            text[offset] = '+';
            return copied;
        }
    },
    /** In other ways. */
    OTHER {
        @Override
        boolean copy(byte[] text, JsonWriter out) {
            return false;
        }
    };

    /** Characters of a date whose year has four digits. */
    private static final int DAY = 10;

    /** Writes the string in JSON; false, and nothing, for an unusual value. The text is afterwards as it was. */
    abstract boolean copy(byte[] text, JsonWriter out);

    private static boolean separated(byte[] text, int length, JsonWriter out) {
        if (text[DAY] != ' ' || !isDigit(text[0])) {
            return false;
        }
        text[DAY] = 'T';
        out.plain(text, length);
        text[DAY] = ' ';
        return true;
    }

    private static boolean isDigit(byte c) {
        return c >= '0' && c <= '9';
    }
}
