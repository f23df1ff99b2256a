package dev.trestle.generator.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class KeysTest {

    private static final String ROUTE = "routes: [{type: query, query: q, path: /a}]\n";

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of(ROUTE, "1:1 [missing-key] A routes file needs the key 'package': a string."),
                Arguments.of("package: a", "1:1 [missing-key] A routes file needs the key 'routes': a list of routes."),
                Arguments.of("package: a\nprefx: /b\n" + ROUTE,
                        "2:1 [unknown-key] Unknown key 'prefx' (did you mean 'prefix'?)."),
                Arguments.of("package: a\nversion: 1\n" + ROUTE, "2:1 [unknown-key] Unknown key 'version';"
                        + " the top of the file has package, name, prefix, schema, unknown_fields, validate, types, media, jobs,"
                        + " targets, files, limits, computed, history, openapi, routes."),
                Arguments.of("package: a\nPUBLIC-URL: x\n" + ROUTE, "2:1 [unknown-key] Unknown key 'PUBLIC-URL':"
                        + " it belongs in the configuration of the service, 'trestle.public-url'."),
                Arguments.of("package: a\n\"a\\nb\": 1\n" + ROUTE, "2:1 [unknown-key] Unknown key 'a\\nb';"
                        + " the top of the file has package, name, prefix, schema, unknown_fields, validate, types, media, jobs,"
                        + " targets, files, limits, computed, history, openapi, routes."),
                Arguments.of("package: a\n<<: {name: B}\n" + ROUTE,
                        "2:1 [unknown-key] Unknown key '<<': YAML 1.2 has no merge keys; write the keys out."),
                Arguments.of("package: a\ntable: film\n" + ROUTE,
                        "2:1 [unknown-key] 'table' belongs to a route, not to the top of the file."),
                Arguments.of("package: a\npackage: b\n" + ROUTE,
                        "2:1 [duplicate-key] 'package' occurs twice; the first is at routes.yaml:1:1."),
                Arguments.of("package: a\n[b, c]: d\n" + ROUTE,
                        "2:1 [wrong-kind] A key has to be a string, but this is a list."),
                Arguments.of("package: a\n? {b: c}\n: d\n" + ROUTE,
                        "2:3 [wrong-kind] A key has to be a string, but this is a mapping."),
                Arguments.of("package: a\n? # none\n: d\n" + ROUTE,
                        "2:2 [wrong-kind] A key has to be a string, but this is nothing."));
    }

    @ParameterizedTest
    @MethodSource("files")
    void ofTheTop(String yaml, String line) {
        assertThat(Reading.of(yaml).lines()).containsExactly("routes.yaml:" + line);
    }

    static Stream<Arguments> routes() {
        return Stream.of(
                Arguments.of("path: /a\ntable: film",
                        "3:5 [missing-key] A route needs the key 'type': insert, update, delete, get, list, query, compute,"
                                + " gather, load, export_file or switch."),
                Arguments.of("type: insert\ntable: film",
                        "3:5 [missing-key] An insert route needs the key 'path': a string."),
                Arguments.of("type: delete\npath: /a",
                        "3:5 [missing-key] A delete route needs the key 'table': a string."),
                Arguments.of("type: query\npath: /a",
                        "3:5 [missing-key] A query route needs the key 'query': a string."),
                Arguments.of("type: query\npath: /a\nquery: q\ntable: film", "6:5 [unknown-key]"
                        + " A query route has no 'table'; insert, update, delete, get, list, compute and load routes have it."),
                Arguments.of("type: insert\npath: /a\ntable: film\none_row: true",
                        "6:5 [unknown-key] An insert route has no 'one_row'; query routes have it."),
                Arguments.of("type: update\npath: /a\ntable: film\nmatch_columns: [title]",
                        "6:5 [unknown-key] An update route has no 'match_columns'; delete routes have it."),
                Arguments.of("type: delete\npath: /a\ntable: film\noutputs: [title]",
                        "6:5 [unknown-key] A delete route has no 'outputs'; insert, update, get, list and compute routes have it."),
                Arguments.of("type: delete\npath: /a\ntable: film\nmatchColumns: [title]",
                        "6:5 [unknown-key] Unknown key 'matchColumns' (did you mean 'match_columns'?)."),
                Arguments.of("type: delete\npath: /a\ntable: film\nversion: 2", "6:5 [unknown-key]"
                        + " Unknown key 'version'; a delete route has type, path, name, unknown_fields, validate, method, table,"
                        + " background, jobs, match_columns."),
                Arguments.of("type: delete\npath: /a\ntable: film\nschema: b",
                        "6:5 [unknown-key] 'schema' belongs to the top of the file, not to a route."),
                Arguments.of("type: delete\npath: /a\ntable: film\nattempts: 2",
                        "6:5 [unknown-key] 'attempts' belongs in 'jobs' of a route with 'background: true'."),
                Arguments.of("type: query\npath: /a\nquery: q\nlimit: 10", "6:5 [unknown-key] Unknown key 'limit':"
                        + " write it in the SQL of a query file, with ':name' for a value of the request."),
                Arguments.of("type: insert\npath: /a\ntable: film\ntarget: lake",
                        "6:5 [unknown-key] 'target' belongs in 'export_sql'."),
                Arguments.of("type: insert\npath: /a\ntable: film\ncolumns: [a]",
                        "6:5 [unknown-key] 'columns' belongs in 'on_conflict'."),
                Arguments.of("type: query\npath: /a\nquery: q\nreturn_scalar: true", "6:5 [unknown-key] Unknown key"
                        + " 'return_scalar': a query of one column answers with objects of one field; 'one_row: true' returns a single object."),
                Arguments.of("type: delete\npath: /a\ntable: film\ntable: actor",
                        "6:5 [duplicate-key] 'table' occurs twice; the first is at routes.yaml:5:5."));
    }

    @ParameterizedTest
    @MethodSource("routes")
    void ofARoute(String keys, String line) {
        Reading reading = Reading.route(keys);
        assertThat(reading.lines()).containsExactly("routes.yaml:" + line);
        assertThat(reading.result().orElseThrow().routes()).isEmpty();
    }

    @Test
    void ofARouteWithoutTypeAreThoseOfAnyType() {
        assertThat(Reading.route("path: /a\nmatch_columns: [a]\none_row: true\noutput: [b]").lines()).containsExactly(
                "routes.yaml:3:5 [missing-key] A route needs the key 'type': insert, update, delete, get, list, query, compute,"
                        + " gather, load, export_file or switch.",
                "routes.yaml:6:5 [unknown-key] Unknown key 'output' (did you mean 'outputs'?).");
    }
}
