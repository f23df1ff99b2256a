package dev.trestle.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.films.FilmsApi;
import dev.trestle.testing.Postgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parameters whose text is empty, as a browser sends those of a form that were not filled in. */
@ExtendWith(Postgres.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmptyParametersTest {

    private final Service service;

    EmptyParametersTest(Postgres.Database database) {
        service = Service.start(database.url(), FilmsApi::new);
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void areLeftOutUnlessTheyAreTexts() {
        assertThat(service.get("/some?title=&year=1985&length=&genres=&genres=").json(200).toString())
                .isEqualTo("{\"title\":\"\",\"year\":1985,\"length\":null,\"genres\":null}");
        assertThat(service.get("/some?year=1985&length").json(200).get("length").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "year=, /year required", "year=1985&length=&length=1, /length repeated",
        "year=1985&length=%20, /length invalid_format", "year=1985&genres=1&genres=, /genres/1 invalid_format",
        "year=1985&width=, /width unknown_field",
    })
    void areRefusedWhereTheyStandForNothing(String query, String error) {
        assertThat(service.get("/some?" + query).errors(422)).containsExactly(error);
    }
}
