package dev.trestle.fileexports;

import dev.trestle.formats.FormatOptions;
import dev.trestle.formats.RowEncoder;
import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.database.ResultRow;
import dev.trestle.runtime.database.RowSink;
import dev.trestle.runtime.progress.Progress;
import io.helidon.http.Status;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows into one file, or into one for each partition. The rows of a partition follow one another, so that one file is open at
 * a time; after the columns of the files come those of the partitions.
 */
final class RowOutput implements RowSink, AutoCloseable {

    private final OutputLayout layout;
    private final Output output;
    private final Progress progress;
    private @Nullable String folder;
    private @Nullable CountingStream file;
    private @Nullable RowEncoder encoder;
    private long rows;
    private long bytes;
    private int files;

    RowOutput(OutputLayout layout, Output output, Progress progress) throws IOException {
        this.layout = layout;
        this.output = output;
        this.progress = progress;
        if (!layout.isPartitioned()) {
            begin("");
        }
    }

    private void begin(String path) throws IOException {
        OutputStream bytesOfFile = output.file(path);
        file = new CountingStream(bytesOfFile);
        encoder = layout.format().encoder(layout.columns(), new FormatOptions(1, layout.escapesFormulas(), false), file);
        files++;
    }

    @Override
    public void row(ResultRow row) throws SQLException {
        try {
            RowEncoder current = layout.isPartitioned() ? encoder(layout.folder(row)) : encoder;
            if (current != null) {
                current.row(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        progress.rows(++rows);
    }

    private @Nullable RowEncoder encoder(String next) throws IOException {
        if (!next.equals(folder)) {
            endFile();
            if (files == layout.maxPartitions()) {
                throw HttpProblem.of(Status.UNPROCESSABLE_CONTENT_422, "The rows have more than " + layout.maxPartitions()
                        + " partitions; partition by fewer values, or raise max_partitions of the route");
            }
            folder = next;
            begin(next + "/part-0." + layout.extension());
        }
        return encoder;
    }

    private void endFile() throws IOException {
        if (encoder != null && file != null) {
            encoder.end();
            close();
            bytes += file.count();
        }
    }

    /** Ends the last file. */
    ExportedFile end(String name) throws IOException {
        endFile();
        return new ExportedFile(name, rows, bytes, files);
    }

    /** Closes the open file. */
    @Override
    public void close() throws IOException {
        RowEncoder ended = encoder;
        encoder = null;
        if (ended != null && file != null) {
            try {
                ended.close();
            } finally {
                file.close();
            }
        }
    }
}
