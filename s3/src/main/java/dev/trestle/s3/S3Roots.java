package dev.trestle.s3;

import dev.trestle.data.remote.RemoteRoot;
import dev.trestle.data.remote.RemoteRoots;
import java.util.Optional;

/** Opens roots of datasets in buckets: {@code Data.create(trestle, S3Roots.of(s3))}. Needs the module trestle-data. */
public final class S3Roots implements RemoteRoots {

    private final S3 s3;

    private S3Roots(S3 s3) {
        this.s3 = s3;
    }

    /**
     * Roots in the buckets of a service.
     *
     * @param s3 has the configuration
     * @return opens {@code s3://bucket/prefix}
     */
    public static S3Roots of(S3 s3) {
        return new S3Roots(s3);
    }

    @Override
    public Optional<RemoteRoot> open(String key, String url) {
        return url.startsWith("s3://") ? Optional.of(new S3Root(s3.bucket(key, url))) : Optional.empty();
    }
}
