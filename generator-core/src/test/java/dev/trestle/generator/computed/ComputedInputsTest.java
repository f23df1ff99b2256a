package dev.trestle.generator.computed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.generator.GenerationRequest;
import dev.trestle.generator.GenerationResult;
import dev.trestle.generator.Generator;
import dev.trestle.generator.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Inputs that only later versions of PostgreSQL have. */
class ComputedInputsTest {

    @TempDir
    Path folder;

    /** PostgreSQL fills such a column when it is read, but not in the rows that a trigger sees. */
    @Test
    void refusesAVirtualColumn() throws Exception {
        TestDatabase.needs(18, "a virtual generated column");
        Files.writeString(folder.resolve("routes.yaml"), """
                package: com.example
                routes:
                  - {type: delete, table: film, path: /films}
                computed:
                  film.summary: {from: [title, shout, whisper]}
                """);
        GenerationResult result = new Generator().generate(new GenerationRequest(
                folder, folder.resolve("routes.yaml"), folder.resolve("queries"), TestDatabase.source("""
                        CREATE TABLE film (film_id integer PRIMARY KEY, title text, summary text,
                            shout text GENERATED ALWAYS AS (upper(title)),
                            whisper text GENERATED ALWAYS AS (lower(title)) STORED)""")));
        assertThat(result.diagnostics()).singleElement().hasToString("routes.yaml:5:32 [computed-from] 'shout' is a virtual generated"
                + " column, whose changes a trigger does not see; name the columns that it is made of, or make it STORED.");
    }
}
