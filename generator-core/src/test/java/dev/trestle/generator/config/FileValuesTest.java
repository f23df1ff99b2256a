package dev.trestle.generator.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FileValuesTest {

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of("- type: insert", "1:1 [wrong-kind] A routes file has to be a mapping of keys such as"
                        + " 'package: com.example.api', but this is a list."),
                Arguments.of("hello", "1:1 [wrong-kind] A routes file has to be a mapping of keys such as"
                        + " 'package: com.example.api', but this is a string."),
                Arguments.of("package: a\nroutes: []",
                        "2:9 [invalid-value] 'routes' is an empty list; write at least one route."),
                Arguments.of("package: a\nroutes:",
                        "2:8 [wrong-kind] 'routes' has no value; it takes a list of routes."),
                Arguments.of("package: a\nroutes:\n  type: insert", "3:3 [wrong-kind] 'routes' takes a list of routes,"
                        + " but this is a mapping; begin each route with '- '."),
                Arguments.of("package: a\nroutes: all",
                        "2:9 [wrong-kind] 'routes' takes a list of routes, but this is a string."));
    }

    @ParameterizedTest
    @MethodSource("files")
    void ofTheWrongKind(String yaml, String line) {
        assertThat(Reading.of(yaml).lines()).containsExactly("routes.yaml:" + line);
    }

    @Test
    void allMistakesAreReportedAndGoodRoutesStay() {
        Reading reading = Reading.of("""
                package: com.example.class
                name: films
                prefix: api
                schema: 1
                unknown_fields: no
                routes:
                  - {type: insert, table: film, path: films}
                  - {type: query, query: q, path: /a}
                  - {type: delete, path: /b, match_columns: title}
                  - nothing
                  - {type: query, query: r, path: /c}
                """);

        assertThat(reading.lines()).containsExactly(
                "routes.yaml:1:10 [illegal-name] 'com.example.class' is not a legal name of a Java package;"
                        + " write 'com.example.class_'.",
                "routes.yaml:2:7 [illegal-name] 'films' is not a class name that begins with an upper-case letter,"
                        + " followed by letters, digits and '_'; write 'Films'.",
                "routes.yaml:3:9 [invalid-path] The prefix 'api' has to begin with '/'.",
                "routes.yaml:4:9 [wrong-kind] 'schema' takes a string, but this is a number; put it in quotes: '1'.",
                "routes.yaml:5:17 [invalid-value] 'unknown_fields' takes refuse or ignore, not 'no'.",
                "routes.yaml:7:39 [invalid-path] The path 'films' has to begin with '/'.",
                "routes.yaml:9:5 [missing-key] A delete route needs the key 'table': a string.",
                "routes.yaml:9:45 [wrong-kind] 'match_columns' takes a list of strings, but this is a string;"
                        + " write [title].",
                "routes.yaml:10:5 [wrong-kind] A route has to be a mapping of keys such as 'type: insert',"
                        + " but this is a string.");
        RoutesFile file = reading.result().orElseThrow();
        assertThat(file.packageName().value()).isEqualTo("com.example.class_");
        assertThat(file.name()).isEmpty();
        assertThat(file.prefix()).isEmpty();
        assertThat(file.schema().value()).isEqualTo("public");
        assertThat(file.routes()).extracting(route -> route.head().path().value()).containsExactly("/a", "/c");
    }
}
