package dev.trestle.generator.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownTablesTest {

    private static final KnownTables TABLES = new KnownTables(Optional.of("public"), List.of(
            name("public", "loan_log"), name("public", "nopk"), name("reports", "loan_log"), name("reports", "monthly")));

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            -       | loan_lg         | ' (did you mean ''loan_log''?)'
            -       | monthly         | ' (did you mean ''db_schema: reports, table: monthly''?)'
            -       | public.nopk     | ' (did you mean ''db_schema: public, table: nopk''?)'
            -       | report.monthly  | ' (did you mean ''db_schema: reports, table: monthly''?)'
            -       | archive.rentals | ' (write the schema separately: ''db_schema: archive, table: rentals'')'
            -       | rentals         | ''
            report  | monthly         | ' (did you mean ''db_schema: reports, table: monthly''?)'
            archive | loan_log        | ' (did you mean ''db_schema: public, table: loan_log''?)'
            report  | rentals         | ' (did you mean ''db_schema: reports''?)'
            archive | rentals         | '; it has tables in public, reports'
            reports | rentals         | ''
            """)
    void sayWhatIsMeant(String schema, String table, String expected) {
        assertThat(TABLES.suggestion(new TableName(Optional.ofNullable(schema), table))).isEqualTo(expected);
    }

    @Test
    void ofASnapshotAreFew() {
        KnownTables few = new KnownTables(Optional.empty(), List.of(new TableName(Optional.empty(), "loan_log")));
        assertThat(few.suggestion(name("report", "loan_lg"))).isEmpty();
        assertThat(few.suggestion(name("report", "loan_log"))).isEqualTo(" (did you mean 'loan_log'?)");
        assertThat(few.suggestion(new TableName(Optional.empty(), "public.nopk")))
                .isEqualTo(" (write the schema separately: 'db_schema: public, table: nopk')");
    }

    private static TableName name(String schema, String table) {
        return new TableName(Optional.of(schema), table);
    }
}
