package dev.trestle.data;

import dev.trestle.runtime.ErrorCode;
import dev.trestle.data.remote.ByteRange;
import dev.trestle.runtime.FieldError;
import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.JsonWriter;
import dev.trestle.runtime.cancellation.Cancellation;
import dev.trestle.runtime.rows.RowQuery;
import io.helidon.http.Status;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Function;
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
     * @param files the names for each dataset, in their order: relative to its root, with slashes; one, unless it has many files
     * @param binder binds the parameters; it runs on another thread
     * @param sink takes each row, in order, on this thread
     * @throws HttpProblem 404 for a file that does not exist or may not be read, 413 for one that is too large, 422 for one that
     *     does not fit, and for too many, 503 if too many queries run, 504 if it takes too long; perhaps after the sink has taken some rows
     */
    public void each(List<? extends List<? extends @Nullable String>> files, FileBinder binder, FileRowSink sink) {
        requireNoRejects();
        each(files, binder, sink, rejects -> { });
    }

    /**
     * The same of datasets that leave rows out.
     *
     * @param files as for {@link #each(List, FileBinder, FileRowSink)}
     * @param binder binds the parameters; it runs on another thread
     * @param sink takes each row, in order, on this thread
     * @param rejects takes the rows that are left out, before the first row
     * @throws HttpProblem as {@link #each(List, FileBinder, FileRowSink)}, and 422 if more rows do not fit than may
     */
    public void each(
            List<? extends List<? extends @Nullable String>> files, FileBinder binder, FileRowSink sink,
            Consumer<? super List<FileReject>> rejects) {
        each(files, binder, sink, rejects, new Cancellation());
    }

    private void each(
            List<? extends List<? extends @Nullable String>> files, FileBinder binder, FileRowSink sink,
            Consumer<? super List<FileReject>> rejects, Cancellation cancellation) {
        try (Leases leases = new Leases()) {
            List<List<RootFile>> found = new ArrayList<>();
            for (int i = 0; i < datasets.size(); i++) {
                found.add(data.files(datasets.get(i), files.get(i), leases));
            }
            read(leases.ends().isEmpty() ? found : complete(found, binder, leases, cancellation), binder, sink, rejects, cancellation);
        }
    }

    /** Brings those parts of files here that the query reads. */
    private List<List<RootFile>> complete(List<List<RootFile>> found, FileBinder binder, Leases leases, Cancellation cancellation) {
        Map<Path, List<ByteRange>> parts = new HashMap<>();
        run(running -> {
            try (Session session = data.session(running)) {
                parts.putAll(new ReadParts(sql, datasets, binder).find(session, found, leases.ends()));
            }
        }, cancellation, execution -> take(execution, row -> { }, none -> { }));
        return found.stream().map(files -> files.stream().map(file -> parts.containsKey(file.path())
                ? data.complete(Objects.requireNonNull(leases.ends().get(file.path())), parts.get(file.path()), leases) : file).toList()).toList();
    }

    private void read(
            List<List<RootFile>> found, FileBinder binder, FileRowSink sink, Consumer<? super List<FileReject>> rejects,
            Cancellation cancellation) {
        run(running -> run(running, found, binder), cancellation, execution -> {
            take(execution, sink, rejects);
            found.forEach(FileQuery::requireUnchanged);
        });
    }

    /** Has a worker run a task, until its rows are taken. */
    private void run(Execution.Task task, Cancellation cancellation, Consumer<Execution> taking) {
        Execution execution = new Execution(task, data.queryTimeout());
        Runnable end = () -> execution.stop(Execution.Stop.ABANDONED);
        Runnable unwatch = data.watch(end);
        try {
            if (!cancellation.begins(end)) {
                throw new CancellationException("The query was cancelled");
            }
            data.start(execution);
            taking.accept(execution);
        } finally {
            cancellation.ended();
            unwatch.run();
            end.run();
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
    public <T> List<T> list(
            List<? extends List<? extends @Nullable String>> files, FileBinder binder, FileRowReader<? extends T> reader) {
        return list(files, binder, reader, new Cancellation());
    }

    <T> List<T> list(
            List<? extends List<? extends @Nullable String>> files, FileBinder binder, FileRowReader<? extends T> reader,
            Cancellation cancellation) {
        requireNoRejects();
        List<T> rows = new ArrayList<>();
        each(files, binder, limited(rows, reader), rejects -> { }, cancellation);
        return Collections.unmodifiableList(rows);
    }

    /**
     * The rows for callers in Java: as a list, by a future, one by one, or in batches.
     *
     * @param files as for {@link #each}
     * @param binder binds the parameters; it runs on another thread
     * @param reader reads one row
     * @param <T> the type of a row
     * @return runs the query when rows are asked for
     */
    public <T> RowQuery<T> rows(
            List<? extends List<? extends @Nullable String>> files, FileBinder binder, FileRowReader<? extends T> reader) {
        return new RowQuery<>(new FileRows<T>(this, files, binder, reader));
    }

    /**
     * The rows as a part of other work, of which each part may cancel the others.
     *
     * @param files as for {@link #each}
     * @param binder binds the parameters; it runs on another thread
     * @param reader reads one row
     * @param <T> the type of a row
     * @return reads all rows, until it is cancelled
     */
    public <T> Function<Cancellation, List<T>> cancellable(
            List<? extends List<? extends @Nullable String>> files, FileBinder binder, FileRowReader<? extends T> reader) {
        return new FileRows<T>(this, files, binder, reader)::list;
    }

    /**
     * Reads all rows into memory, and those that are left out.
     *
     * @param files as for {@link #each}
     * @param binder binds the parameters; it runs on another thread
     * @param reader reads one row
     * @param <T> the type of a row
     * @return both
     * @throws HttpProblem as {@link #list}
     */
    public <T> FileResult<T> result(
            List<? extends List<? extends @Nullable String>> files, FileBinder binder, FileRowReader<? extends T> reader) {
        List<T> rows = new ArrayList<>();
        List<FileReject> rejects = new ArrayList<>();
        each(files, binder, limited(rows, reader), rejects::addAll);
        return new FileResult<>(Collections.unmodifiableList(rows), Collections.unmodifiableList(rejects));
    }

    /**
     * Writes an object with the rows, and those that are left out: <code>{"rows": [...], "rejects": [...]}</code>.
     *
     * @param files as for {@link #each}
     * @param binder binds the parameters; it runs on another thread
     * @param columns of the rows
     * @param out takes the object
     * @throws HttpProblem as {@link #each}
     */
    public void write(
            List<? extends List<? extends @Nullable String>> files, FileBinder binder, FileColumns columns, JsonWriter out) {
        List<FileReject> rejects = new ArrayList<>();
        out.startObject();
        out.name("rows").items(() -> each(files, binder, columns.to(out), rejects::addAll));
        out.name("rejects").array(rejects, reject -> reject.write(out));
        out.endObject();
    }

    private <T> FileRowSink limited(List<T> rows, FileRowReader<? extends T> reader) {
        return row -> {
            if (data.maxRows() > 0 && rows.size() >= data.maxRows()) {
                throw HttpProblem.status(Status.UNPROCESSABLE_CONTENT_422).detail("The result is too large")
                        .error(FieldError.of("", ErrorCode.RESULT_TOO_LARGE,
                                "has more than " + data.maxRows() + " rows; request fewer rows")).build();
            }
            rows.add(reader.read(row));
        };
    }

    private void requireNoRejects() {
        if (datasets.stream().anyMatch(dataset -> dataset.maxRejects() > 0)) {
            throw new IllegalStateException("A query whose datasets have rejects has to take them");
        }
    }

    private static void requireUnchanged(List<RootFile> files) {
        files.forEach(RootFile::requireUnchanged);
    }

    private static void take(Execution execution, FileRowSink sink, Consumer<? super List<FileReject>> rejects) {
        FileRow row = new FileRow();
        RowBatch first = execution.next();
        if (first != null) {
            rejects.accept(execution.leftOut());
        }
        for (RowBatch batch = first; batch != null; batch = execution.next()) {
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
    private void run(Execution execution, List<List<RootFile>> files, FileBinder binder) throws SQLException {
        try (Session session = data.session(execution)) {
            List<FileReject> rejects = new ArrayList<>();
            for (int i = 0; i < datasets.size(); i++) {
                rejects.addAll(check(session, datasets.get(i), files.get(i)).pass(session));
            }
            execution.leaveOut(rejects);
            files.forEach(FileQuery::requireUnchanged);
            session.query(sql, binder, rows -> {
                hand(execution, rows);
                return true;
            });
        }
    }

    static FileCheck check(Session session, Dataset dataset, List<RootFile> files) throws SQLException {
        List<FieldError> errors = new ArrayList<>();
        List<Folders.Placed> placed = new Folders(dataset).of(session, files, errors);
        if (!errors.isEmpty()) {
            throw FileProblems.unfit(errors);
        }
        return new FileCheck(dataset, FileScan.open(session, dataset, placed));
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
