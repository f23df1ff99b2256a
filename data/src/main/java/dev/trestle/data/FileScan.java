package dev.trestle.data;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A file as DuckDB reads it.
 *
 * @param found the types of DuckDB by the names of its columns, in the order of the file; for CSV all are VARCHAR
 * @param source the table function that reads it
 */
record FileScan(Map<String, String> found, String source) {

    private static final String CSV = ", header = true, delim = ',', quote = '\"', escape = '\"', nullstr = '', "
            + "allow_quoted_nulls = false, compression = 'none', hive_partitioning = false";

    /** Reads the columns of a file. */
    static FileScan open(Session session, FileFormat format, RootFile file) throws SQLException {
        String path = SqlText.literal(file.path().toString());
        return switch (format) {
            case PARQUET -> {
                String source = "read_parquet(" + path + ", hive_partitioning = false)";
                yield new FileScan(describe(session, source), source);
            }
            case CSV -> {
                Map<String, String> found = describe(session, "read_csv(" + path + CSV + ", all_varchar = true)");
                yield new FileScan(found, "read_csv(" + path + CSV + ", auto_detect = false, columns = " + found.keySet().stream()
                        .map(name -> SqlText.literal(name) + ": 'VARCHAR'").collect(Collectors.joining(", ", "{", "})")));
            }
        };
    }

    private static Map<String, String> describe(Session session, String source) throws SQLException {
        return session.query("DESCRIBE SELECT * FROM " + source, binds -> { }, rows -> {
            Map<String, String> columns = new LinkedHashMap<>();
            while (rows.next()) {
                columns.put(rows.getString("column_name"), rows.getString("column_type"));
            }
            return columns;
        });
    }
}
