package dev.trestle.generator.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.generator.GenerationRequest;
import dev.trestle.generator.GenerationResult;
import dev.trestle.generator.Generator;
import dev.trestle.generator.testing.TestDatabase;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rows of more columns than a record can have components (JVMS 4.3.3): a class stands in for the record. That it is compiled
 * and loaded shows that no method is too large for a class file.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WideRowsTest {

    /** Each takes two of the 254 places that a constructor has. */
    private static final int COLUMNS = 131;

    private static final String SCHEMA =
            "CREATE TABLE wide (c0 bigint PRIMARY KEY, " + columns(1, i -> "c%d bigint NOT NULL".formatted(i)) + ")";

    private static final String ROUTES = """
              - {type: insert, table: wide, path: /wide}
              - {type: update, table: wide, path: /wide/update, outputs: [c0]}
              - {type: query, query: wide, path: /wide/find, one_row: true}
              - {type: gather, name: Board, path: /wide/board, parts: {one: {query: wide, one_row: true}, all: {query: wide}}}
            """;

    private Path project;
    private Rows rows;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        project = folder;
        Path queries = Files.createDirectories(project.resolve("queries"));
        Files.writeString(queries.resolve("wide.sql"), "SELECT * FROM wide WHERE c0 = :c0");
        rows = Rows.start(project, SCHEMA, ROUTES);
    }

    @AfterAll
    void stop() throws Exception {
        rows.service().close();
    }

    private static String columns(int first, IntFunction<String> column) {
        return IntStream.range(first, COLUMNS).mapToObj(column).collect(Collectors.joining(", "));
    }

    private static List<String> names() {
        return IntStream.range(0, COLUMNS).mapToObj(i -> "c" + i).toList();
    }

    /** The class {@code Request} or {@code Response} of a route such as {@code insertWide}. */
    private Class<?> nested(String route, String name) throws ReflectiveOperationException {
        Class<?>[] nested = rows.service().api().getClass().getField(route).getType().getDeclaredClasses();
        assertThat(nested).extracting(Class::getSimpleName).containsExactlyInAnyOrder("Request", "Response");
        return Stream.of(nested).filter(type -> type.getSimpleName().equals(name)).findFirst().orElseThrow();
    }

    private static List<String> publicMethods(Class<?> type, int parameters, Class<?> returned) {
        return Stream.of(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers()))
                .filter(method -> method.getParameterCount() == parameters && method.getReturnType().equals(returned))
                .map(Method::getName)
                .toList();
    }

    @Test
    void aRequestIsAClassWithASetterForEachInput() throws ReflectiveOperationException {
        Class<?> request = nested("insertWide", "Request");

        assertThat(request.isRecord()).isFalse();
        assertThat(request.getConstructor().getParameterCount()).isZero();
        assertThat(request.getDeclaredFields()).hasSize(COLUMNS);
        assertThat(publicMethods(request, 0, long.class)).containsExactlyInAnyOrderElementsOf(names());
        assertThat(publicMethods(request, 1, request)).containsExactlyInAnyOrderElementsOf(names());
    }

    @Test
    void aResponseIsAClassThatIsOnlyRead() throws ReflectiveOperationException {
        for (String route : List.of("insertWide", "wide")) {
            Class<?> response = nested(route, "Response");

            assertThat(response.isRecord()).isFalse();
            assertThat(response.getConstructors()).isEmpty();
            assertThat(response.getDeclaredFields()).hasSize(COLUMNS);
            assertThat(publicMethods(response, 0, long.class)).containsExactlyInAnyOrderElementsOf(names());
            assertThat(publicMethods(response, 1, response)).isEmpty();
        }
    }

    @Test
    void inputsThatMayBeLeftOutFitIntoARecord() throws ReflectiveOperationException {
        Class<?> request = nested("updateWide", "Request");

        assertThat(request.isRecord()).isTrue();
        assertThat(request.getRecordComponents()).extracting("name").containsExactlyElementsOf(names());
        assertThat(nested("updateWide", "Response").isRecord()).isTrue();
        assertThat(nested("wide", "Request").isRecord()).isTrue();
    }

    @Test
    void aRowComesBackAsItWas() throws Exception {
        String row = "{" + columns(0, i -> "'c%d':%d".formatted(i, 1000 + i)).replace(", ", ",") + "}";

        String updated = row.replace("'c1':1001", "'c1':-1").replace("'c130':1130", "'c130':-130");

        assertThat(rows.post("/wide", row)).isEqualTo("201 " + row);
        assertThat(rows.post("/wide/update", "{'c0':1000,'c1':-1,'c130':-130}")).isEqualTo("200 {'c0':1000}");
        assertThat(rows.post("/wide/find", "{'c0':1000}"))
                .isEqualTo("200 " + updated);
        assertThat(rows.post("/wide/board", "{'c0':1000}")).isEqualTo("200 {'one':" + updated + ",'all':[" + updated + "]}");
    }

    @Test
    void eachInputIsRequired() throws Exception {
        assertThat(rows.refusal("/wide", "{" + columns(0, i -> i == 77 ? "'no':1" : "'c%d':1".formatted(i)) + "}"))
                .isEqualTo("422 /no:unknown_field /c77:required");
    }

    @Test
    void noLineIsLongerThanAReaderHas() throws Exception {
        Path file = Files.writeString(project.resolve("lines.yaml"), "package: com.example\nroutes:\n" + ROUTES);
        GenerationResult result = new Generator().generate(new GenerationRequest(
                project, file, project.resolve("queries"), TestDatabase.source(SCHEMA)));

        assertThat(((GenerationResult.Generated) result).files()).isNotEmpty()
                .flatExtracting(source -> source.text().lines().toList())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120));
    }
}
