package dev.trestle.generator.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JavaNameTest {

    private static final String CLASS_RULE = " is not a class name that begins with an upper-case letter,"
            + " followed by letters, digits and '_'";

    @ParameterizedTest
    @ValueSource(strings = {"films", "com.example.films.api", "com.example.record", "_1a.b", "com.Größe", "javax.a"})
    void legalPackages(String name) {
        assertThat(withPackage(name).file().packageName().value()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "com.example.class, com.example.class_",
        "com.my-company.api, com.my_company.api",
        "com.example.2026, com.example._2026",
        "com/example/api, com.example.api",
        "com..example, com.example",
        ".com.example., com.example",
        "com.example api, com.example_api",
        "com.a$b, com.a_b",
        "com.true.null, com.true_.null_",
        "java.films, com.example.films",
        "java, com.example",
        "com._, com",
        "com.a\u200bb, com.a_b",
        "-, com.example.api"
    })
    void illegalPackagesGetAProposal(String name, String proposal) {
        String shown = name.replace("\u200b", "\\u200b");
        assertThat(withPackage(name).lines()).containsExactly("routes.yaml:1:10 [illegal-name] '" + shown
                + "' is not a legal name of a Java package; write '" + proposal + "'.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Films", "CreateFilm2", "Create_Film", "Äpfel", "X"})
    void legalClassNames(String name) {
        assertThat(withName(name).onlyRoute().head().name()).map(Located::value).contains(name);
    }

    @ParameterizedTest
    @CsvSource({
        "films, Films",
        "create_film, CreateFilm",
        "create-film, CreateFilm",
        "Create Film, CreateFilm",
        "_films, Films",
        "Create$Film, CreateFilm",
        "com.example.Films, ComExampleFilms",
        "class, Class"
    })
    void illegalClassNamesGetAProposal(String name, String proposal) {
        assertThat(withName(name).lines()).containsExactly(
                "routes.yaml:3:11 [illegal-name] '" + name + "'" + CLASS_RULE + "; write '" + proposal + "'.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1st", "映画", "--", "_"})
    void someClassNamesHaveNone(String name) {
        assertThat(withName(name).lines())
                .containsExactly("routes.yaml:3:11 [illegal-name] '" + name + "'" + CLASS_RULE + ".");
    }

    private static Reading withPackage(String name) {
        return Reading.of("package: '" + name + "'\nroutes: [{type: query, query: q, path: /a}]");
    }

    private static Reading withName(String name) {
        return Reading.route("name: '" + name + "'\ntype: query\nquery: q\npath: /a");
    }
}
