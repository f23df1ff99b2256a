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

/** A hook that fits the schema compiles; once the schema changes below it, javac points at its line. */
class HookTypesTest {

    private static final String FILM = "CREATE TABLE film (film_id int PRIMARY KEY, title text NOT NULL, length int NOT NULL)";

    private static final String HOOKS = """
            package com.example;

            import com.example.api.CreateFilm;
            import com.example.api.FilmCard;

            final class Hooks {
                static FilmCard card(CreateFilm.Row row) {
                    String title = row.title();
                    int length = row.length();
                    return new FilmCard(title, length / 60.0, null);
                }
            }
            """;

    private static final String SERVICE = """
            package com.example;

            import com.example.api.FilmsApi;
            import dev.trestle.runtime.service.Trestle;

            final class Service {
                static FilmsApi api(Trestle trestle) {
                    return new FilmsApi(trestle%s);
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
                  - type: insert
                    name: CreateFilm
                    table: film
                    path: /films
                    response: {film_card: {caption: text, hours: float8, note: "text?"}}
                """);
    }

    private List<String> complaints(String schema, String hooks) throws SQLException {
        GenerationResult result = new Generator().generate(new GenerationRequest(
                folder, folder.resolve("routes.yaml"), folder.resolve("queries"), TestDatabase.source(schema)));
        assertThat(result.diagnostics()).isEmpty();
        List<SourceFile> sources = new ArrayList<>(((GenerationResult.Generated) result).files());
        sources.add(new SourceFile("com/example/Hooks.java", HOOKS));
        sources.add(new SourceFile("com/example/Service.java", SERVICE.formatted(hooks)));
        return Compilation.complaints(sources);
    }

    private List<String> complaints(String schema) throws SQLException {
        return complaints(schema, ", Hooks::card");
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
                .contains("Hooks.java]:8 ").contains("int cannot be converted to java.lang.String");
    }

    @Test
    void pointsAtTheLineThatReadsAColumnThatIsGone() throws SQLException {
        assertThat(complaints(FILM.replace("title text", "name text"))).singleElement().asString()
                .contains("Hooks.java]:8 ").contains("cannot find symbol");
    }

    @Test
    void pointsAtTheLineThatTakesANullableColumnForOneThatIsNot() throws SQLException {
        assertThat(complaints(FILM.replace("title text NOT NULL", "title text"))).singleElement().asString()
                .contains("Hooks.java]:8 ").contains("Optional<java.lang.String> cannot be converted");
        assertThat(complaints(FILM.replace("length int NOT NULL", "length int"))).singleElement().asString()
                .contains("Hooks.java]:9 ").contains("Optional<java.lang.Integer> cannot be converted to int");
    }

    @Test
    void aForgottenHookDoesNotCompile() throws SQLException {
        assertThat(complaints(FILM, "")).singleElement().asString()
                .contains("Service.java]:8 ").contains("cannot be applied");
    }
}
