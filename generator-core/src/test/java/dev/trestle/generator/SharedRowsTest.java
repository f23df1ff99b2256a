package dev.trestle.generator;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.plan.model.OutputField;
import dev.trestle.generator.plan.model.Plan;
import dev.trestle.generator.plan.model.RowPlan;
import dev.trestle.generator.plan.model.RowUse;
import dev.trestle.generator.plan.model.TableRow;
import dev.trestle.generator.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Routes that return whole rows of one table share a record, whose name does not depend on the other routes. */
class SharedRowsTest {

    private static final Path CASE = Path.of("src/test/cases/shared_rows");

    @TempDir
    static Path folder;

    private static GenerationRequest request;

    private static Plan all;

    @BeforeAll
    static void planAll() throws IOException, SQLException {
        String schema = Files.readString(CASE.resolve("schema.sql"));
        Files.writeString(folder.resolve("routes.yaml"), String.join("\n", routes()));
        request = new GenerationRequest(folder, folder.resolve("routes.yaml"), folder.resolve("queries"), TestDatabase.source(schema));
        Files.createDirectory(folder.resolve("queries"));
        try (Stream<Path> queries = Files.list(CASE.resolve("queries"))) {
            for (Path query : queries.toList()) {
                Files.copy(query, folder.resolve("queries").resolve(query.getFileName()));
            }
        }
        all = plan();
    }

    /** The lines of the routes file. */
    private static List<String> routes() throws IOException {
        return Files.readAllLines(CASE.resolve("routes.yaml"));
    }

    private static Plan plan() throws SQLException {
        Diagnostics diagnostics = new Diagnostics();
        Planning planning = new Planning(request, diagnostics, new Phases());
        try (Connection connection = request.database().open()) {
            Plan plan = planning.plan(planning.routes().orElseThrow(), connection).orElseThrow().plan();
            assertThat(diagnostics.hasErrors()).as(diagnostics.all().toString()).isFalse();
            return plan;
        }
    }

    /** The records of the routes' rows, by the routes' classes. */
    private static Map<String, String> records(Plan plan) {
        return plan.routes().stream().collect(Collectors.toMap(route -> route.endpoint().className(),
                route -> route.exchange().gives().returned().map(RowPlan::recordName).orElseThrow()));
    }

    @Test
    void wholeRowsHaveTheRecordOfTheirTable() {
        assertThat(records(all)).contains(
                entry("InsertFilm", "FilmRow"), entry("InsertFilms", "FilmRow"), entry("PutFilm", "FilmRow"),
                entry("InsertFilmLater", "FilmRow"), entry("ComputeFilm", "FilmRow"), entry("UpdateFilm", "FilmRow"),
                entry("AllFilms", "FilmRow"), entry("FilmById", "FilmRow"),
                entry("LongFilms", "LongFilmRow"), entry("InsertFilmTitle", "FilmTitleRow"));
    }

    @Test
    void otherRowsHaveRecordsOfTheirOwn() {
        assertThat(records(all)).contains(
                entry("InsertListed", "Response"), entry("InsertTimed", "Response"), entry("InsertForHook", "Row"),
                entry("FilmTitles", "Row"), entry("FilmsOfNotes", "Row"));
    }

    @Test
    void aWrittenRowThatItsViewDoesNotShowIsNoRowOfTheView() {
        assertThat(records(all)).contains(entry("InsertLongFilm", "Response"));
        assertThat(row("LongFilmRow").columns()).extracting(OutputField::nullable)
                .containsExactly(false, false, false, true, true);
    }

    @Test
    void namesThatAreTakenAreNotUsedTwice() {
        assertThat(records(all)).contains(entry("ArchiveFilm", "ArchiveFilmRow"), entry("InsertFilmRow", "FilmRowRow"),
                entry("InsertResult", "ResultRowRecord"), entry("InsertSeat", "SeatRow2"));
        assertThat(all.composites()).extracting(type -> type.className()).containsExactly("SeatRow");
    }

    @Test
    void aRecordHasTheMembersThatAnyOfItsRoutesNeeds() {
        assertThat(row("FilmRow").uses()).containsExactlyInAnyOrder(RowUse.WRITTEN, RowUse.STORED, RowUse.COLUMNS);
        assertThat(row("FilmRow").columns()).extracting(OutputField::name)
                .containsExactly("film_id", "title", "length", "price", "tags");
        assertThat(row("FilmRow").columns()).extracting(OutputField::nullable)
                .containsExactly(false, false, true, true, true);
        assertThat(row("LongFilmRow").columns()).extracting(OutputField::comment)
                .containsExactly("", "", "Running time in minutes.", "", "");
        assertThat(row("FilmRowRow").uses()).containsExactly(RowUse.WRITTEN);
    }

    private static TableRow row(String className) {
        return all.rows().stream().filter(row -> row.className().equals(className)).findFirst().orElseThrow();
    }

    @Test
    void noRouteChangesTheRecordOfAnother() throws IOException, SQLException {
        String head = String.join("\n", routes().subList(0, 2));
        Map<String, String> together = records(all);
        for (String route : routes().stream().filter(line -> line.startsWith("  - ")).toList()) {
            Files.writeString(request.routesFile(), head + "\n" + route);
            assertThat(together).as(route).containsAllEntriesOf(records(plan()));
        }
    }
}
