package dev.trestle.generator.config;

import static dev.trestle.generator.config.GoodFileTest.at;
import static dev.trestle.generator.config.GoodFileTest.place;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.generator.route.HttpMethod;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What YAML allows, and a routes file therefore too. */
class GoodYamlTest {

    @Test
    void anInsertMayTakeNoInputs() {
        assertThat(Reading.route("{type: insert, table: film, path: /a, inputs: []}").onlyRoute())
                .isInstanceOfSatisfying(InsertSpec.class, insert -> assertThat(insert.inputs()).contains(List.of()));
    }

    @Test
    void anchorsAndAliasesStandForTheirValues() {
        RoutesFile file = Reading.of("""
                package: films
                routes:
                  - {type: insert, table: &film film, path: /a, outputs: &all [film_id, title]}
                  - {type: update, table: *film, path: /b, outputs: *all}
                """).file();

        UpdateSpec update = (UpdateSpec) file.routes().get(1);
        assertThat(update.table()).isEqualTo(at(3, 27, "film"));
        assertThat(update.outputs()).contains(List.of(at(3, 64, "film_id"), at(3, 73, "title")));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "on", "yes", "no", "y", "2026-11-01", "1_000", "0b1", "12:30", "=", "\"1\"", "!!str 1"
    })
    void whatOnlyOlderYamlTakesForSomethingElseIsAText(String text) {
        assertThat(Reading.route("{type: query, query: q, path: /a, inputs: [" + text + "]}").onlyRoute())
                .isInstanceOfSatisfying(QuerySpec.class, query -> assertThat(query.inputs().orElseThrow())
                        .extracting(Located::value)
                        .containsExactly(text.replace("\"", "").replace("!!str ", "")));
    }

    @Test
    void nothingIsTakenFromTheEnvironment() {
        assertThat(Reading.route("type: query\nquery: ${HOME}\npath: /a").onlyRoute())
                .isInstanceOfSatisfying(QuerySpec.class,
                        query -> assertThat(query.query()).isEqualTo(at(4, 12, "${HOME}")));
    }

    @ParameterizedTest
    @CsvSource({"get, GET", "GET, GET", "post, POST", "POST, POST", "put, PUT", "patch, PATCH", "DELETE, DELETE"})
    void methodsMayBeInUpperCase(String written, HttpMethod method) {
        assertThat(Reading.route("{type: query, query: q, path: /a, method: " + written + "}").onlyRoute())
                .isInstanceOfSatisfying(QuerySpec.class,
                        query -> assertThat(query.head().method().value()).isEqualTo(method));
    }

    @ParameterizedTest
    @CsvSource({"true, true", "True, true", "TRUE, true", "false, false", "False, false", "!!bool true, true"})
    void booleansHaveThreeSpellings(String written, boolean value) {
        assertThat(Reading.route("{type: query, query: q, path: /a, one_row: " + written + "}").onlyRoute())
                .isInstanceOfSatisfying(QuerySpec.class, query -> assertThat(query.oneRow()).isEqualTo(value));
    }

    @Test
    void linesMayEndWithCarriageReturns() {
        RouteSpec route = Reading.of("package: a\r\nroutes:\r\n  - type: query\r\n    query: q\r\n    path: /a\r\n")
                .onlyRoute();
        assertThat(route.head().path()).isEqualTo(at(5, 11, "/a"));
    }

    @Test
    void aByteOrderMarkIsNoCharacter() {
        assertThat(Reading.of("\ufeffpackage: a\nroutes: [{type: query, query: q, path: /a}]").file().packageName())
                .isEqualTo(at(1, 10, "a"));
    }

    @Test
    void columnsCountCodePoints() {
        RouteSpec route = Reading.route("{query: 🎬🎬, type: query, path: /a}").onlyRoute();
        assertThat(route.head().location()).isEqualTo(place(3, 5));
        assertThat(route.head().path().location()).isEqualTo(place(3, 36));
    }

    @Test
    void aDocumentMayHaveMarkers() {
        assertThat(Reading.of("%YAML 1.2\n---\npackage: a\nroutes: [{type: query, query: q, path: /a}]\n...\n# end\n")
                .file().packageName()).isEqualTo(at(3, 10, "a"));
    }
}
