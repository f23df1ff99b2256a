package dev.trestle.exports;

/** Statements for the target tables of the tests; a test chooses one. */
final class LoanSql {

    static final ExportSql INSERT = ExportSql.insert("loan_log", """
            INSERT INTO loan_log (film, fee, loan_id)
            VALUES (?, ?, ?)""");

    static final ExportSql INSERT_WITH_ID = ExportSql.insert("loan_copy", """
            INSERT INTO loan_copy (film, fee, loan_id, trestle_entry_id)
            VALUES (?, ?, ?, ?)""")
            .entryId("SELECT 1 FROM loan_copy WHERE trestle_entry_id = ?");

    static final ExportSql UPDATE = ExportSql.update("loan_log", """
            UPDATE loan_log SET film = ?, fee = ?
            WHERE loan_id = ?""")
            .key(1);

    private static final ExportSql MERGE = ExportSql.merge("loan_log", """
            INSERT INTO loan_log (film, fee, loan_id)
            VALUES (?, ?, ?)
            ON CONFLICT (loan_id) DO UPDATE SET film = excluded.film, fee = excluded.fee""")
            .key(1);

    private static final ExportSql MYSQL_MERGE = ExportSql.merge("loan_log", """
            INSERT INTO loan_log (film, fee, loan_id)
            VALUES (?, ?, ?)
            ON DUPLICATE KEY UPDATE film = VALUES(film), fee = VALUES(fee)""")
            .key(1);

    private static final ExportSql TWO_STEP_MERGE = ExportSql.merge("loan_log", UPDATE.sql(), INSERT.sql()).key(1);

    static final ExportSql LEDGER = ExportSql.insert("ledger", """
            INSERT INTO ledger (film, fee, loan_id)
            VALUES (?, ?, ?)""");

    private LoanSql() {}

    static ExportSql merge(Dialect dialect) {
        return switch (dialect) {
            case POSTGRESQL, SQLITE -> MERGE;
            case MYSQL -> MYSQL_MERGE;
            case OTHER -> TWO_STEP_MERGE;
        };
    }
}
