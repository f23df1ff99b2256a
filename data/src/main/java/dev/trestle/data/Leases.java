package dev.trestle.data;

import dev.trestle.data.remote.LocalFile;
import dev.trestle.data.remote.Source;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The files of one query that were brought here for it. */
final class Leases implements AutoCloseable {

    private final List<LocalFile> files = new ArrayList<>(0);
    private final Map<Path, End> ends = new HashMap<>(0);

    /**
     * The end of a file, of which a query may need more.
     *
     * @param end of the file
     * @param until when the rest has to be here
     */
    record End(Dataset dataset, Source source, LocalFile end, Instant until) {}

    void add(LocalFile file) {
        files.add(file);
    }

    void add(End file) {
        ends.put(file.end().path(), file);
    }

    /** The files of which only the ends are here, by their paths. */
    Map<Path, End> ends() {
        return ends;
    }

    @Override
    public void close() {
        files.forEach(LocalFile::close);
    }
}
