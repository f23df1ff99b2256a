package dev.trestle.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;

/** Counts the lines of a CSV file as an editor does, and its rows as DuckDB does: DuckDB does not know the lines of its rows. */
final class CsvLines {

    private static final int BUFFER = 64 * 1024;

    private final Map<Long, Long> byRow = new HashMap<>();
    private final Map<Long, Long> byOffset = new HashMap<>();
    private final Set<Long> rows;
    private final NavigableSet<Long> noRows;
    private final boolean blankIsRow;
    private long row = -1;
    private long afterLast;

    private CsvLines(Set<Long> rows, NavigableSet<Long> noRows, boolean blankIsRow) {
        this.rows = rows;
        this.noRows = noRows;
        this.blankIsRow = blankIsRow;
    }

    /**
     * Reads a file.
     *
     * @param rows whose lines to find, from 1
     * @param noRows the bytes at which lines begin that are no rows, or the blank lines before them
     * @param blankIsRow whether an empty line is a row: a file of one column has no other nulls
     */
    static CsvLines read(Path file, Set<Long> rows, NavigableSet<Long> noRows, boolean blankIsRow) throws IOException {
        CsvLines lines = new CsvLines(rows, noRows, blankIsRow);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            lines.read(in);
        }
        return lines;
    }

    /** The line in which a row begins. */
    Map<Long, Long> byRow() { return byRow; }

    /** The lines of those that are no rows. */
    Map<Long, Long> byOffset() { return byOffset; }

    private void read(InputStream in) throws IOException {
        long offset = 0;
        long begin = 0;
        long line = 1;
        long first = 1;
        boolean quoted = false;
        boolean atStart = true;
        for (int c = in.read(); c >= 0; c = in.read()) {
            offset++;
            if (c == '\n') {
                line++;
            }
            if (c == '\n' && !quoted) {
                record(begin, offset, first, offset - begin <= 1);
                begin = offset;
                first = line;
                atStart = true;
            } else if (c == '"' && (quoted || atStart)) {
                quoted = !quoted;
                // Two quotes within quotes are one: the second opens again.
                atStart = !quoted;
            } else if (c != '\r' || offset - begin > 1) {
                atStart = c == ',' && !quoted;
            } else {
                // A blank line with a carriage return.
                begin = offset;
            }
        }
        if (offset > begin) {
            record(begin, offset, first, false);
        }
    }

    private void record(long begin, long end, long line, boolean blank) {
        if (blank && !blankIsRow) {
            return;
        }
        Long noRow = noRows.ceiling(afterLast);
        afterLast = end;
        if (noRow != null && noRow <= begin) {
            byOffset.put(noRow, line);
        } else {
            row++;
            if (rows.contains(row)) {
                byRow.put(row, line);
            }
        }
    }
}
