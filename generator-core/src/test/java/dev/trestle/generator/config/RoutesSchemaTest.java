package dev.trestle.generator.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema that editors use says of a file what the reader says, as far as a schema can. */
class RoutesSchemaTest {

    private static final boolean UPDATE = System.getProperty("update") != null;

    private static final Path CASES = Path.of("src/test/cases");

    @ParameterizedTest
    @ValueSource(strings = {
        "src/main/resources/dev/trestle/generator/routes.schema.json", "../docs/reference/routes.schema.json"
    })
    void isShippedAsTheKeysAre(String file) throws IOException {
        Path shipped = Path.of(file);
        if (UPDATE) {
            Files.writeString(shipped, RoutesSchema.text());
        }
        assertThat(shipped).as("run the tests of generator-core with -Dupdate").content().isEqualTo(RoutesSchema.text());
    }

    @Test
    void isASchema() {
        List<?> complaints = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()))
                .validate(RoutesSchema.text(), InputFormat.JSON);

        assertThat(complaints).isEmpty();
    }

    static Stream<Path> cases() throws IOException {
        try (Stream<Path> files = Files.walk(CASES)) {
            return files.filter(file -> file.endsWith("routes.yaml")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agreesWithTheReaderOnEveryCase(Path file) throws IOException {
        Reading reading = Reading.of(Files.readString(file));

        // Reading compares the two; what only the database can tell is no matter of either.
        assertThat(reading.schema().isEmpty()).isEqualTo(reading.lines().toString().contains("[unreadable-yaml]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{type: upsert, path: /a, table: film}", "{type: query, path: /a, query: q, method: head}",
        "{type: insert, path: /a, table: film, method: patch}", "{type: delete, path: /a, table: film, method: get}",
        "{type: query, path: /a, query: q, unknown_fields: keep}", "{type: insert, path: /a, table: ''}",
    })
    void seesAChoiceThatIsNone(String route) {
        Reading reading = Reading.route(route);

        assertThat(reading.lines()).isNotEmpty();
        assertThat(reading.schema()).hasValueSatisfying(verdict -> assertThat(verdict.complaints()).isNotEmpty());
    }
}
