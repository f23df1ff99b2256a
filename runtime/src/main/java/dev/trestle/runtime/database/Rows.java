package dev.trestle.runtime.database;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.Links;
import io.helidon.http.Status;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Reads the rows of a statement, into memory or one by one. */
final class Rows {

    /** How many rows the driver holds at once where they are read one by one. */
    private static final int FETCHED = 500;

    private Rows() {}

    /** The number of rows. In a transaction, else the driver reads all of them at once. */
    static long stream(PreparedStatement statement, RowSink sink, Links links) throws SQLException {
        statement.setFetchSize(FETCHED);
        return each(statement, sink, links, 0);
    }

    /** The same, but that from the second fetch on rows are read ahead; {@code cancel} ends the statement. */
    static long streamAhead(PreparedStatement statement, RowSink sink, Links links, Runnable cancel) throws SQLException {
        statement.setFetchSize(FETCHED);
        try (ResultSet result = statement.executeQuery()) {
            ResultRow row = new ResultRow(result, links);
            for (int count = 0; count < FETCHED; count++) {
                if (!result.next()) {
                    return count;
                }
                sink.row(row);
            }
            return FETCHED + new RowsAhead(result, FETCHED, cancel).each(sink, links);
        }
    }

    /** The number of rows: as many as {@code max}, which is 0 for any number. */
    static long each(PreparedStatement statement, RowSink sink, Links links, int max) throws SQLException {
        limit(statement, max);
        long count = 0;
        try (ResultSet result = statement.executeQuery()) {
            ResultRow row = new ResultRow(result, links);
            while (result.next()) {
                check(++count, max);
                sink.row(row);
            }
            return count;
        }
    }

    static <T> List<T> all(PreparedStatement statement, RowReader<? extends T> reader, Links links)
            throws SQLException {
        try (ResultSet result = statement.executeQuery()) {
            List<T> rows = new ArrayList<>();
            ResultRow row = new ResultRow(result, links);
            while (result.next()) {
                rows.add(reader.read(row));
            }
            return Collections.unmodifiableList(rows);
        }
    }

    /** As many as {@code max}, which is 0 for any number. */
    static <T> List<T> limited(
            PreparedStatement statement, RowReader<? extends T> reader, Links links, int max)
            throws SQLException {
        limit(statement, max);
        List<T> rows = all(statement, reader, links);
        check(rows.size(), max);
        return rows;
    }

    /** The row that was inserted; 409 if there is none. */
    static <T> T inserted(List<T> rows) {
        if (rows.isEmpty()) {
            throw HttpProblem.of(Status.CONFLICT_409, "The database did not store the row");
        }
        return rows.getFirst();
    }

    /** One row more tells that there are too many, and no others are sent. */
    private static void limit(PreparedStatement statement, int max) throws SQLException {
        if (max > 0 && max < Integer.MAX_VALUE) {
            statement.setMaxRows(max + 1);
        }
    }

    private static void check(long rows, int max) {
        if (max > 0 && rows > max) {
            throw SqlProblems.tooLarge("max-rows", "has more than " + max + " rows");
        }
    }

    static <T> T only(List<T> rows) {
        if (rows.size() > 1) {
            throw HttpProblem.of(Status.CONFLICT_409, "There is more than one such row");
        }
        return first(rows);
    }

    static <T> T first(List<T> rows) {
        if (rows.isEmpty()) {
            throw HttpProblem.of(Status.NOT_FOUND_404, "There is no such row");
        }
        return rows.getFirst();
    }
}
