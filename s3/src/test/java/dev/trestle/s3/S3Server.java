package dev.trestle.s3;

import dev.trestle.runtime.settings.Settings;
import io.helidon.config.Config;
import io.helidon.config.ConfigSources;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStore;
import org.jclouds.blobstore.BlobStoreContext;
import org.jclouds.blobstore.TransientApiMetadata;
import org.jclouds.blobstore.options.ListContainerOptions;

/** A store in memory that speaks S3 on loopback, and checks signatures; one for all tests of the JVM. */
final class S3Server {

    static final String KEY_ID = "films-key";
    static final String SECRET = "films-secret-which-is-in-no-log";

    private static final S3Server ONE = new S3Server();

    private final BlobStore blobs;
    private final URI endpoint;

    private S3Server() {
        BlobStoreContext context = ContextBuilder.newBuilder(new TransientApiMetadata())
                .credentials("identity", "credential").build(BlobStoreContext.class);
        blobs = context.getBlobStore();
        S3Proxy proxy = S3Proxy.builder()
                .blobStore(blobs)
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V4, KEY_ID, SECRET)
                .build();
        try {
            proxy.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        endpoint = URI.create("http://127.0.0.1:" + proxy.getPort());
    }

    static S3Server get() {
        return ONE;
    }

    URI endpoint() {
        return endpoint;
    }

    /** A new empty bucket. */
    S3Server bucket(String name) {
        blobs.createContainerInLocation(null, name);
        return this;
    }

    List<String> names(String bucket) {
        return blobs.list(bucket, ListContainerOptions.Builder.recursive()).stream().map(item -> item.getName()).sorted().toList();
    }

    int uploads(String bucket) {
        return blobs.listMultipartUploads(bucket).size();
    }

    void put(String bucket, String name, String content) {
        put(bucket, name, content.getBytes(StandardCharsets.UTF_8));
    }

    void put(String bucket, String name, byte[] content) {
        blobs.putBlob(bucket, blobs.blobBuilder(name).payload(content).contentLength(content.length).build());
    }

    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("trestle.s3.endpoint", endpoint.toString());
        settings.put("trestle.s3.access-key-id", KEY_ID);
        settings.put("trestle.s3.secret-access-key", SECRET);
        return settings;
    }

    static Settings settings(Map<String, String> values) {
        return Settings.of(Config.just(ConfigSources.create(values)).get("trestle"));
    }

    Bucket open(String url) {
        S3Location location = S3Location.of("test", url);
        return new Bucket(location, Connection.read(settings(settings()).at("s3"), location.bucket()));
    }
}
