package dev.trestle.generator.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.generator.diagnostic.Location;
import dev.trestle.generator.route.BodyValidation;
import dev.trestle.generator.route.HttpMethod;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GoodFileTest {

    private static final String EVERY_KEY = """
            # The films API.
            package: com.example.films.api
            name: Films
            prefix: /api/v1
            schema: cinema
            unknown_fields: ignore
            routes:
              - name: CreateFilm
                type: insert
                table: film
                path: /films
                inputs: [title, "description"]
                outputs:
                  - film_id
                method: post
              - type: update
                table: cinema.film
                path: /films/update
                inputs: [title]
                outputs: [title]
                unknown_fields: refuse
              - {type: delete, table: film, path: /films/delete, match_columns: [title]}
              - type: query
                query: search_films
                path: /films/search
                inputs: [text]
                method: GET
                one_row: true
              - type: insert
                table: tag
                path: /tags
                rows: many
                max_rows: 7
                on_conflict: {columns: [name], do: nothing}
              - {type: compute, table: tag, path: /tags/preview, max_rows: 8}
            """;

    private final RoutesFile file = Reading.of(EVERY_KEY).file();

    @Test
    void hasTheKeysOfTheTop() {
        assertThat(file.source()).isEqualTo("routes.yaml");
        assertThat(file.packageName()).isEqualTo(at(2, 10, "com.example.films.api"));
        assertThat(file.name()).contains(at(3, 7, "Films"));
        assertThat(file.prefix()).contains(at(4, 9, "/api/v1"));
        assertThat(file.schema()).isEqualTo(at(5, 9, "cinema"));
        assertThat(file.routes()).hasSize(6);
    }

    @Test
    void hasAnInsertRoute() {
        assertThat(file.routes().get(0)).isEqualTo(new InsertSpec(
                new RouteHead(place(8, 5), Optional.of(at(8, 11, "CreateFilm")), at(11, 11, "/films"),
                        at(15, 13, HttpMethod.POST), new RequestRules(UnknownFields.IGNORE, BodyValidation.STRICT), Optional.empty()),
                at(10, 12, "film"),
                Optional.of(List.of(at(12, 14, "title"), at(12, 21, "description"))),
                Optional.of(List.of(at(14, 9, "film_id"))),
                AnswerSpec.row(),
                UploadSpec.none(),
                RowsOfRequest.ONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    }

    @Test
    void hasAnInsertRouteOfSeveralRows() {
        assertThat(file.routes().get(4)).isInstanceOfSatisfying(InsertSpec.class, insert -> {
            assertThat(insert.rows()).isEqualTo(RowsOfRequest.MANY);
            assertThat(insert.maxRows()).contains(at(33, 15, 7));
            assertThat(insert.onConflict()).contains(new ConflictSpec(
                    at(34, 28, List.of(at(34, 29, "name"))), ConflictSpec.Action.NOTHING));
        });
    }

    @Test
    void hasAComputeRoute() {
        assertThat(file.routes().get(5)).isEqualTo(new ComputeSpec(
                new RouteHead(place(35, 5), Optional.empty(), at(35, 39, "/tags/preview"),
                        at(35, 5, HttpMethod.POST), new RequestRules(UnknownFields.IGNORE, BodyValidation.STRICT), Optional.empty()),
                at(35, 28, "tag"),
                Optional.empty(),
                Optional.empty(),
                AnswerSpec.row(),
                UploadSpec.none(),
                Optional.of(at(35, 64, 8)),
                Optional.empty()));
    }

    @Test
    void hasAnUpdateRoute() {
        assertThat(file.routes().get(1)).isEqualTo(new UpdateSpec(
                new RouteHead(place(16, 5), Optional.empty(), at(18, 11, "/films/update"),
                        at(16, 5, HttpMethod.POST), new RequestRules(UnknownFields.REFUSE, BodyValidation.STRICT), Optional.empty()),
                at(17, 12, "cinema.film"),
                Optional.of(List.of(at(19, 14, "title"))),
                Optional.of(List.of(at(20, 15, "title"))),
                AnswerSpec.row(),
                UploadSpec.none(),
                Optional.empty()));
    }

    @Test
    void hasADeleteRouteInFlowStyle() {
        assertThat(file.routes().get(2)).isEqualTo(new DeleteSpec(
                new RouteHead(place(22, 5), Optional.empty(), at(22, 39, "/films/delete"),
                        at(22, 5, HttpMethod.POST), new RequestRules(UnknownFields.IGNORE, BodyValidation.STRICT), Optional.empty()),
                at(22, 27, "film"),
                Optional.of(List.of(at(22, 70, "title")))));
    }

    @Test
    void hasAQueryRoute() {
        assertThat(file.routes().get(3)).isEqualTo(new QuerySpec(
                new RouteHead(place(23, 5), Optional.empty(), at(25, 11, "/films/search"),
                        at(27, 13, HttpMethod.GET), new RequestRules(UnknownFields.IGNORE, BodyValidation.STRICT), Optional.empty()),
                at(24, 12, "search_films"),
                Optional.of(List.of(at(26, 14, "text"))),
                List.of(),
                true,
                AnswerSpec.row(),
                UploadSpec.none(),
                Optional.empty(), false));
    }

    @Test
    void mayLeaveOutMostKeys() {
        RoutesFile least = Reading.of("""
                package: films
                routes:
                  - {type: query, query: q, path: /}
                  - {type: insert, table: film, path: /films}
                  - {type: update, table: film, path: /films/update}
                  - {type: delete, table: film, path: /films/delete}
                """).file();

        assertThat(least.name()).isEmpty();
        assertThat(least.prefix()).isEmpty();
        assertThat(least.schema().value()).isEqualTo("public");
        assertThat(least.routes()).extracting(route -> route.head().rules()).containsOnly(RequestRules.DEFAULT);
        assertThat(least.routes().get(0)).isInstanceOfSatisfying(QuerySpec.class, query -> {
            assertThat(query.inputs()).isEmpty();
            assertThat(query.oneRow()).isFalse();
            assertThat(query.head().method().value()).isEqualTo(HttpMethod.POST);
        });
        assertThat(least.routes().get(1)).isInstanceOfSatisfying(InsertSpec.class, insert -> {
            assertThat(insert.inputs()).isEmpty();
            assertThat(insert.outputs()).isEmpty();
        });
        assertThat(least.routes().get(2)).isInstanceOfSatisfying(UpdateSpec.class, update -> {
            assertThat(update.inputs()).isEmpty();
            assertThat(update.outputs()).isEmpty();
        });
        assertThat(least.routes().get(3)).isInstanceOfSatisfying(DeleteSpec.class,
                delete -> assertThat(delete.matchColumns()).isEmpty());
    }

    static <T> Located<T> at(int line, int column, T value) {
        return new Located<>(value, place(line, column));
    }

    static Location place(int line, int column) {
        return new Location.InFile("routes.yaml", line, column);
    }
}
