package dev.trestle.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.runtime.cells.TextGrammar;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

class TextGrammarTest {

    private static final String ODD = "[]\",\\n0123-{}:a\u0000\u0663\uD83D ";

    private static final JsonFactory JSON = new JsonFactory();

    private static boolean isArray(String text) {
        try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), text)) {
            boolean isArray = in.nextToken() == JsonToken.START_ARRAY;
            in.skipChildren();
            return isArray && in.nextToken() == null;
        } catch (JacksonException e) {
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[\"\"]", "[\"a\",null,\"\u00e9, ]\"]", "[0,10,987654321098765432]", "[null]", "[\"\uD83D\uDE00\"]"})
    void plainArrays(String text) {
        assertThat(TextGrammar.isPlainArray(text)).isTrue();
        assertThat(isArray(text)).isTrue();
    }

    /** Some of them are arrays that need a parser. */
    @ParameterizedTest
    @ValueSource(strings = {"", "[", "]", "[,]", "[\"]", "[\"a\"", "[\"a\"]]", "[\"a\"\"b\"]", "[\"a\",]", "[01]", "[1234567890123456789]",
        "[nul]", "[\"\\n\"]", "[\"a\nb\"]", "[ 1]", "[1.5]", "[-1]", "[[]]", "{}", "[\u0663]"})
    void others(String text) {
        assertThat(TextGrammar.isPlainArray(text)).isFalse();
    }

    /** What is seen without a parser is what a parser takes. */
    @Test
    void parsersAgree() {
        Random random = new Random(1);
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder("[\"ab\",12,null,\"\"]");
            for (int edits = random.nextInt(4); edits > 0; edits--) {
                int at = random.nextInt(text.length());
                if (random.nextBoolean()) {
                    text.setCharAt(at, ODD.charAt(random.nextInt(ODD.length())));
                } else {
                    text.deleteCharAt(at);
                }
            }
            if (TextGrammar.isPlainArray(text.toString())) {
                assertThat(isArray(text.toString())).as(text.toString()).isTrue();
            }
        }
    }
}
