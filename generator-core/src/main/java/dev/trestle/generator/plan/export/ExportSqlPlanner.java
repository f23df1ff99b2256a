package dev.trestle.generator.plan.export;

import dev.trestle.generator.config.ExportMethod;
import dev.trestle.generator.plan.model.ExportStatement;
import dev.trestle.generator.plan.sql.SqlText;
import dev.trestle.generator.target.TargetDialect;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes the SQL of an export. Every statement has the same parameters: the other columns, then the key's, then
 * the id of the entry.
 *
 * @param others the columns that are not of the key, as SQL writes them
 * @param key those of the key
 * @param entryId the column for the id of an entry; empty where the table has none
 */
record ExportSqlPlanner(
        TargetDialect dialect, String table, List<String> others, List<String> key, Optional<String> entryId) {

    ExportStatement plan(ExportMethod method) {
        return switch (method) {
            case INSERT -> new ExportStatement.Insert(
                    insert(), entryId.map(id -> "SELECT 1 FROM " + table + " WHERE " + id + " = ?"));
            case UPDATE -> new ExportStatement.Update(update());
            case MERGE -> merge();
        };
    }

    // INSERT INTO loan_log (fee, loan_id)
    // VALUES (?, ?)
    private String insert() {
        List<String> columns = Stream.of(others.stream(), key.stream(), entryId.stream()).flatMap(s -> s).toList();
        return SqlText.list("INSERT INTO " + table + " (", columns, ")") + "\n"
                + SqlText.list("VALUES (", Collections.nCopies(columns.size(), "?"), ")");
    }

    // UPDATE loan_log
    // SET fee = ?
    // WHERE loan_id = ?
    private String update() {
        return "UPDATE " + table + "\n"
                + SqlText.list("SET ", others.stream().map(column -> column + " = ?").toList(), "")
                + "\nWHERE " + String.join(" = ? AND ", key) + " = ?";
    }

    private ExportStatement merge() {
        return switch (dialect) {
            // ON CONFLICT (loan_id) DO UPDATE
            // SET fee = excluded.fee
            case POSTGRESQL, SQLITE -> new ExportStatement.Merge(insert() + "\n"
                    + SqlText.list("ON CONFLICT (", key, ") DO UPDATE") + "\n"
                    + SqlText.list("SET ", others.stream().map(c -> c + " = excluded." + c).toList(), ""));
            // ON DUPLICATE KEY UPDATE fee = VALUES(fee)
            case MYSQL -> new ExportStatement.Merge(insert() + "\n" + SqlText.list(
                    "ON DUPLICATE KEY UPDATE ", others.stream().map(c -> c + " = VALUES(" + c + ")").toList(), ""));
            case OTHER -> new ExportStatement.MergeByTwo(update(), insert());
        };
    }
}
