package com.example.films;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.test.TestClient;
import dev.trestle.test.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The lines that the service prints when it starts do work, also the second time. */
@LibraryTest
class TryItIT {

    private final Library library;

    TryItIT(TestClient http, TestDatabase database, LibraryService service) {
        this.library = new Library(http, database, service);
    }

    private List<Answer> paste(List<String> lines) {
        return lines.stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> library.send(CurlLine.request(line)))
                .toList();
    }

    @Test
    void everyLineWorks() throws SQLException {
        List<String> lines = new TryIt(library.address()).lines(library.database());

        List<Answer> answers = paste(lines);

        assertThat(answers).hasSize(7);
        assertThat(answers.get(0).rows()).hasSize(3);
        assertThat(answers.get(1).json(201).get("title").asString()).isEqualTo("Night Ferry to Merrow");
        assertThat(answers.get(2).errors(422)).containsExactlyInAnyOrder(
                "/title null_not_allowed", "/length wrong_type", "/rating not_a_label", "/year unknown_field");
        Answer job = library.get("/jobs/" + answers.get(3).json(202).get("id").asString());
        assertThat(job.json(200).get("route").asString()).isEqualTo("LendingReport");
        assertThat(answers.get(4).json(200).get("film_id").isInt()).isTrue();
        assertThat(answers.get(5).json(200).get("budget").decimalValue()).isEqualTo("1250000.50");
        assertThat(answers.get(6).json(200)).isEqualTo(Answer.parse("{'num_rows': 1}"));

        assertThat(paste(lines)).extracting(Answer::status).containsExactly(200, 201, 422, 202, 200, 200, 200);
    }
}
