package dev.trestle.generator.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that attack the reader end with a diagnostic, never with an exception. */
class HostileInputTest {

    @Test
    void aliasBombsEnd() {
        String bomb = "a0: &a0 [x]\n" + IntStream.range(1, 40)
                .mapToObj(i -> "a" + i + ": &a" + i + " [" + ("*a" + (i - 1) + ",").repeat(9) + "]\n")
                .collect(Collectors.joining());
        assertThat(Reading.of(bomb).lines()).containsExactly(
                "routes.yaml:13:22 [unreadable-yaml] The aliases ('*name') are too many for a routes file.");
    }

    static Stream<String> deep() {
        return Stream.of("[", "{a: ", "- ", "? ", "&a [", "!!seq [", "[{a: ").map(opening -> opening.repeat(100_000));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource
    void deep(String yaml) {
        assertThat(Reading.of(yaml).lines()).singleElement().asString()
                .matches("routes\\.yaml:1:\\d+ \\[unreadable-yaml] Lists and mappings are nested too deep here .*");
    }

    @Test
    void aliasesOfThemselvesEnd() {
        assertThat(Reading.of("package: a\nroutes: &r\n  - *r\n  - &m {type: *m}\n").lines()).containsExactly(
                "routes.yaml:2:9 [wrong-kind] A route has to be a mapping of keys such as 'type: insert', but this is a list.",
                "routes.yaml:4:5 [missing-key] A route needs the key 'path': a string.",
                "routes.yaml:4:5 [wrong-kind] 'type' takes insert, update, delete, get, list, query, compute, gather, load,"
                        + " export_file or switch, but this is a mapping.");
    }

    @Test
    void longTextsAreCutInMessages() {
        assertThat(Reading.route("type: query\nquery: q\npath: /a\n? " + "x".repeat(500_000) + "\n: 1").lines())
                .singleElement().asString().hasSizeLessThan(400);
    }

    @Test
    void anyDamageIsReportedOrHarmless() {
        Random random = new Random(20261101);
        String good = """
                package: com.example.films.api
                name: "Films"
                routes:
                  - &a {type: insert, table: film, path: /films, inputs: [title, 'x'], outputs: [y]}
                  - type: query   # search
                    query: search_films
                    path: "/films/\\x41"
                    one_row: !!bool true
                  - *a
                """;
        String alphabet = "\n\t :-?[]{},#&*!|>'\"%@`~<.0aé\u0000\u0085\ufeff\ud83c🎬\r\\";
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder(good);
            for (int change = random.nextInt(4); change >= 0; change--) {
                int place = random.nextInt(text.length());
                int end = Math.min(text.length(), place + random.nextInt(3));
                text.replace(place, end, Character.toString(alphabet.charAt(random.nextInt(alphabet.length()))));
            }
            String yaml = text.toString();
            Reading reading = Reading.of(yaml);
            assertThat(reading.result().isPresent() || !reading.lines().isEmpty()).as(yaml).isTrue();
            assertThat(reading.lines()).as(yaml)
                    .allMatch(line -> line.matches("routes\\.yaml:\\d+:\\d+ \\[[a-z-]+] [^\n]+"));
        }
    }
}
