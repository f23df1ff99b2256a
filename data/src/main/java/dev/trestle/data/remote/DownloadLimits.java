package dev.trestle.data.remote;

import dev.trestle.runtime.settings.Settings;
import java.time.Duration;

/**
 * Limits of what is brought here.
 *
 * @param maxFile bytes of a file
 * @param maxAll bytes of all files
 * @param timeout time of the files of a request, to their last byte
 * @param concurrent files on their way at once
 * @param queueTimeout time that a request waits for its turn
 */
public record DownloadLimits(long maxFile, long maxAll, Duration timeout, int concurrent, Duration queueTimeout) {

    /**
     * Reads the configuration.
     *
     * @param settings the node {@code data}
     * @param maxFile bytes of a file
     * @param queueTimeout as for queries
     * @return the limits
     */
    public static DownloadLimits read(Settings settings, long maxFile, Duration queueTimeout) {
        return new DownloadLimits(
                maxFile,
                settings.size("downloads-size", 4L << 30, Long.MAX_VALUE / 2),
                settings.duration("download-timeout", "PT1M"),
                settings.number("downloads", 4, 1),
                queueTimeout);
    }
}
