package dev.trestle.data;

import dev.trestle.data.remote.ByteRange;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Finds the parts of Parquet files that a query reads, while only their ends are here. DuckDB reads the metadata from there, and plans the
 * query. A part that is missing after all is a hole of zeros, which are no header of a page, so that the query fails.
 *
 * @param sql the query
 * @param datasets that it reads
 */
record ReadParts(String sql, List<Dataset> datasets, FileBinder binder) {

    /** Bytes that are read although they are not needed, to spare a request. */
    private static final long GAP = 64 * 1024;

    /** Bytes beyond the end of a chunk, as old writers do not count the header of its dictionary. */
    private static final long SLACK = 128;

    /**
     * Checks the columns of the files, and finds the parts.
     *
     * @param ends the files of which only the ends are here
     * @return by the path of the file; all of a file whose metadata does not fit it
     * @throws dev.trestle.runtime.HttpProblem 422 if a file does not fit
     */
    Map<Path, List<ByteRange>> find(Session session, List<List<RootFile>> files, Map<Path, Leases.End> ends) throws SQLException {
        List<String> texts = new ArrayList<>();
        List<FileScan> scans = new ArrayList<>();
        for (int i = 0; i < datasets.size(); i++) {
            FileCheck check = FileQuery.check(session, datasets.get(i), files.get(i));
            check.requireShape();
            for (FileScan scan : check.scans()) {
                texts.add(checked(session, datasets.get(i), scan));
                scans.add(scan);
            }
            check.view(session, false);
        }
        texts.add(ReadColumns.plan(session, sql, binder));
        texts.add(sql.toLowerCase(Locale.ROOT));
        Map<Path, List<ByteRange>> parts = new HashMap<>();
        for (FileScan scan : scans) {
            ReadColumns columns = new ReadColumns(texts);
            for (RootFile file : scan.files()) {
                if (ends.containsKey(file.path())) {
                    parts.put(file.path(), parts(session, file, scan, columns, ends.get(file.path()).end().start()));
                }
            }
        }
        return parts;
    }

    /** What the check of the cells reads; if it reads any, perhaps all that it checks. */
    private static String checked(Session session, Dataset dataset, FileScan scan) throws SQLException {
        List<CellTest> tests = new Cells(dataset, scan).tests();
        if (tests.isEmpty() || scan.format().isText()
                || ReadColumns.plan(session, FileCheck.count(scan, tests), binds -> { }).isEmpty()) {
            return "";
        }
        return tests.stream().map(CellTest::column).filter(Objects::nonNull)
                .map(column -> column.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining("\n"));
    }

    private static List<ByteRange> parts(Session session, RootFile file, FileScan scan, ReadColumns columns, long end) throws SQLException {
        List<String> read = scan.names().stream().filter(columns::has).toList();
        List<ByteRange> parts = session.query("SELECT path_in_schema, least(dictionary_page_offset, data_page_offset), total_compressed_size,"
                        + " bloom_filter_offset, bloom_filter_length FROM parquet_metadata(" + SqlText.literal(file.path().toString()) + ")",
                binds -> { }, rows -> {
                    List<ByteRange> found = new ArrayList<>();
                    while (rows.next()) {
                        String path = rows.getString(1);
                        if (read.stream().anyMatch(name -> path.equals(name) || path.startsWith(name + ", "))) {
                            add(found, rows, 2, file.size());
                            add(found, rows, 4, file.size());
                        }
                    }
                    return found;
                });
        if (parts.stream().anyMatch(part -> part.from() < 0 || part.length() < 0)) {
            return List.of(new ByteRange(0, end, file.size()));
        }
        return ByteRange.joined(parts.stream()
                .map(part -> new ByteRange(part.from(), Math.min(part.to() + SLACK, end), part.size()))
                .filter(part -> part.from() < part.to())
                .toList(), GAP);
    }

    private static void add(List<ByteRange> parts, ResultSet rows, int column, long size) throws SQLException {
        long from = rows.getLong(column);
        if (!rows.wasNull()) {
            long length = rows.getLong(column + 1);
            // Of an unknown length it is the rest.
            parts.add(new ByteRange(from, rows.wasNull() ? size : from + length, size));
        }
    }
}
