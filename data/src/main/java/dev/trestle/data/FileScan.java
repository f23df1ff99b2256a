package dev.trestle.data;

import dev.trestle.runtime.HttpProblem;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Files with the same columns, in folders with the same values, as DuckDB reads them.
 *
 * @param names of the columns, in the order of the files
 * @param types of DuckDB, of the columns; VARCHAR for texts
 * @param folders the values of the folders, as SQL
 * @param files at least one
 */
record FileScan(FileFormat format, List<String> names, List<String> types, List<String> folders, List<RootFile> files) {

    private static final String CSV = ", header = true, delim = ',', quote = '\"', escape = '\"', nullstr = '', "
            + "allow_quoted_nulls = false, compression = 'none', hive_partitioning = false";

    /** Skips rows that are no rows of this format, and tells of them in a table. */
    private static final String REJECTS = ", store_rejects = true, rejects_table = '%1$s_rows', rejects_scan = '%1$s_scans', rejects_limit = %2$d";

    /**
     * Reads the columns of files.
     *
     * @throws HttpProblem 422 if a file cannot be read
     */
    static List<FileScan> open(Session session, Dataset dataset, List<Folders.Placed> files) throws SQLException {
        Map<FileScan, List<RootFile>> alike = new LinkedHashMap<>();
        for (Folders.Placed placed : files) {
            Map<String, String> found;
            try {
                found = columns(session, dataset, placed.file());
            } catch (SQLException e) {
                session.requireRunning(e);
                throw FileProblems.unreadable(dataset, placed.file(), e);
            } catch (IOException e) {
                throw FileProblems.unreadable(dataset, placed.file(), new SQLException(e));
            }
            alike.computeIfAbsent(new FileScan(dataset.format(), List.copyOf(found.keySet()), List.copyOf(found.values()),
                    placed.values(), List.of()), shape -> new ArrayList<>()).add(placed.file());
        }
        return alike.entrySet().stream().map(entry -> entry.getKey().over(entry.getValue())).toList();
    }

    FileScan over(List<RootFile> others) {
        return new FileScan(format, names, types, folders, List.copyOf(others));
    }

    /** The type of DuckDB that a column of this name has; null if there is none. */
    @Nullable String type(String name) {
        int index = names.indexOf(name);
        return index < 0 ? null : types.get(index);
    }

    /** The table function that reads them. */
    String source() {
        return source("");
    }

    /** The same without rows that are none, of which at most so many are told in a table {@code NAME_rows}. */
    String rejecting(String name, int max) {
        return format == FileFormat.CSV ? source(REJECTS.formatted(name, max)) : source();
    }

    /** The same to search for rows that do not fit, in which the rows of NDJSON are its lines. */
    String searched(String name, int max) {
        return format == FileFormat.NDJSON ? new JsonLines(names).lines(paths()) : rejecting(name, max);
    }

    private String paths() {
        return files.stream().map(file -> SqlText.literal(file.path().toString())).collect(Collectors.joining(", ", "[", "]"));
    }

    private String source(String options) {
        String paths = paths();
        return switch (format) {
            case PARQUET -> "read_parquet(" + paths + ", hive_partitioning = false)";
            case CSV -> "read_csv(" + paths + CSV + ", auto_detect = false, columns = " + names.stream()
                    .map(name -> SqlText.literal(name) + ": 'VARCHAR'").collect(Collectors.joining(", ", "{", "}")) + options + ")";
            case NDJSON -> new JsonLines(names).rows(paths);
        };
    }

    private static Map<String, String> columns(Session session, Dataset dataset, RootFile file) throws SQLException, IOException {
        return switch (dataset.format()) {
            case PARQUET -> described(session, "read_parquet(" + SqlText.literal(file.path().toString()) + ", hive_partitioning = false)");
            case CSV -> texts(CsvHeader.read(file.path()));
            // Each line has members of its own.
            case NDJSON -> texts(dataset.columns().stream().map(DatasetColumn::name).toList());
        };
    }

    private static Map<String, String> described(Session session, String source) throws SQLException {
        return session.query("DESCRIBE SELECT * FROM " + source, binds -> { }, rows -> {
            Map<String, String> columns = new LinkedHashMap<>();
            while (rows.next()) {
                columns.put(rows.getString("column_name"), rows.getString("column_type"));
            }
            return columns;
        });
    }

    /** Of columns with the same name, which DuckDB would not distinguish, the others get a name that none is declared with. */
    private static Map<String, String> texts(List<String> names) {
        Map<String, String> columns = new LinkedHashMap<>();
        Set<String> taken = new HashSet<>();
        for (String name : names) {
            boolean free = !name.isEmpty() && taken.add(name.toLowerCase(Locale.ROOT));
            columns.put(free ? name : name + "#" + (columns.size() + 1), "VARCHAR");
        }
        return columns;
    }
}
