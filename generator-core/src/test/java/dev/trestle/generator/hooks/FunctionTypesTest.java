package dev.trestle.generator.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.generator.GenerationRequest;
import dev.trestle.generator.GenerationResult;
import dev.trestle.generator.Generator;
import dev.trestle.generator.cases.Compilation;
import dev.trestle.generator.emit.SourceFile;
import dev.trestle.generator.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A function that fits the schema compiles; once the schema changes below it, javac points at its line, or the build at routes.yaml. */
class FunctionTypesTest {

    private static final String FILM = "CREATE TABLE film (film_id int PRIMARY KEY, title text NOT NULL, length int NOT NULL,"
            + " summary text, words int NOT NULL DEFAULT 0)";

    private static final String FUNCTIONS = """
            package com.example;

            import com.example.api.FilmSummary;
            import com.example.api.FilmWords;
            import java.util.List;

            final class Functions {
                static String summary(FilmSummary.Input row) {
                    String title = row.title();
                    int length = row.length();
                    return title + " (" + length + " min)";
                }

                static List<Integer> words(List<FilmWords.Input> rows) {
                    return rows.stream()
                            .map(row -> row.summary().map(text -> text.split(" ").length).orElse(0)).toList();
                }
            }
            """;

    private static final String SERVICE = """
            package com.example;

            import com.example.api.FilmsApi;
            import dev.trestle.computed.Computed;
            import dev.trestle.runtime.service.Trestle;

            final class Service {
                static FilmsApi api(Trestle trestle, Computed computed) {
                    return new FilmsApi(trestle, computed%s);
                }
            }
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void writeRoutes() throws IOException {
        Files.writeString(folder.resolve("routes.yaml"), """
                package: com.example.api
                name: Films
                routes:
                  - {type: insert, table: film, path: /films}
                computed:
                  film.summary: {from: [title, length]}
                  film.words: {from: [summary], batch: 10}
                """);
    }

    private GenerationResult generate(String schema) throws SQLException {
        return new Generator().generate(new GenerationRequest(
                folder, folder.resolve("routes.yaml"), folder.resolve("queries"), TestDatabase.source(schema)));
    }

    private List<String> complaints(String schema, String functions) throws SQLException {
        GenerationResult result = generate(schema);
        assertThat(result.diagnostics()).isEmpty();
        List<SourceFile> sources = new ArrayList<>(((GenerationResult.Generated) result).files());
        sources.add(new SourceFile("com/example/Functions.java", FUNCTIONS));
        sources.add(new SourceFile("com/example/Service.java", SERVICE.formatted(functions)));
        return Compilation.complaints(sources);
    }

    private List<String> complaints(String schema) throws SQLException {
        return complaints(schema, ", Functions::summary, Functions::words");
    }

    @Test
    void compilesWhileItFits() throws SQLException {
        assertThat(complaints(FILM)).isEmpty();
        assertThat(complaints(FILM.replace("length int", "studio text, length smallint")))
                .as("another column, and a type that widens to int").isEmpty();
    }

    @Test
    void pointsAtTheLineThatReadsAColumnOfAnotherType() throws SQLException {
        assertThat(complaints(FILM.replace("title text", "title int"))).singleElement().asString()
                .contains("Functions.java]:9 ").contains("int cannot be converted to java.lang.String");
    }

    @Test
    void pointsAtTheLineThatTakesANullableColumnForOneThatIsNot() throws SQLException {
        assertThat(complaints(FILM.replace("length int NOT NULL", "length int"))).singleElement().asString()
                .contains("Functions.java]:10 ").contains("Optional<java.lang.Integer> cannot be converted to int");
    }

    @Test
    void pointsAtTheFunctionOfAColumnThatHasAnotherType() throws SQLException {
        assertThat(complaints(FILM.replace("words int", "words bigint"))).first().asString()
                .contains("Service.java]:9 ").contains("java.util.List<java.lang.Integer> cannot be converted to");
    }

    @Test
    void namesTheComputedColumnThatWasDropped() throws SQLException {
        assertThat(generate(FILM.replace(" summary text,", " abstract text,")).diagnostics()).extracting(Object::toString)
                .containsExactly(
                        "routes.yaml:6:3 [unknown-column] The table 'film' has no column 'summary'; a migration creates it, and the function"
                                + " fills it. To preview the function before, write its 'type'.",
                        "routes.yaml:7:23 [unknown-column] The computed column 'film.words' is computed from 'summary', but the table 'film'"
                                + " has no column 'summary'.");
    }

    @Test
    void namesTheComputedColumnWhoseInputWasDropped() throws SQLException {
        assertThat(generate(FILM.replace(" length int NOT NULL,", "")).diagnostics()).singleElement().asString()
                .isEqualTo("routes.yaml:6:32 [unknown-column] The computed column 'film.summary' is computed from 'length', but the table"
                        + " 'film' has no column 'length'.");
    }

    @Test
    void aForgottenFunctionDoesNotCompile() throws SQLException {
        assertThat(complaints(FILM, ", Functions::summary")).singleElement().asString()
                .contains("Service.java]:9 ").contains("cannot be applied");
    }
}
