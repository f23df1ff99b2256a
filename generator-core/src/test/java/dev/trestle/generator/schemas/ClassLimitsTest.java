package dev.trestle.generator.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.generator.GenerationRequest;
import dev.trestle.generator.GenerationResult;
import dev.trestle.generator.Generator;
import dev.trestle.generator.cases.Compilation;
import dev.trestle.generator.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What would break a limit of class files (JVMS 4.1, 4.4.7, 4.7.3) is split, or is a diagnostic; javac has nothing to say. */
class ClassLimitsTest {

    @TempDir
    private Path folder;

    @Test
    void anEnumOfAsManyLabelsAsAClassTakes() throws Exception {
        GenerationResult result = generate(enumeration("most", 3_000) + "CREATE TABLE t (id int PRIMARY KEY, label most);", """
                  - {type: insert, table: t, path: /t}
                """);
        assertCompiles(result);
    }

    @Test
    void anEnumOfMore() throws Exception {
        String schema = enumeration("many", 3_500) + """
                CREATE TYPE pair AS (label many, n int);
                CREATE TABLE t (id int PRIMARY KEY, label many, labels many[], pair pair);
                """;
        assertThat(lines(generate(schema, "  - {type: insert, table: t, path: /t, outputs: [id]}\n"))).hasSize(3).allMatch(line ->
                line.contains("[unsupported-type]")
                        && line.contains(", an enum of 3500 labels, but a Java enum can have at most 3000; ")
                        && line.endsWith("types: {public.many: text}"));
        assertCompiles(generate(schema, "types: {public.many: text}\n", "  - {type: insert, table: t, path: /t}\n"));
    }

    @Test
    void aTableOfManyColumns() throws Exception {
        String columns = IntStream.range(0, System.getProperty("trestle.compile") == null ? 400 : 1_599)
                .mapToObj(i -> "\"%s%04d\" %s".formatted("Ö".repeat(20), i, i % 3 == 0 ? "int2 NOT NULL" : i % 3 == 1 ? "text" : "date"))
                .collect(Collectors.joining(", ", ", ", ""));
        Files.createDirectories(folder.resolve("queries"));
        Files.writeString(folder.resolve("queries/all.sql"), "SELECT * FROM t");
        assertCompiles(generate("CREATE TABLE t (id int PRIMARY KEY" + columns + ");", """
                  - {type: insert, table: t, path: /t}
                  - {type: insert, name: Many, table: t, path: /many, rows: many}
                  - {type: update, table: t, path: /t/update}
                  - {type: update, name: Put, table: t, path: /t/put, method: put}
                  - {type: insert, name: Upsert, table: t, path: /upsert, on_conflict: {columns: [id], do: update}}
                  - {type: delete, table: t, path: /t/delete, match_columns: [id]}
                  - {type: query, query: all, path: /all}
                """));
    }

    @Test
    void aStatementLongerThanAConstant() throws Exception {
        Files.createDirectories(folder.resolve("queries"));
        Files.writeString(folder.resolve("queries/lengthy.sql"),
                "SELECT id FROM t WHERE '" + "\uD83D\uDE00".repeat(15_000) + "' <> :text AND '" + "é".repeat(40_000) + "' <> :text");
        assertCompiles(generate("CREATE TABLE t (id int PRIMARY KEY);", "  - {type: query, query: lengthy, path: /a}\n"));
    }

    @Test
    void namesLongerThanAFileSystemTakes() throws Exception {
        assertThat(lines(generate("CREATE TABLE t (id int PRIMARY KEY);", """
                  - {type: insert, table: t, path: /a, name: A%1$s}
                  - {type: insert, name: B, table: t, path: /b, response: {C%1$s: {d%1$s: text}}}
                  - {type: insert, name: E, table: t, path: "/%2$s"}
                """.formatted("x".repeat(900), "y".repeat(70_000))))).satisfiesExactlyInAnyOrder(
                        line -> assertThat(line).contains("[illegal-name] A route's class would be called", " 901 bytes"),
                        line -> assertThat(line).contains("[illegal-name] A response's class would be called", " 901 bytes"),
                        line -> assertThat(line).contains("[illegal-name] A response's field would be called", " 901 bytes"),
                        line -> assertThat(line).contains("[invalid-path]", " has 70001 characters, but at most 2000 are allowed"));
    }

    private static String enumeration(String name, int labels) {
        return IntStream.range(0, labels)
                .mapToObj(i -> "'%s%05d'".formatted("\u00fc-".repeat(15), i))
                .collect(Collectors.joining(", ", "CREATE TYPE " + name + " AS ENUM (", ");\n"));
    }

    private GenerationResult generate(String schema, String routes) throws Exception {
        return generate(schema, "", routes);
    }

    private GenerationResult generate(String schema, String head, String routes) throws Exception {
        Files.writeString(folder.resolve("routes.yaml"), "package: limits.test\n" + head + "routes:\n" + routes);
        return new Generator().generate(new GenerationRequest(
                folder, folder.resolve("routes.yaml"), folder.resolve("queries"), TestDatabase.source(schema)));
    }

    private static List<String> lines(GenerationResult result) {
        return result.diagnostics().stream().map(Object::toString).toList();
    }

    private static void assertCompiles(GenerationResult result) {
        assertThat(lines(result)).isEmpty();
        assertThat(Compilation.complaints(((GenerationResult.Generated) result).files())).isEmpty();
    }
}
