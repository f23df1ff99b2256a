package dev.trestle.s3;

import dev.trestle.runtime.media.FileMediaStore;
import dev.trestle.runtime.media.MediaStore;
import dev.trestle.runtime.service.ServerPart;
import dev.trestle.runtime.service.Trestle;
import dev.trestle.runtime.settings.Settings;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The buckets of a service, for its files, roots of datasets and output roots, in Amazon S3 or another store with its protocol.
 *
 * <p>Its configuration, below {@code trestle}:
 *
 * <table>
 * <caption>Keys, defaults and meaning</caption>
 * <tr><td>{@code media.store}</td><td>none: {@code media.directory}</td><td>the bucket and prefix of files, such as
 * {@code s3://films/media}; it must not be shared with other services. Files then wait in {@code media.directory} until they are
 * complete</td></tr>
 * <tr><td>{@code s3.endpoint}</td><td>Amazon's</td><td>the URL of another store</td></tr>
 * <tr><td>{@code s3.region}</td><td>as AWS's tools find it; {@code us-east-1} with an endpoint</td><td>the region of the
 * buckets</td></tr>
 * <tr><td>{@code s3.path-style}</td><td>true with an endpoint, otherwise false</td><td>whether the bucket is in the path of URLs
 * instead of their host</td></tr>
 * <tr><td>{@code s3.access-key-id}, {@code s3.secret-access-key}, {@code s3.session-token}</td><td>AWS's default chain: the
 * environment, a profile, the role of the machine</td><td>the credentials</td></tr>
 * <tr><td>{@code s3.buckets.NAME.endpoint}, {@code s3.buckets.NAME.region}, {@code s3.buckets.NAME.path-style},
 * {@code s3.buckets.NAME.access-key-id}, {@code s3.buckets.NAME.secret-access-key}, {@code s3.buckets.NAME.session-token}</td>
 * <td>as above</td><td>the same for one bucket. A bucket with an endpoint or an access key of its own has all of endpoint and
 * credentials of its own</td></tr>
 * <tr><td>{@code s3.connect-timeout}</td><td>PT2S</td><td>maximum time to open a connection</td></tr>
 * <tr><td>{@code s3.read-timeout}</td><td>PT10S</td><td>maximum time that a store may pause</td></tr>
 * <tr><td>{@code s3.call-timeout}</td><td>PT1M</td><td>maximum time of a call with its retries; a file is sent in calls of
 * 8 MiB</td></tr>
 * <tr><td>{@code s3.attempts}</td><td>3</td><td>maximum number of attempts of a call</td></tr>
 * </table>
 */
public final class S3 implements ServerPart, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(S3.class.getName());

    private final Settings settings;
    private final Settings all;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>();

    private S3(Settings settings) {
        this.settings = settings;
        this.all = settings.at("s3");
        Connection.know(all);
    }

    /**
     * Attaches buckets to a service. A bucket is opened when it is used; when the server is made, all of them are
     * checked.
     *
     * @param trestle has the configuration
     * @return stopped with the server
     * @throws RuntimeException if a key is malformed
     */
    public static S3 create(Trestle trestle) {
        S3 s3 = new S3(trestle.settings());
        trestle.attach(s3);
        return s3;
    }

    /**
     * The store of media at {@code media.store}, for {@code Media.create}.
     *
     * @return a new one, in {@code media.directory} if no bucket is configured, such as for development
     * @throws RuntimeException if a key is missing or malformed
     */
    public MediaStore mediaStore() {
        Settings media = settings.at("media");
        Path directory = Path.of(media.text("directory").orElse("media"));
        Optional<String> store = media.text("store");
        return store.isPresent()
                ? new S3MediaStore(bucket(media.full("store"), store.get()), directory)
                : new FileMediaStore(directory);
    }

    /** Opens a part of a bucket, without a call of the store. */
    Bucket bucket(String key, String url) {
        S3Location location = S3Location.of(key, url);
        Bucket bucket = new Bucket(location, Connection.read(all, location.bucket()));
        buckets.put(key, bucket);
        return bucket;
    }

    /**
     * Checks the buckets. A store that cannot be reached at present is only logged, because the service works when it is
     * back.
     *
     * @throws IllegalArgumentException if a bucket does not exist, or refuses the credentials
     */
    @Override
    public void prepare() {
        buckets.forEach((key, bucket) -> {
            try {
                bucket.explain();
            } catch (StoreException e) {
                Optional<String> remedy = e.remedy();
                if (remedy.isPresent()) {
                    throw new IllegalArgumentException(key + " cannot be used: " + e.getMessage() + "; " + remedy.get(), e);
                }
                LOG.log(Level.WARNING, () -> key + " cannot be used at present: " + e.getMessage());
            } catch (IOException e) {
                throw new IllegalArgumentException(key + " cannot be used: " + e.getMessage(), e);
            }
        });
    }

    @Override
    public void stop() {
        close();
    }

    /** Ends the connections to the stores. */
    @Override
    public void close() {
        buckets.values().forEach(Bucket::close);
    }
}
