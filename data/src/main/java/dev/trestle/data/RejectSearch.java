package dev.trestle.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rows of a file that do not fit, with their places. It reads a file once more, so only if there are some.
 *
 * @param tests of the cells
 * @param max how many rows to find
 */
record RejectSearch(Session session, Dataset dataset, FileScan scan, List<CellTest> tests, int max) {

    /**
     * A bad cell of a row, or a line that is no row; the position is the number of the row, or of the line of NDJSON, or the byte where a
     * line of CSV begins.
     */
    private record Found(long position, @Nullable String column, @Nullable String text, String message) {

        boolean isRow() { return column != null; }
    }

    /** In their order. */
    List<FileReject> in(RootFile file) throws SQLException {
        FileScan one = scan.over(List.of(file));
        String table = session.newTable();
        List<Found> found = new ArrayList<>(session.query(cells(one.searched(table, max)), binds -> { }, this::cells));
        if (scan.format() == FileFormat.CSV) {
            found.addAll(session.query("SELECT DISTINCT line_byte_position - 1, error_type, trim(csv_line, chr(10) || chr(13)) FROM "
                    + SqlText.name(table + "_rows") + " ORDER BY 1 LIMIT " + max, binds -> { }, RejectSearch::lines));
        }
        return found.isEmpty() ? List.of() : placed(file, found);
    }

    private String cells(String source) {
        List<String> tested = new ArrayList<>();
        for (int i = 0; i < tests.size(); i++) {
            tested.add(tests.get(i).sql() + " AS b" + i + ", CAST(" + tests.get(i).text() + " AS VARCHAR) AS x" + i);
        }
        List<String> results = IntStream.range(0, tests.size()).mapToObj(i -> ", b" + i + ", x" + i).toList();
        List<String> bad = IntStream.range(0, tests.size()).mapToObj(i -> " OR b" + i).toList();
        return "SELECT n" + String.join("", results) + " FROM (SELECT row_number() OVER () AS n"
                + String.join("", tested.stream().map(test -> ", " + test).toList()) + " FROM " + source + ") WHERE n < 0" + String.join("", bad)
                + " ORDER BY n LIMIT " + max;
    }

    private List<Found> cells(ResultSet rows) throws SQLException {
        List<Found> cells = new ArrayList<>();
        while (rows.next()) {
            for (int i = 0; i < tests.size(); i++) {
                if (rows.getBoolean(2 + 2 * i)) {
                    DatasetColumn column = tests.get(i).column();
                    cells.add(new Found(rows.getLong(1), column == null ? null : column.name(), rows.getString(3 + 2 * i), tests.get(i).meaning()));
                }
            }
        }
        return cells;
    }

    private static List<Found> lines(ResultSet rows) throws SQLException {
        List<Found> lines = new ArrayList<>();
        while (rows.next()) {
            lines.add(new Found(rows.getLong(1), null, rows.getString(3), switch (rows.getString(2).toUpperCase(Locale.ROOT)) {
                case "MISSING COLUMNS" -> "has too few columns";
                case "TOO MANY COLUMNS" -> "has too many columns";
                case "UNQUOTED VALUE" -> "has a double quote that begins or ends no value";
                case "LINE SIZE OVER MAXIMUM" -> "is too long";
                case "INVALID UNICODE", "INVALID ENCODING" -> "is no UTF-8";
                default -> "is no row of CSV";
            }));
        }
        return lines;
    }

    private List<FileReject> placed(RootFile file, List<Found> found) {
        if (scan.format() != FileFormat.CSV) {
            return found.stream().map(cell -> reject(file, scan.format() == FileFormat.NDJSON ? cell.position() : null, cell)).toList();
        }
        Set<Long> rows = new HashSet<>();
        NavigableSet<Long> noRows = new TreeSet<>();
        found.forEach(one -> (one.isRow() ? rows : noRows).add(one.position()));
        try {
            CsvLines lines = CsvLines.read(file.path(), rows, noRows, scan.names().size() == 1);
            return found.stream()
                    .map(one -> reject(file, (one.isRow() ? lines.byRow() : lines.byOffset()).get(one.position()), one))
                    .sorted(Comparator.comparing(FileReject::line, Comparator.nullsLast(Comparator.naturalOrder()))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FileReject reject(RootFile file, @Nullable Long line, Found found) {
        return new FileReject(dataset.name(), file.name(), line, found.isRow() ? found.position() : null, found.column(), found.text(),
                found.message());
    }
}
