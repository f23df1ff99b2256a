package dev.trestle.s3;

import dev.trestle.fileexports.OutputRoot;
import dev.trestle.fileexports.OutputRoots;
import java.time.Duration;
import java.util.Optional;

/**
 * Opens output roots in buckets: {@code FileExports.create(trestle, S3OutputRoots.of(s3))}. Needs the module
 * trestle-file-exports.
 */
public final class S3OutputRoots implements OutputRoots {

    private final S3 s3;

    private S3OutputRoots(S3 s3) {
        this.s3 = s3;
    }

    /**
     * Roots in the buckets of a service.
     *
     * @param s3 has the configuration
     * @return opens {@code s3://bucket/prefix}
     */
    public static S3OutputRoots of(S3 s3) {
        return new S3OutputRoots(s3);
    }

    @Override
    public Optional<OutputRoot> open(String key, String url, Duration age) {
        return url.startsWith("s3://") ? Optional.of(S3OutputRoot.in(s3.bucket(key, url), age)) : Optional.empty();
    }
}
