package dev.trestle.generator.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SyntaxTest {

    static Stream<Arguments> texts() {
        return Stream.of(
                of("", "1:1", "The routes file is empty; it needs 'package' and 'routes'."),
                of("# later\n", "1:1", "The routes file is empty; it needs 'package' and 'routes'."),
                of("---\n", "2:1", "The routes file is empty; it needs 'package' and 'routes'."),
                of("~", "1:1", "The routes file is empty; it needs 'package' and 'routes'."),
                of("package: a\n---\npackage: b", "2:1",
                        "A second YAML document begins here; a routes file is one document."),
                of("package: a\n...\nb", "3:1", "The document has ended before this; check brackets and indentation."),
                of("{package: a}}", "1:13", "The document has ended before this; check brackets and indentation."),
                of("routes:\n\t- type: insert", "2:1", "The indentation contains a tab; YAML allows only spaces."),
                of("package: a\nroutes\nname: b", "2:1", "A key without its colon: write 'key: value'."),
                of("package: a: b", "1:11",
                        "A colon cannot stand here: check the indentation, or put the value in quotes."),
                of("package: a\n  routes: b", "2:9",
                        "A colon cannot stand here: check the indentation, or put the value in quotes."),
                of("routes: - type: insert", "1:9",
                        "A list entry cannot stand here: begin a new line, below the key of the list."),
                of("routes:\n  - type: a\n    path: b\n   name: c", "4:4", "This does not belong to the block"
                        + " that begins in line 2: the entries of a block begin in the same column."),
                of("routes: [a, b\nname: c", "2:5",
                        "The list that begins in line 1 lacks a comma here or its closing ']'."),
                of("routes: {a: b\nname: c", "2:5",
                        "The mapping that begins in line 1 lacks a comma here or its closing '}'."),
                of("routes: [{path: /o/{owner_id}, type: x}]", "1:20",
                        "Within { } and [ ] a value that contains brackets has to be in quotes: '/o/{owner_id}'."),
                of("routes: [{type: x, path: /o/{owner_id}}]", "1:29",
                        "Within { } and [ ] a value that contains brackets has to be in quotes: '/o/{owner_id}'."),
                of("routes: [{type: x, path: /o/{a}/b/{c}}]", "1:29",
                        "Within { } and [ ] a value that contains brackets has to be in quotes: '/o/{a}/b/{c}'."),
                of("routes: [{type: x, path: /o/[a]}]", "1:29",
                        "Within { } and [ ] a value that contains brackets has to be in quotes: '/o/[a]'."),
                of("r: [{a: x, f: {b: text[], c: text}}]", "1:23",
                        "Within { } and [ ] a value that contains brackets has to be in quotes: 'text[]'."),
                of("outputs: *", "1:10", "'*' alone is not a value; leave the key out to include everything, or put '*' in quotes."),
                of("outputs: [*]", "1:11", "'*' alone is not a value; leave the key out to include everything, or put '*' in quotes."),
                of("name: \"a\nb: c", "1:7", "The quote that opens here is not closed."),
                of("name: \"a\\qb\"", "1:10",
                        "Double quotes have no such escape; write the backslash twice, or use single quotes."),
                of("name: *films", "1:7", "No anchor '&films' is defined before this alias."),
                of("name: @films", "1:7", "No value can begin with this character; put the value in quotes."),
                of("name: `films`", "1:7", "No value can begin with this character; put the value in quotes."),
                of("name: !x!y b", "1:7", "This is not YAML: found undefined tag handle !x!."),
                of("name: !!\n  a", "1:9", "This is not YAML: expected URI, but found (10)."),
                of("%YAML 2.0\n---\nname: a", "2:1",
                        "The file declares another version of YAML than 1.2; remove the '%YAML' line."),
                of("a: b\r\nname: \u0001", "2:7", "YAML does not allow the character U+0001; remove it."));
    }

    private static Arguments of(String yaml, String place, String message) {
        return Arguments.of(yaml, "routes.yaml:" + place + " [unreadable-yaml] " + message);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void isExplainedWhereItIsWrong(String yaml, String line) {
        Reading reading = Reading.of(yaml);
        assertThat(reading.lines()).containsExactly(line);
        assertThat(reading.result()).isEmpty();
    }
}
