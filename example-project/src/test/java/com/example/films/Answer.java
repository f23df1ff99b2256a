package com.example.films;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** What the service answered. */
record Answer(int status, HttpHeaders headers, String body) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    static Answer of(HttpResponse<String> response) {
        return new Answer(response.statusCode(), response.headers(), response.body());
    }

    Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    JsonNode json() {
        return JSON.readTree(body);
    }

    /** The answer, having this status and being plain JSON. */
    JsonNode json(int expectedStatus) {
        assertThat(status).as(body).isEqualTo(expectedStatus);
        assertThat(header("Content-Type")).hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
        return json();
    }

    /** The rows of a query's answer. */
    List<JsonNode> rows() {
        JsonNode json = json(200);
        assertThat(json.propertyNames()).containsExactly("rows");
        return json.get("rows").valueStream().toList();
    }

    /** Holds that this is a complete problem (RFC 9457) of the given status that gives nothing of the server away. */
    JsonNode problem(int expectedStatus) {
        assertThat(status).as(body).isEqualTo(expectedStatus);
        assertThat(header("Content-Type")).hasValue("application/problem+json");
        JsonNode problem = json();
        assertThat(problem.propertyNames()).contains("type", "title", "status", "detail");
        assertThat(problem.get("status").asInt()).isEqualTo(expectedStatus);
        assertThat(problem.get("title").asString()).isNotBlank();
        assertThat(problem.get("detail").asString()).isNotBlank();
        assertThat(body).doesNotContain("INSERT", "SELECT", "UPDATE", "DELETE", "Exception", "org.postgresql", "\tat ");
        return problem;
    }

    /** Holds that this is a problem with the input, and returns its errors as {@code /pointer code}, in order. */
    List<String> errors(int expectedStatus) {
        List<String> errors = new ArrayList<>();
        for (JsonNode error : problem(expectedStatus).get("errors")) {
            assertThat(error.propertyNames()).containsExactlyInAnyOrder("pointer", "code", "message");
            assertThat(error.get("message").asString()).isNotBlank();
            errors.add((error.get("pointer").asString() + " " + error.get("code").asString()).strip());
        }
        return errors;
    }

    /** Reads JSON in which an apostrophe stands for a quotation mark. */
    static JsonNode parse(String json) {
        return JSON.readTree(json.replace('\'', '"'));
    }
}
