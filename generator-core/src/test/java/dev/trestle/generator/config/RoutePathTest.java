package dev.trestle.generator.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutePathTest {

    private static final String SIGNS = "a path may have the letters a to z, digits and /-._~!$&'()+,;=:@, and"
            + " parameters such as '/{film_id}'.";

    @ParameterizedTest
    @ValueSource(strings = {
        "/", "/films", "/films/search", "/v1.0/Films_2", "/films:search", "/~me/@all", "/a/...", "/it's",
        "/{a}", "/films/{film_id}", "/films/{film_id}/cast/{actor id}", "/{a/b}/{名前}"
    })
    void isTakenAsItStands(String path) {
        assertThat(read(path).onlyRoute().head().path().value()).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "films                | has to begin with '/'.",
        "films/               | has to begin with '/'.",
        "https://example.com/ | has to begin with '/'.",
        "//films              | has '//'; write one '/' there.",
        "/films//all          | has '//'; write one '/' there.",
        "/films/              | must not end with '/'.",
        "/films/{film_id      | has an unbalanced brace; a parameter is written '/{film_id}'.",
        "/films/{film_{id}}   | has an unbalanced brace; a parameter is written '/{film_id}'.",
        "/films/film_id}      | has an unbalanced brace; a parameter is written '/{film_id}'.",
        "/films/{}            | has a parameter without a name; write '/{film_id}'.",
        "/films/{a}/x/{a}     | has the parameter '{a}' twice; leave one of them out.",
        "/films/{a}//         | has '//'; write one '/' there.",
        "/films/{a}/          | must not end with '/'.",
        "/films/./all         | has a segment '.' or '..', which clients remove; write the path without it.",
        "/..                  | has a segment '.' or '..', which clients remove; write the path without it.",
        "/vets/:id            | has the parameter ':id', which is written '{id}' here: /vets/{id}.",
        "/a/:id/b/:other_id   | has the parameter ':id', which is written '{id}' here: /a/{id}/b/{other_id}.",
        "/vets/:id(\\d+)       | has the parameter ':id(\\d+)', which is written '{id}' here: /vets/{id}.",
        "/vets/:id?           | has the parameter ':id?', which is written '{id}' here: /vets/{id}.",
        "/vets/<id>           | has the parameter '<id>', which is written '{id}' here: /vets/{id}.",
        "/vets/<int:id>/pets  | has the parameter '<int:id>', which is written '{id}' here: /vets/{id}/pets.",
        "/vets/[id]           | has the parameter '[id]', which is written '{id}' here: /vets/{id}.",
        "/vets/[...id]        | has the parameter '[...id]', which is written '{id}' here: /vets/{id}.",
        "/vets/${id}          | has the parameter '${id}', which is written '{id}' here: /vets/{id}.",
        "/vets/{{id}}         | has the parameter '{{id}}', which is written '{id}' here: /vets/{id}.",
        "/vets/*              | has a wildcard, but a route has one path; write a parameter, such as '{film_id}', for one segment, or a route for each path.",
        "/vets/**/a           | has a wildcard, but a route has one path; write a parameter, such as '{film_id}', for one segment, or a route for each path.",
    })
    void hasARule(String path, String message) {
        assertRefused(path, message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/films-{a}", "/films/{a}.json", "/films/{a}{b}", "/a/{b}c/d"})
    void hasParametersThatAreWholeSegments(String path) {
        assertRefused(path, "has a parameter that is only a part of a segment;"
                + " it has to be a whole segment, such as '/{film_id}'.");
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "?", "#", "%", "*", "[", "\\", "é", "|", "<"})
    void hasOnlyCharactersThatNeedNoEncoding(String sign) {
        assertRefused("/films/a" + sign + "b", "has '" + sign + "'; " + SIGNS);
    }

    private static void assertRefused(String path, String message) {
        assertThat(read(path).lines())
                .containsExactly("routes.yaml:3:11 [invalid-path] The path '" + path + "' " + message);
    }

    private static Reading read(String path) {
        return Reading.route("path: '" + path.replace("'", "''") + "'\ntype: query\nquery: q");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "/    | The prefix '/' adds nothing to a path; leave it out.",
        "api  | The prefix 'api' has to begin with '/'.",
        "/api/| The prefix '/api/' must not end with '/'.",
        "/:a  | The prefix '/:a' has a parameter; write it in the paths of those routes that have such an input.",
        "/{a} | The prefix '/{a}' has a parameter; write it in the paths of those routes that have such an input."
    })
    void ofThePrefixFollowsTheSameRules(String prefix, String message) {
        assertThat(withPrefix(prefix).lines()).containsExactly("routes.yaml:2:9 [invalid-path] " + message);
    }

    @Test
    void mayHaveAPrefix() {
        assertThat(withPrefix("/api/v1").file().prefix()).map(Located::value).contains("/api/v1");
    }

    private static Reading withPrefix(String prefix) {
        return Reading.of("package: a\nprefix: " + prefix + "\nroutes: [{type: query, query: q, path: /a}]");
    }
}
