package dev.trestle.generator.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.generator.GenerationRequest;
import dev.trestle.generator.GenerationResult;
import dev.trestle.generator.Generator;
import dev.trestle.generator.catalog.Catalog;
import dev.trestle.generator.catalog.CatalogDetails;
import dev.trestle.generator.catalog.CatalogReader;
import dev.trestle.generator.catalog.PgType;
import dev.trestle.generator.catalog.Semantics;
import dev.trestle.generator.catalog.SemanticsReader;
import dev.trestle.generator.catalog.Table;
import dev.trestle.generator.config.RoutesFile;
import dev.trestle.generator.config.RoutesFileReader;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.emit.Emitter;
import dev.trestle.generator.emit.SourceFile;
import dev.trestle.generator.plan.ComputedColumns;
import dev.trestle.generator.plan.PlanInput;
import dev.trestle.generator.plan.Planner;
import dev.trestle.generator.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same input gives the same bytes, wherever and whenever it runs. */
@Isolated("changes the default locale and time zone")
class DeterminismTest {

    @TempDir
    private Path elsewhere;

    @ParameterizedTest
    @ValueSource(strings = {"film_library", "every_type", "odd_names"})
    void anotherLocaleTimeZoneAndFolder(String name) throws SQLException, IOException {
        CaseFolder folder = new CaseFolder(CaseFolder.ROOT.resolve(name));
        List<SourceFile> here = files(folder.generate());
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            copy(folder.path(), elsewhere);
            GenerationRequest request = new GenerationRequest(
                    elsewhere, elsewhere.resolve("routes.yaml"), elsewhere.resolve("queries"),
                    TestDatabase.source(folder.schema()));
            assertThat(files(new Generator().generate(request))).isEqualTo(here);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"film_library", "every_type", "odd_names"})
    void shuffledCatalog(String name) throws SQLException {
        CaseFolder folder = new CaseFolder(CaseFolder.ROOT.resolve(name));
        RoutesFile routes = new RoutesFileReader()
                .read(folder.path().resolve("routes.yaml"), "routes.yaml", new Diagnostics()).orElseThrow();
        try (Connection connection = TestDatabase.create(folder.schema())) {
            Catalog catalog = new CatalogReader().read(connection, new Diagnostics()).orElseThrow();
            Semantics semantics = SemanticsReader.read(connection);
            List<SourceFile> sorted = emit(routes, catalog, semantics);
            for (int seed = 0; seed < 5; seed++) {
                assertThat(emit(routes, shuffled(catalog, new Random(seed)), semantics)).isEqualTo(sorted);
            }
        }
    }

    private static List<SourceFile> emit(RoutesFile routes, Catalog catalog, Semantics semantics) {
        return new Emitter().emit(new Planner(new Diagnostics())
                .plan(routes, new PlanInput(catalog, semantics, ComputedColumns.NONE, List.of(), Map.of(), Map.of(), Map.of(), Map.of(), CatalogDetails.NONE)));
    }

    private static Catalog shuffled(Catalog catalog, Random random) {
        List<Table> tables = new ArrayList<>(catalog.tables());
        Collections.shuffle(tables, random);
        List<Map.Entry<Long, PgType>> entries = new ArrayList<>(catalog.types().entrySet());
        Collections.shuffle(entries, random);
        Map<Long, PgType> types = new LinkedHashMap<>();
        entries.forEach(entry -> types.put(entry.getKey(), entry.getValue()));
        return new Catalog(catalog.serverVersion(), tables, types);
    }

    private static List<SourceFile> files(GenerationResult result) {
        assertThat(result).isInstanceOf(GenerationResult.Generated.class);
        return ((GenerationResult.Generated) result).files();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                Files.createDirectories(target.getParent());
                Files.copy(path, target);
            }
        }
    }
}
