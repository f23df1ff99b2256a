package dev.trestle.generator.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.testing.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CatalogReaderTest {

    private Catalog catalog = new Catalog(0, List.of(), Map.of());

    @BeforeAll
    void read() throws IOException, SQLException {
        String schema;
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("features.sql"))) {
            schema = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        // PostgreSQL 18 is the first with columns that are computed when they are read, and with NOT NULL that is NOT VALID.
        String known = TestDatabase.version() < 18
                ? schema.replace(" virtual,", " stored,").replaceAll("(?m)^alter table .* not valid;$", "")
                : schema;
        try (Connection connection = TestDatabase.create(known)) {
            Diagnostics diagnostics = new Diagnostics();
            catalog = new CatalogReader().read(connection, diagnostics).orElseThrow();
            assertThat(diagnostics.all()).isEmpty();
            assertThat(connection.getAutoCommit()).isTrue();
        }
    }

    @Test
    void readsEveryKindOfTableInOrder() {
        assertThat(catalog.tables())
                .extracting(table -> table.schema() + " / " + table.name() + " / " + table.kind().words())
                .containsExactly(
                        "Odd schema / Table.With \"all\" / table",
                        "public / far_away / foreign table",
                        "public / film / table",
                        "public / film_count / materialized view",
                        "public / films / view",
                        "public / no_columns / table",
                        "public / parted / partitioned table",
                        "public / parted_1 / table");
        assertThat(catalog.serverVersion()).isGreaterThanOrEqualTo(CatalogReader.OLDEST_VERSION);
    }

    @Test
    void findsATableByItsExactNameAndByItsOid() {
        Table film = table("public", "film");

        assertThat(catalog.table(film.oid())).containsSame(film);
        assertThat(catalog.table("public", "Film")).isEmpty();
        assertThat(catalog.table("Odd schema", "film")).isEmpty();
        assertThat(catalog.table(1)).isEmpty();
    }

    @Test
    void quotesWhatHasToBeQuoted() {
        assertThat(table("public", "film").sql()).isEqualTo("public.film");
        assertThat(film("select").sql()).isEqualTo("\"select\"");
        assertThat(film("Quoted \"name\"").sql()).isEqualTo("\"Quoted \"\"name\"\"\"");
        Table odd = table("Odd schema", "Table.With \"all\"");
        assertThat(odd.sql()).isEqualTo("\"Odd schema\".\"Table.With \"\"all\"\"\"");
        assertThat(odd.columns()).extracting(Column::sql).containsExactly("\"$\"", "\"été\"");
        assertThat(odd.column("$").orElseThrow().type().name().sql()).isEqualTo("\"Odd schema\".\"Odd type\"");
    }

    @Test
    void keepsColumnNumbersAcrossDroppedOnesAndThePrimaryKeysOwnOrder() {
        Table film = table("public", "film");

        assertThat(film.columns()).extracting(Column::name).startsWith("film_id", "title", "rating");
        assertThat(film.columns()).extracting(Column::number).startsWith(1, 2, 4);
        assertThat(film.column("gone")).isEmpty();
        assertThat(film.primaryKey()).containsExactly("title", "film_id");
        assertThat(table("public", "no_columns").columns()).isEmpty();
        assertThat(table("public", "no_columns").primaryKey()).isEmpty();
        assertThat(table("public", "parted_1").primaryKey()).containsExactly("id");
    }

    @Test
    void tellsWhatFillsAColumn() throws SQLException {
        assertThat(film("film_id").identity()).isEqualTo(Identity.ALWAYS);
        assertThat(film("number").identity()).isEqualTo(Identity.BY_DEFAULT);
        assertThat(film("title").identity()).isEqualTo(Identity.NONE);
        assertThat(film("title").generation()).isEqualTo(Generation.NONE);
        assertThat(film("twice").generation()).isEqualTo(Generation.STORED);
        assertThat(film("half").generation()).isEqualTo(TestDatabase.version() < 18 ? Generation.STORED : Generation.VIRTUAL);
        assertThat(film("half").hasDefault()).isFalse();
        assertThat(film("counter").hasDefault()).isTrue();
        assertThat(film("amount").hasDefault()).as("the domain's default").isTrue();
        assertThat(film("title").hasDefault()).isFalse();
        assertThat(table("public", "film").columns().stream().filter(Column::required))
                .extracting(Column::name)
                .containsExactly("title");
    }

    @Test
    void tellsWhatIsNeverNull() {
        assertThat(film("price").notNull()).isTrue();
        assertThat(film("rating").notNull()).isFalse();
        assertThat(film("code").notNull()).as("NOT NULL that is NOT VALID").isFalse();
        assertThat(table("public", "far_away").column("id").orElseThrow().notNull()).isTrue();
        assertThat(table("public", "films").columns()).extracting(Column::notNull).containsOnly(false);
    }

    @Test
    void readsTypes() {
        assertThat(film("rating").type()).isEqualTo(new PgType.Enumeration(
                film("rating").type().name(), Arrays.asList("PG", "R", "G", "NC-17")));
        assertThat(film("ratings").type()).isEqualTo(
                new PgType.Array(film("ratings").type().name(), film("rating").type()));
        assertThat(film("amount").type()).isInstanceOfSatisfying(
                PgType.Domain.class, domain -> assertThat(domain.base().name().name()).isEqualTo("int4"));
        assertThat(film("both_of").type()).isInstanceOfSatisfying(
                PgType.Composite.class, composite -> assertThat(composite.attributes()).isNotEmpty());
        assertThat(film("spans").type()).isInstanceOfSatisfying(
                PgType.Range.class, range -> assertThat(range.subtype()).isInstanceOf(PgType.Base.class));
        assertThat(film("many_spans").type()).isInstanceOfSatisfying(
                PgType.Multirange.class, spans -> assertThat(spans.range()).isInstanceOf(PgType.Range.class));
        assertThat(film("vector").type()).isInstanceOf(PgType.Base.class);
        assertThat(film("note").type()).isInstanceOf(PgType.Base.class);
        assertThat(catalog.types().values()).anySatisfy(type -> assertThat(type)
                .isInstanceOfSatisfying(PgType.Enumeration.class, empty -> assertThat(empty.labels()).isEmpty()));
        assertThat(catalog.types().get(2249L)).isInstanceOfSatisfying(
                PgType.Other.class, type -> assertThat(type.kind()).isEqualTo("pseudo-type"));
    }

    @Test
    void writesTypesAsCastsNeedThem() {
        assertThat(film("title").type().name().sql()).isEqualTo("character varying");
        assertThat(film("title").typeText()).isEqualTo("character varying(60)");
        assertThat(film("title").modifier()).isEqualTo(64);
        assertThat(film("code").type().name().sql()).as("character would be character(1)").isEqualTo("bpchar");
        assertThat(film("flags").type().name().sql()).as("bit would be bit(1)").isEqualTo("\"bit\"");
        assertThat(film("stamp").typeText()).isEqualTo("timestamp(3) with time zone");
        assertThat(film("matrix").type().name().sql()).isEqualTo("integer[]");
        assertThat(film("ratings").type().name().sql()).isEqualTo("public.mpaa_rating[]");
        assertThat(film("note").type().name()).extracting(TypeName::schema, TypeName::name)
                .containsExactly("public", "citext");
    }

    @Test
    void readsComments() {
        assertThat(table("public", "film").comment()).contains("A film");
        assertThat(film("title").comment()).contains("Its title");
        assertThat(film("price").comment()).isEqualTo(Optional.empty());
    }

    @Test
    void refusesAServerThatIsTooOld() {
        Diagnostics diagnostics = new Diagnostics();

        assertThat(CatalogReader.supported(130018, diagnostics)).isFalse();
        assertThat(CatalogReader.supported(90624, diagnostics)).isFalse();
        assertThat(CatalogReader.supported(140000, diagnostics)).isTrue();
        assertThat(diagnostics.all()).extracting(Object::toString).containsExactlyInAnyOrder(
                "database [unsupported-server] the server is PostgreSQL 13; Trestle needs 14 or later",
                "database [unsupported-server] the server is PostgreSQL 9.6; Trestle needs 14 or later");
    }

    private Table table(String schema, String name) {
        return catalog.table(schema, name).orElseThrow();
    }

    private Column film(String name) {
        return table("public", "film").column(name).orElseThrow();
    }
}
