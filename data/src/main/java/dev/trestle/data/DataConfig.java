package dev.trestle.data;

import dev.trestle.runtime.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The configuration of DuckDB, and of the queries that run at a time.
 *
 * @param workers threads that run queries
 * @param queue requests that wait for a worker
 * @param queueTimeout how long a request waits
 * @param queryTimeout how long a query takes
 * @param memoryLimit bytes
 * @param threads of DuckDB
 * @param temporary directory for what does not fit into memory; empty for one that is deleted at the end
 * @param maxTemporary bytes in it
 * @param maxFileSize bytes of a file
 * @param maxFiles of a dataset in one request
 */
record DataConfig(
        int workers, int queue, Duration queueTimeout, Duration queryTimeout, long memoryLimit, int threads,
        Optional<Path> temporary, long maxTemporary, long maxFileSize, int maxFiles) {

    static DataConfig read(Settings settings) {
        int processors = Runtime.getRuntime().availableProcessors();
        return new DataConfig(
                settings.number("workers", processors, 1),
                settings.number("queue", 16, 1),
                settings.duration("queue-timeout", "PT5S"),
                settings.duration("query-timeout", "PT30S"),
                settings.size("memory-limit", 512L << 20, Long.MAX_VALUE),
                settings.number("threads", processors, 1),
                settings.text("temp-directory").map(Path::of),
                settings.size("max-temp-size", 1L << 30, Long.MAX_VALUE),
                settings.size("max-file-size", 1L << 30, Long.MAX_VALUE),
                settings.number("max-files", 1_000, 1));
    }
}
