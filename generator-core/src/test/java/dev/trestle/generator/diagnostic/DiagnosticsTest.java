package dev.trestle.generator.diagnostic;

import static dev.trestle.generator.diagnostic.DiagnosticCode.MISSING_KEY;
import static dev.trestle.generator.diagnostic.DiagnosticCode.SQL_ERROR;
import static dev.trestle.generator.diagnostic.DiagnosticCode.UNKNOWN_KEY;
import static dev.trestle.generator.diagnostic.DiagnosticCode.UNUSED_QUERY;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DiagnosticsTest {

    private final Diagnostics diagnostics = new Diagnostics();

    @Test
    void areInTheOrderOfTheirPlaces() {
        diagnostics.report(UNKNOWN_KEY, new Location.InFile("routes.yaml", 10, 1), "e");
        diagnostics.report(UNKNOWN_KEY, new Location.InFile("routes.yaml", 9, 20), "d");
        diagnostics.report(UNKNOWN_KEY, new Location.InFile("routes.yaml", 9, 3), "b");
        diagnostics.report(MISSING_KEY, new Location.InFile("routes.yaml", 9, 3), "a");
        diagnostics.report(UNKNOWN_KEY, new Location.InFile("routes.yaml", 9, 3), "c");
        diagnostics.report(SQL_ERROR, new Location.InFile("queries/q.sql", 99, 1), "first file");
        diagnostics.report(UNUSED_QUERY, new Location.Whole("queries/z.sql"), "a whole file");

        assertThat(diagnostics.all()).extracting(Diagnostic::toString).containsExactly(
                "queries/q.sql:99:1 [sql-error] first file",
                "queries/z.sql [unused-query] a whole file",
                "routes.yaml:9:3 [unknown-key] b",
                "routes.yaml:9:3 [unknown-key] c",
                "routes.yaml:9:3 [missing-key] a",
                "routes.yaml:9:20 [unknown-key] d",
                "routes.yaml:10:1 [unknown-key] e");
    }

    @Test
    void areEachThereOnce() {
        diagnostics.report(SQL_ERROR, new Location.Whole("a.sql"), "same");
        diagnostics.report(SQL_ERROR, new Location.Whole("a.sql"), "same");
        diagnostics.report(SQL_ERROR, new Location.Whole("a.sql"), "other");

        assertThat(diagnostics.all()).extracting(Diagnostic::message).containsExactly("other", "same");
    }

    @Test
    void warningsAreNoErrors() {
        assertThat(diagnostics.hasErrors()).isFalse();
        diagnostics.report(UNUSED_QUERY, new Location.Whole("a.sql"), "unused");
        assertThat(diagnostics.hasErrors()).isFalse();
        diagnostics.report(SQL_ERROR, new Location.Whole("a.sql"), "wrong");
        assertThat(diagnostics.hasErrors()).isTrue();
    }

    @Test
    void takeOverThoseOfAnother() {
        Diagnostics ofOneRoute = new Diagnostics();
        ofOneRoute.report(SQL_ERROR, new Location.Whole("a.sql"), "wrong");
        diagnostics.addAll(ofOneRoute);

        assertThat(diagnostics.hasErrors()).isTrue();
        assertThat(diagnostics.all()).isEqualTo(ofOneRoute.all());
    }
}
