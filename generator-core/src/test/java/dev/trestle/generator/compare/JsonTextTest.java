package dev.trestle.generator.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":[1,-2.50e+3,true,null],\"b\":{\"c\":\"x\\\"y\\\\\"}}", "[]", "{}", "\"\"", "0", "\"ü😀\""})
    void isReadAndWrittenAlike(String json) throws Unusable {
        assertThat(JsonText.read(json).json()).isEqualTo(json);
    }

    @Test
    void escapesAndSpace() throws Unusable {
        assertThat(JsonText.read(" [ \"\\u00e4\\ud83d\\ude00\\n\\/\" , 1 ] \n").json()).isEqualTo("[\"ä😀\\u000a/\",1]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{\"a\": 1,}|column 9 should have a name in quotes", "[1 2]|column 4 should have ']'", "{a: 1}|column 2 should have a name in quotes",
        "[01]|column 3 should have ']'", "\"x|column 3 should have '\"'", "\"\\x\"|column 3 should have an escape such as \\n",
        "1 1|column 3 should have the end", "[NaN]|column 2 should have a value", "{\"a\":1,\"a\":2}|the name 'a' occurs twice"})
    void saysWhatIsWrong(String json, String message) {
        assertThatThrownBy(() -> JsonText.read(json)).isInstanceOf(Unusable.class).hasMessage(message);
        assertThatThrownBy(() -> JsonText.read("[".repeat(100_000))).hasMessageEndingWith("less nesting");
    }
}
