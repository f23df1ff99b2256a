package dev.trestle.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trestle.runtime.codec.PgCodecs;
import dev.trestle.runtime.types.Json;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is kept as text comes back as it was. */
class JsonFormTest {

    record Request(String title, Input<@Nullable BigDecimal> price, Input<@Nullable Json> extra) {

        static Request read(RequestReader in) {
            String title = "";
            Input<@Nullable BigDecimal> price = Input.absent();
            Input<@Nullable Json> extra = Input.absent();
            while (in.next()) {
                switch (in.name()) {
                    case "title" -> title = in.text();
                    case "price" -> price = Input.of(in.orNull(PgCodecs.NUMERIC));
                    case "extra" -> extra = Input.of(in.orNull(PgCodecs.JSON));
                    default -> in.unknown();
                }
            }
            in.end("title");
            return new Request(title, price, extra);
        }

        void write(JsonWriter out) {
            out.startObject();
            out.name("title").text(title);
            out.ifPresent("price", price, PgCodecs.NUMERIC);
            out.ifPresent("extra", extra, PgCodecs.JSON);
            out.endObject();
        }
    }

    private static final JsonForm<Request> FORM = JsonForm.of(Request::read, Request::write);

    @Test
    void inputsKeepTheirThreeStates() {
        for (Request request : List.of(
                new Request("Zoë \u0001 \uD83C\uDFAC", Input.absent(), Input.absent()),
                new Request("", Input.of(null), Input.of(null)),
                new Request("\"\\", Input.of(new BigDecimal("1.10")), Input.of(new Json("{\"a\": 1.0000000000000000001}"))))) {
            assertThat(FORM.read(FORM.write(request))).isEqualTo(request);
        }
        assertThat(FORM.write(new Request("A", Input.absent(), Input.of(null))).text())
                .isEqualTo("{\"title\":\"A\",\"extra\":null}");
    }

    @Test
    void lists() {
        JsonForm<List<Request>> rows = JsonForm.rows(Request::read, Request::write);
        List<Request> two = List.of(
                new Request("A", Input.absent(), Input.absent()), new Request("B", Input.of(null), Input.absent()));
        assertThat(rows.write(two).text()).isEqualTo("{\"rows\":[{\"title\":\"A\"},{\"title\":\"B\",\"price\":null}]}");
        assertThat(rows.read(rows.write(two))).isEqualTo(two);
        assertThat(rows.read(rows.write(List.of()))).isEmpty();
        assertThat(NumRows.JSON.read(NumRows.JSON.write(new NumRows(3)))).isEqualTo(new NumRows(3));
    }

    @Test
    void theLimitsOfRequestsDoNotHold() {
        Json deep = new Json("[".repeat(2_000) + "1e99999999999" + "]".repeat(2_000));
        Request request = new Request("x".repeat(30_000_000), Input.of(BigDecimal.TEN.pow(131_000)), Input.of(deep));
        assertThat(FORM.read(FORM.write(request))).isEqualTo(request);
    }

    @Test
    void whatDoesNotFitIsAProblem() {
        assertThatThrownBy(() -> FORM.read(new Json("{\"price\":\"1\",\"colour\":1}")))
                .isInstanceOfSatisfying(HttpProblem.class, problem ->
                        assertThat(problem.errors()).extracting(FieldError::code)
                                .containsExactly("wrong_type", "unknown_field", "required"));
        assertThatThrownBy(() -> FORM.read(new Json("{")))
                .isInstanceOfSatisfying(HttpProblem.class, e -> assertThat(e.status().code()).isEqualTo(400));
    }
}
