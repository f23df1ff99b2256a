package dev.trestle.runtime.service;

import dev.trestle.runtime.MediaLink;
import dev.trestle.runtime.Upload;
import dev.trestle.runtime.database.Attachments;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;

/** The files of a service without the module for them. */
record NoFiles() implements ServiceFiles, Attachments, StoredRequestFiles {

    private static IllegalStateException missing() {
        return new IllegalStateException(
                "This service has no files: it needs trestle-files, and Media.create before its routes");
    }

    @Override public MediaLink link(String key) { throw missing(); }
    @Override public Attachments attachments() { return this; }
    @Override public StoredRequestFiles storing(String collection) { return this; }
    @Override public void sweep(String collection, String table, String column) { throw missing(); }
    @Override public boolean hasStore() { return false; }
    @Override public NewFile create(String mediaType) { throw missing(); }
    @Override public InputStream open(String key) { throw missing(); }
    @Override public Duration sweepAge() { return Duration.ZERO; }
    @Override public String publish(Upload upload, String collection) { throw missing(); }
    @Override public InputStream stream(Upload upload) { throw missing(); }
    @Override public void keep() {}
    @Override public void unused() {}
    @Override public void lend() {}
    @Override public List<Upload> written() { return List.of(); }
    @Override public void close() {}
}
