package dev.trestle.data;

import dev.trestle.data.remote.LocalFile;
import java.util.ArrayList;
import java.util.List;

/** The files of one query that were brought here for it. */
final class Leases implements AutoCloseable {

    private final List<LocalFile> files = new ArrayList<>(0);

    void add(LocalFile file) {
        files.add(file);
    }

    @Override
    public void close() {
        files.forEach(LocalFile::close);
    }
}
