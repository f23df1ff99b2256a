package dev.trestle.exports;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a test's service exports, and where to.
 *
 * @param more of the configuration
 */
record Setup(
        Dialect dialect, String url, ExportSql sql, TargetOptions options, List<ExpectedExportTable> tables,
        LendWithCard.Hook hook, Map<String, String> more) {

    static final String TARGET = "exports.targets.warehouse.";

    private static final ExpectedExportTable LEDGER = new ExpectedExportTable(null, "ledger",
            List.of("film text not null", "fee numeric", "loan_id int8 not null key"));

    /** Retries come at once; there are ten attempts. */
    static final TargetOptions OPTIONS = TargetOptions.STANDARD.attempts(10).backoff(Duration.ofMillis(1));

    static Setup of(Other target, ExportSql sql) {
        return new Setup(target.dialect(), target.url(), sql, OPTIONS, List.of(), loan -> loan, Map.of());
    }

    static Setup merge(Other target) {
        return of(target, LoanSql.merge(target.dialect()));
    }

    Setup url(String other) {
        return new Setup(dialect, other, sql, options, tables, hook, more);
    }

    Setup options(TargetOptions other) {
        return new Setup(dialect, url, sql, other, tables, hook, more);
    }

    Setup tables(ExpectedExportTable... expected) {
        return new Setup(dialect, url, sql, options, List.of(expected), hook, more);
    }

    Setup hook(LendWithCard.Hook other) {
        return new Setup(dialect, url, sql, options, tables, other, more);
    }

    Setup with(String key, String value) {
        Map<String, String> all = new HashMap<>(more);
        all.put(key, value);
        return new Setup(dialect, url, sql, options, tables, hook, all);
    }

    List<ExpectedTarget> expected() {
        return List.of(new ExpectedTarget("warehouse", dialect, false, options, tables),
                new ExpectedTarget("ledger", Dialect.POSTGRESQL, true, options, List.of(LEDGER)));
    }
}
