package dev.trestle.fileexports;

import dev.trestle.formats.RowFormat;
import dev.trestle.jobs.JobEnding;
import dev.trestle.jobs.JobOptions;
import dev.trestle.jobs.JobType;
import dev.trestle.jobs.Jobs;
import dev.trestle.jobs.TrackedWork;
import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.JsonForm;
import dev.trestle.runtime.database.Columns;
import dev.trestle.runtime.database.RowSink;
import dev.trestle.runtime.progress.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;

/** The files that one route writes; immutable. */
public final class FileExport {

    private static final int MOST_PARTITIONS = 1_000;

    private final OutputRoot root;
    private final OutputProblems problems;
    private final OutputLayout layout;
    private final IfExists ifExists;

    private FileExport(OutputRoot root, OutputProblems problems, OutputLayout layout, IfExists ifExists) {
        this.root = root;
        this.problems = problems;
        this.layout = layout;
        this.ifExists = ifExists;
    }

    static FileExport of(OutputRoot root, String rootName, RowFormat format, Columns columns) {
        return new FileExport(root, new OutputProblems(rootName),
                new OutputLayout(format, columns, List.of(), MOST_PARTITIONS, false), IfExists.REPLACE);
    }

    /**
     * Writes a folder, with a file for each partition.
     *
     * @param columns which follow those of the files in the result, as text; its rows are sorted by them
     * @return a new export
     */
    public FileExport partitionedBy(String... columns) {
        return with(new OutputLayout(layout.format(), layout.columns(), List.of(columns), layout.maxPartitions(),
                layout.escapesFormulas()));
    }

    /**
     * Sets the maximum number of partitions; 1,000 without this.
     *
     * @param number more fail with 422
     * @return a new export
     */
    public FileExport maxPartitions(int number) {
        return with(new OutputLayout(layout.format(), layout.columns(), layout.partitions(), number, layout.escapesFormulas()));
    }

    /**
     * Has text that spreadsheets take for a formula begin with an apostrophe in CSV.
     *
     * @return a new export
     */
    public FileExport escapingFormulas() {
        return with(new OutputLayout(layout.format(), layout.columns(), layout.partitions(), layout.maxPartitions(), true));
    }

    /**
     * Leaves files that exist as they are, and fails with 409 then; without this they are replaced.
     *
     * @return a new export
     */
    public FileExport refusing() {
        return new FileExport(root, problems, layout, IfExists.REFUSE);
    }

    private FileExport with(OutputLayout other) {
        return new FileExport(root, problems, other, ifExists);
    }

    /**
     * Adds the background route that writes these files.
     *
     * @param jobs of the service
     * @param route its name
     * @param options of its jobs
     * @param request the stored form of a request
     * @param work prepares the file
     * @param <Q> the type of the request
     * @return takes requests
     */
    public <Q> JobType<Q, ExportedFile> job(
            Jobs jobs, String route, JobOptions options, JsonForm<Q> request, TrackedWork<Q, PreparedFile> work) {
        return jobs.type(route, options, request, work, PreparedFile.JSON, PreparedFile::file, ExportedFile.JSON,
                new JobEnding<PreparedFile, ExportedFile>(
                        (transaction, job, prepared) -> {},
                        (transaction, job, prepared, file) -> {},
                        (transaction, job, prepared, problem) -> discard(PreparedFile.JSON.read(prepared)),
                        new Visibility()));
    }

    /**
     * Writes rows, out of sight.
     *
     * @param name from {@link OutputName}
     * @param progress takes the number of rows
     * @param rows gives each row
     * @return to be completed
     * @throws HttpProblem 409 if the file exists and must not be replaced, 422 for more partitions than allowed, 500, 503 or 507 if
     *     it cannot be written
     */
    public PreparedFile prepare(String name, Progress progress, Consumer<? super RowSink> rows) {
        try {
            root.sweep();
            try (Output output = root.begin(new Destination(name, ifExists));
                    RowOutput files = new RowOutput(layout, output, progress)) {
                rows.accept(files);
                return new PreparedFile(files.end(name), output.end());
            }
        } catch (UncheckedIOException e) {
            throw problems.of(name, e.getCause());
        } catch (IOException e) {
            throw problems.of(name, e);
        }
    }

    /**
     * Makes a prepared file visible, at once and as a whole.
     *
     * @param prepared from {@link #prepare}
     * @return the file
     * @throws HttpProblem as {@link #prepare}
     */
    public ExportedFile complete(PreparedFile prepared) {
        try {
            root.complete(new Destination(prepared.file().name(), ifExists), prepared.token());
            return prepared.file();
        } catch (IOException e) {
            throw problems.of(prepared.file().name(), e);
        }
    }

    /**
     * Writes rows: {@link #prepare}, then {@link #complete}.
     *
     * @param name from {@link OutputName}
     * @param rows gives each row
     * @return the file
     * @throws HttpProblem as {@link #prepare}
     */
    public ExportedFile write(String name, Consumer<? super RowSink> rows) {
        PreparedFile prepared = prepare(name, Progress.NONE, rows);
        try {
            return complete(prepared);
        } catch (HttpProblem problem) {
            discard(prepared);
            throw problem;
        }
    }

    /** Of the file of a job. */
    private final class Visibility implements JobEnding.Outside<PreparedFile> {

        @Override
        public void undone(PreparedFile prepared) {
            discard(prepared);
        }

        @Override
        public void complete(PreparedFile prepared) {
            FileExport.this.complete(prepared);
        }
    }

    private void discard(PreparedFile prepared) {
        try {
            root.discard(prepared.token());
        } catch (IOException e) {
            throw problems.of(prepared.file().name(), e);
        }
    }
}
