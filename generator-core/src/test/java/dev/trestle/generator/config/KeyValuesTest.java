package dev.trestle.generator.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class KeyValuesTest {

    static Stream<Arguments> ofAnInsert() {
        return Stream.of(
                of("table:", "6:11 [wrong-kind] 'table' has no value; it takes a string."),
                of("table: ~", "6:12 [wrong-kind] 'table' takes a string, but this is nothing; put it in quotes: '~'."),
                of("table: 1", "6:12 [wrong-kind] 'table' takes a string, but this is a number; put it in quotes: '1'."),
                of("table: true",
                        "6:12 [wrong-kind] 'table' takes a string, but this is a boolean; put it in quotes: 'true'."),
                of("table: [film]", "6:12 [wrong-kind] 'table' takes a string, but this is a list."),
                of("table: {film: 1}", "6:12 [wrong-kind] 'table' takes a string, but this is a mapping."),
                of("table: !table film", "6:12 [wrong-kind] 'table' takes a string,"
                        + " but this is a value with a YAML tag, which has no meaning here."),
                of("table: ''", "6:12 [invalid-value] 'table' must not be an empty string."),
                of("table: film\ninputs: title, rating",
                        "7:13 [wrong-kind] 'inputs' takes a list of strings, but this is a string; write [title, rating]."),
                of("table: film\ninputs: {title: 1}",
                        "7:13 [wrong-kind] 'inputs' takes a list of strings, but this is a mapping."),
                of("table: film\noutputs: '*'",
                        "7:14 [invalid-value] 'outputs' takes names, not '*'; leave the key out for every column."),
                of("table: film\ninputs: ['*']", "7:14 [invalid-value] 'inputs' takes names, not '*'; leave the key out for"
                        + " every column that can be written, or every parameter of the query or of the parts."),
                of("table: film\ninputs: [title, '*']", "7:21 [invalid-value] 'inputs' takes names, not '*'; leave the key out for"
                        + " every column that can be written, or every parameter of the query or of the parts."),
                of("table: film\ninputs:", "7:12 [wrong-kind] 'inputs' has no value; it takes a list of strings."),
                of("table: film\ninputs: [a, 1]", "7:17 [wrong-kind]"
                        + " An entry of 'inputs' takes a string, but this is a number; put it in quotes: '1'."),
                of("table: film\ninputs: [[a]]",
                        "7:14 [wrong-kind] An entry of 'inputs' takes a string, but this is a list."),
                of("table: film\ninputs:\n  - a\n  -",
                        "9:8 [wrong-kind] An entry of 'inputs' has no value; it takes a string."),
                of("table: film\ninputs: ['']", "7:14 [invalid-value] An entry of 'inputs' must not be an empty string."),
                of("table: film\noutputs: []", "7:14 [invalid-value] An empty list of outputs leaves nothing to answer;"
                        + " name a column, or leave 'outputs' out for all."),
                of("table: film\nunknown_fields: keep",
                        "7:21 [invalid-value] 'unknown_fields' takes refuse or ignore, not 'keep'."),
                of("table: film\nvalidate: shape",
                        "7:15 [invalid-value] 'validate' takes strict, shape_only or off, not 'shape'."),
                of("table: film\nmethod: head",
                        "7:13 [invalid-value] 'method' takes get, post, put, patch or delete, not 'head'."),
                of("table: film\nmethod: patch", "7:13 [invalid-value] An insert route takes post, not patch."),
                of("table: film\nmethod: put", "7:13 [invalid-value] An insert route adds a row with every request,"
                        + " but PUT has to be idempotent (RFC 9110, section 9.2.2);"
                        + " leave 'method' out or write post, or update the existing row:"
                        + " on_conflict: {columns: [...], do: update}."),
                of("table: film\nmethod: Post",
                        "7:13 [invalid-value] 'method' takes get, post, put, patch or delete, not 'Post' (did you mean 'POST'?)."),
                of("table: film\nmethod: get", "7:13 [invalid-value]"
                        + " An insert route changes data, which GET must not do; leave 'method' out or write post."),
                of("table: film\nmax_rows: -1",
                        "7:15 [invalid-value] 'max_rows' takes a whole number from 1 to 65535, not '-1'."),
                of("table: film\nmax_rows: 1.5",
                        "7:15 [invalid-value] 'max_rows' takes a whole number from 1 to 65535, not '1.5'."),
                of("table: film\nmax_rows: '7'", "7:15 [wrong-kind]"
                        + " 'max_rows' takes a whole number from 1 to 65535, but this is a string."),
                of("table: film\nmax_rows: 99999999999999999999",
                        "7:15 [invalid-value] 'max_rows' takes a whole number from 1 to 65535,"
                                + " not '99999999999999999999'."),
                of("table: film\non_conflict: [title]", "7:18 [wrong-kind]"
                        + " 'on_conflict' takes a mapping of columns and do, but this is a list."),
                of("table: film\nname: 1",
                        "7:11 [wrong-kind] 'name' takes a string, but this is a number; put it in quotes: '1'."));
    }

    @ParameterizedTest
    @MethodSource("ofAnInsert")
    void ofAnInsertRoute(String keys, String line) {
        assertOnly("type: insert\npath: /a\n# from line 6\n" + keys, line);
    }

    static Stream<Arguments> ofOthers() {
        return Stream.of(
                of("type: update\npath: /a\ntable: film\ninputs: []", "6:13 [no-input] An update route without inputs"
                        + " sets nothing; name a column, or leave 'inputs' out for every column."),
                of("type: delete\npath: /a\ntable: film\nmatch_columns: []", "6:20 [no-input] A delete route without"
                        + " match columns would delete every row;"
                        + " name a column, or leave 'match_columns' out for the primary key."),
                of("type: delete\npath: /a\ntable: film\nmethod: GET", "6:13 [invalid-value] A delete route changes"
                        + " data, which GET must not do; leave 'method' out or write post or delete."),
                of("type: delete\npath: /a\ntable: film\nmethod: put",
                        "6:13 [invalid-value] A delete route takes post or delete, not put."),
                of("type: update\npath: /a\ntable: film\nmethod: delete",
                        "6:13 [invalid-value] An update route takes post, put or patch, not delete."),
                of("type: query\npath: /a\nquery: q\none_row: yes",
                        "6:14 [wrong-kind] 'one_row' takes true or false, but this is a string: 'yes'."),
                of("type: query\npath: /a\nquery: q\none_row: 1",
                        "6:14 [wrong-kind] 'one_row' takes true or false, but this is a number."),
                of("type: query\npath: /a\nquery: q\none_row: !!bool maybe", "6:14 [wrong-kind] 'one_row' takes"
                        + " true or false, but this is a value with a YAML tag, which has no meaning here."),
                of("type: upsert\npath: /a",
                        "3:11 [invalid-value] 'type' takes insert, update, delete, get, list, query, compute, gather, load, export_file or switch, not 'upsert'"
                                + " (did you mean 'insert'?)."),
                of("type: Insert\npath: /a\ntable: film", "3:11 [invalid-value]"
                        + " 'type' takes insert, update, delete, get, list, query, compute,"
                                + " gather, load, export_file or switch, not 'Insert' (did you mean 'insert'?)."),
                of("type: 1\npath: /a", "3:11 [wrong-kind] 'type' takes insert, update, delete, get, list, query, compute, gather, load, export_file or switch,"
                        + " but this is a number."),
                of("just a text", "3:5 [wrong-kind]"
                        + " A route has to be a mapping of keys such as 'type: insert', but this is a string."),
                of("[type, insert]", "3:5 [wrong-kind]"
                        + " A route has to be a mapping of keys such as 'type: insert', but this is a list."));
    }

    private static Arguments of(String keys, String line) {
        return Arguments.of(keys, line);
    }

    @ParameterizedTest
    @MethodSource("ofOthers")
    void ofOtherRoutes(String keys, String line) {
        assertOnly(keys, line);
    }

    private static void assertOnly(String keys, String line) {
        Reading reading = Reading.route(keys);
        assertThat(reading.lines()).containsExactly("routes.yaml:" + line);
        assertThat(reading.result().orElseThrow().routes()).isEmpty();
    }
}
