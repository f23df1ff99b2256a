package dev.trestle.formats.arrow;

import tools.jackson.core.io.JsonStringEncoder;

/** Texts as strings of JSON. */
final class JsonString {

    private JsonString() {}

    static String of(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsCharArray(text)) + '"';
    }
}
