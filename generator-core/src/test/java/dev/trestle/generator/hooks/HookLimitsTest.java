package dev.trestle.generator.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.generator.GenerationRequest;
import dev.trestle.generator.GenerationResult;
import dev.trestle.generator.Generator;
import dev.trestle.generator.cases.Compilation;
import dev.trestle.generator.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hooks are parameters of one constructor, and rows and responses are records; all of these have an end. */
class HookLimitsTest {

    @TempDir
    Path folder;

    private GenerationResult generate(String schema, String routes) throws SQLException, IOException {
        Files.writeString(folder.resolve("routes.yaml"), "package: com.example.api\nroutes:\n" + routes);
        return new Generator().generate(new GenerationRequest(
                folder, folder.resolve("routes.yaml"), folder.resolve("queries"), TestDatabase.source(schema)));
    }

    private static String routes(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> "  - {type: insert, name: R" + i + ", table: note, path: /r" + i
                        + ", response: {card: {a: text}}}\n")
                .collect(Collectors.joining());
    }

    private static String columns(int count, String format) {
        return IntStream.rangeClosed(1, count).mapToObj(format::formatted).collect(Collectors.joining(", "));
    }

    @Test
    void twoHundredHooksAreOneConstructor() throws SQLException, IOException {
        GenerationResult result = generate("CREATE TABLE note (body text)", routes(200));
        assertThat(result.diagnostics()).isEmpty();
        assertThat(Compilation.complaints(((GenerationResult.Generated) result).files())).isEmpty();
    }

    @Test
    void hooksOfManyRoutesGoThroughTheShares() throws SQLException, IOException {
        String plain = routes(401).replace(", response: {card: {a: text}}", "");
        GenerationResult result = generate("CREATE TABLE note (body text)", plain
                + "  - {type: insert, name: Hooked, table: note, path: /hooked, response: {card: {a: text}}}\n");
        assertThat(result.diagnostics()).isEmpty();
        assertThat(Compilation.complaints(((GenerationResult.Generated) result).files())).isEmpty();
    }

    @Test
    void oneMoreIsTooMany() throws SQLException, IOException {
        assertThat(generate("CREATE TABLE note (body text)", routes(201)).diagnostics())
                .singleElement().asString().contains("routes.yaml:203:", "at most 200");
    }

    @Test
    void aRowAndAResponseAreRecords() throws SQLException, IOException {
        String schema = "CREATE TABLE note (" + columns(255, "c%d int") + ")";
        String route = "  - {type: insert, table: note, path: /n, response: {card: {" + columns(255, "f%d: int") + "}}}\n";
        assertThat(generate(schema, route).diagnostics()).extracting(Object::toString)
                .satisfiesExactly(
                        line -> assertThat(line).contains("so many outputs"),
                        line -> assertThat(line).contains("more fields than a Java record"));
    }
}
