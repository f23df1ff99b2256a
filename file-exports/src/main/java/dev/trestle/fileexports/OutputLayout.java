package dev.trestle.fileexports;

import dev.trestle.formats.RowFormat;
import dev.trestle.runtime.database.Columns;
import dev.trestle.runtime.database.ResultRow;
import java.sql.SQLException;
import java.util.List;

/**
 * What the files of a route have.
 *
 * @param format of each file
 * @param columns of each file, the first of the result
 * @param partitions the columns of the result that follow them, as text, and are in the names of folders; empty for one file
 * @param maxPartitions how many there may be
 * @param escapesFormulas whether text that spreadsheets take for a formula begins with an apostrophe in CSV
 */
record OutputLayout(RowFormat format, Columns columns, List<String> partitions, int maxPartitions, boolean escapesFormulas) {

    boolean isPartitioned() {
        return !partitions.isEmpty();
    }

    /** The folder of a row, such as {@code year=2026/genre=Drama}. */
    String folder(ResultRow row) throws SQLException {
        StringBuilder folder = new StringBuilder();
        for (int i = 0; i < partitions.size(); i++) {
            folder.append(i == 0 ? "" : "/").append(PartitionName.of(partitions.get(i), row.textOrNull(columns.size() + i + 1)));
        }
        return folder.toString();
    }

    /** The usual ending of the names of files; that of a stream of Arrow differs from that of a file of Arrow. */
    String extension() {
        return format.name().equals("arrow") ? "arrows" : format.name();
    }
}
