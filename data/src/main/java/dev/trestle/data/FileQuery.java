package dev.trestle.data;

import dev.trestle.runtime.ErrorCode;
import dev.trestle.runtime.FieldError;
import dev.trestle.runtime.HttpProblem;
import io.helidon.http.Status;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A query over datasets, for any files of them. */
public final class FileQuery {

    /** Rows of a batch; or fewer, with about as many characters. */
    private static final int MAX_ROWS = 256;
    private static final int MAX_CHARACTERS = 64 * 1024;

    private final Data data;
    private final String sql;
    private final List<Dataset> datasets;

    FileQuery(Data data, String sql, List<Dataset> datasets) {
        this.data = data;
        this.sql = sql;
        this.datasets = datasets;
    }

    /**
     * Reads the rows one by one, so that any number of rows needs little memory. The files are checked before the first row.
     *
     * @param files a name for each dataset, in their order: relative to its root, with slashes
     * @param binder binds the parameters; it runs on another thread
     * @param sink takes each row, in order, on this thread
     * @throws HttpProblem 404 for a file that does not exist or may not be read, 413 for one that is too large, 422 for one that
     *     does not fit, 503 if too many queries run, 504 if it takes too long; perhaps after the sink has taken some rows
     */
    public void each(List<String> files, FileBinder binder, FileRowSink sink) {
        List<RootFile> found = new ArrayList<>();
        for (int i = 0; i < datasets.size(); i++) {
            found.add(data.file(datasets.get(i), files.get(i)));
        }
        Execution execution = new Execution(running -> run(running, found, binder), data.queryTimeout());
        Runnable unwatch = data.watch(() -> execution.stop(Execution.Stop.ABANDONED));
        try {
            data.start(execution);
            take(execution, sink);
            found.forEach(RootFile::requireUnchanged);
        } finally {
            unwatch.run();
            execution.stop(Execution.Stop.ABANDONED);
        }
    }

    /**
     * Reads all rows into memory.
     *
     * @param files as for {@link #each}
     * @param binder binds the parameters; it runs on another thread
     * @param reader reads one row
     * @param <T> the type of a row
     * @return the rows in order, unmodifiable
     * @throws HttpProblem as {@link #each}, and 422 for more than {@code max-rows}
     */
    public <T> List<T> list(List<String> files, FileBinder binder, FileRowReader<? extends T> reader) {
        List<T> rows = new ArrayList<>();
        each(files, binder, row -> {
            if (data.maxRows() > 0 && rows.size() >= data.maxRows()) {
                throw HttpProblem.status(Status.UNPROCESSABLE_CONTENT_422).detail("The result is too large")
                        .error(FieldError.of("", ErrorCode.RESULT_TOO_LARGE,
                                "has more than " + data.maxRows() + " rows; request fewer rows")).build();
            }
            rows.add(reader.read(row));
        });
        return Collections.unmodifiableList(rows);
    }

    private static void take(Execution execution, FileRowSink sink) {
        FileRow row = new FileRow();
        for (RowBatch batch = execution.next(); batch != null; batch = execution.next()) {
            for (@Nullable Object[] values : batch.rows()) {
                sink.row(row.at(batch.names(), values));
            }
        }
        Throwable failure = execution.failure();
        if (failure != null) {
            throw FileProblems.of(failure, execution);
        }
    }

    /** On a worker's thread. */
    private void run(Execution execution, List<RootFile> files, FileBinder binder) throws SQLException {
        try (Session session = data.session(execution)) {
            for (int i = 0; i < datasets.size(); i++) {
                open(session, execution, datasets.get(i), files.get(i));
            }
            files.forEach(RootFile::requireUnchanged);
            session.query(sql, binder, rows -> {
                hand(execution, rows);
                return true;
            });
        }
    }

    private static void open(Session session, Execution execution, Dataset dataset, RootFile file) throws SQLException {
        try {
            new FileCheck(dataset, FileScan.open(session, dataset.format(), file)).pass(session);
        } catch (SQLException e) {
            if (execution.stop() != null) {
                throw e;
            }
            throw FileProblems.unreadable(dataset, e);
        }
    }

    private static void hand(Execution execution, ResultSet rows) throws SQLException {
        ResultSetMetaData columns = rows.getMetaData();
        List<CellReader> readers = CellReader.of(columns);
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= readers.size(); i++) {
            names.add(columns.getColumnLabel(i));
        }
        List<@Nullable Object[]> batch = new ArrayList<>();
        long characters = 0;
        while (rows.next()) {
            @Nullable Object[] values = new @Nullable Object[readers.size()];
            for (int i = 0; i < values.length; i++) {
                Object value = readers.get(i).read(rows, i + 1);
                values[i] = value;
                characters += value instanceof String text ? text.length() : value instanceof byte[] bytes ? bytes.length : 0;
            }
            batch.add(values);
            if (batch.size() >= MAX_ROWS || characters >= MAX_CHARACTERS) {
                execution.hand(new RowBatch(names, batch));
                batch = new ArrayList<>();
                characters = 0;
            }
        }
        execution.hand(new RowBatch(names, batch));
    }
}
