package dev.trestle.generator.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.generator.query.SqlToken.Kind;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlLexerTest {

    @Test
    void findsParameters() {
        assertThat(parameters("where a=:a and b = :_b2+:C,(:d)")).containsExactly(":a", ":_b2", ":C", ":d");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "'a :x b'",
        "'it''s :x'",
        "'back\\' || ':x'",
        "E'a \\' :x'",
        "e'it''s \\' :x'",
        "E'a'\n 'b \\' :x'",
        "N'a :x'",
        "U&'d\\0061t :x'",
        "\"a :x\"",
        "U&\"a :x\"",
        "\"a\"\":x\"",
        "$$ :x ' $$",
        "$tag$ $$ :x $other$ $tag$",
        "$ä$ :x $ä$",
        "-- :x ' \n",
        "/* :x /* :x */ ' :x */",
        "a::text",
        "a ::text",
        "x := 1",
        "a[1: n]",
        "a[1:2]",
        "a[1:n]",
        "a[b[1] :n]",
        "a [ : ]",
        "'12:30'::time",
    })
    void leavesEverythingElseAlone(String sql) {
        assertThat(parameters(sql)).isEmpty();
        assertThat(parameters(sql + " :after")).as("and finds its end").containsExactly(":after");
    }

    @Test
    void tellsTheBoundsOfSlicesFromParameters() {
        assertThat(parameters("a[1:n], a[lo:hi], a[f(:x):n], a[b[2]:n], a[(1):n], a['1'::int:n], a[:lo:hi]"))
                .containsExactly(":x", ":lo");
        assertThat(parameters("a[:lo : :hi], a[1 : :hi], a[lo: :hi], a[:i], a[1 + :n], a[f(1, :n)], a[case when :b then 1 end]"))
                .containsExactly(":lo", ":hi", ":hi", ":hi", ":i", ":n", ":n", ":b");
        assertThat(parameters("array[:a, :b, [:c, :d]], (select:e)")).containsExactly(":a", ":b", ":c", ":d", ":e");
        assertThat(parameters(":x::text")).containsExactly(":x");
        assertThat(parameters("1::text = :x")).containsExactly(":x");
    }

    @Test
    void tellsDollarQuotesFromNamesAndPositions() {
        assertThat(kinds("a$1$b")).isEqualTo("WORD");
        assertThat(kinds("a$$b")).isEqualTo("WORD");
        assertThat(kinds("$1+$23")).isEqualTo("POSITION SYMBOL POSITION");
        assertThat(kinds("$a")).isEqualTo("SYMBOL WORD");
        assertThat(kinds("$a$ x $a$;")).isEqualTo("QUOTED SEMICOLON");
    }

    @Test
    void noticesWhatNeverEnds() {
        assertThat(kinds("'a")).isEqualTo("UNTERMINATED");
        assertThat(kinds("E'a\\'")).isEqualTo("UNTERMINATED");
        assertThat(kinds("\"a")).isEqualTo("UNTERMINATED");
        assertThat(kinds("$$ a $")).isEqualTo("UNTERMINATED");
        assertThat(kinds("/* /* */")).isEqualTo("UNTERMINATED");
        assertThat(kinds("E'a\\")).isEqualTo("UNTERMINATED");
    }

    @Test
    void leavesNoGaps() {
        String sql = "select *,a.b::int from\t\"T\" -- c\r\n where a=:x and b ? 'k' /* d */;\u00e9 \ud83d\ude00";
        String joined = SqlLexer.tokens(sql, 0).stream()
                .map(token -> sql.substring(token.start(), token.end()))
                .collect(Collectors.joining());
        assertThat(joined).isEqualTo(sql);
    }

    private static List<String> parameters(String sql) {
        return SqlLexer.tokens(sql, 0).stream()
                .filter(token -> token.kind() == Kind.PARAMETER)
                .map(token -> sql.substring(token.start(), token.end()))
                .toList();
    }

    private static String kinds(String sql) {
        return SqlLexer.tokens(sql, 0).stream()
                .map(token -> token.kind().name())
                .collect(Collectors.joining(" "));
    }
}
