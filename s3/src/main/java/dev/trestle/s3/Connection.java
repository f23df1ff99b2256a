package dev.trestle.s3;

import dev.trestle.runtime.settings.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/**
 * How a bucket is reached.
 *
 * @param endpoint of another store than Amazon's; null for Amazon's
 * @param region of the bucket
 * @param isPathStyle whether the bucket is in the path of URLs instead of their host
 * @param credentials static ones, or those of the SDK's default chain
 * @param limits of time
 */
record Connection(
        @Nullable URI endpoint, Region region, boolean isPathStyle, AwsCredentialsProvider credentials, Limits limits) {

    private static final List<String> KEYS =
            List.of("endpoint", "region", "access-key-id", "secret-access-key", "session-token");

    /**
     * Limits of each call.
     *
     * @param connect time to open a connection
     * @param read time that the store may be silent
     * @param call time of a call with its retries, up to the head of the answer
     * @param attempts of a call
     */
    record Limits(Duration connect, Duration read, Duration call, int attempts) {

        static Limits read(Settings settings) {
            return new Limits(
                    settings.duration("connect-timeout", "PT2S"),
                    settings.duration("read-timeout", "PT10S"),
                    settings.duration("call-timeout", "PT1M"),
                    settings.number("attempts", 3, 1));
        }
    }

    /**
     * Reads the keys of a bucket, or those of all buckets.
     *
     * @param all at {@code s3}
     * @param bucket its name
     * @throws IllegalArgumentException for malformed or missing keys
     */
    static Connection read(Settings all, String bucket) {
        Settings own = all.at("buckets").at(bucket);
        // Credentials belong to an endpoint: they are never sent to another one than they were configured with.
        boolean hasOwn = own.text("access-key-id").isPresent() || own.url("endpoint").isPresent();
        Settings account = hasOwn ? own : all;
        Optional<URI> endpoint = account.url("endpoint");
        AwsCredentialsProvider credentials = credentials(account);
        Optional<String> region = own.text("region").or(() -> all.text("region"));
        boolean isPathStyle = own.flag("path-style", all.flag("path-style", endpoint.isPresent()));
        return new Connection(
                endpoint.orElse(null), region.map(Region::of).orElseGet(() -> region(all.full("region"), endpoint)),
                isPathStyle, credentials, Limits.read(all));
    }

    /** Reads all keys, so that those of buckets that are not used are known. */
    static void know(Settings all) {
        Limits.read(all);
        all.flag("path-style", false);
        KEYS.forEach(all::text);
        for (String bucket : all.at("buckets").names()) {
            Settings own = all.at("buckets").at(bucket);
            own.flag("path-style", false);
            KEYS.forEach(own::text);
        }
    }

    private static Region region(String key, Optional<URI> endpoint) {
        if (endpoint.isPresent()) {
            // Other stores want none, but every signature has one.
            return Region.US_EAST_1;
        }
        try {
            return DefaultAwsRegionProviderChain.builder().build().getRegion();
        } catch (SdkClientException e) {
            throw new IllegalArgumentException(key + " is missing: the region of the bucket, such as eu-central-1", e);
        }
    }

    private static AwsCredentialsProvider credentials(Settings settings) {
        Optional<String> id = settings.text("access-key-id");
        Optional<String> secret = settings.text("secret-access-key");
        Optional<String> session = settings.text("session-token");
        if (id.isEmpty() && secret.isEmpty() && session.isEmpty()) {
            return fromEnvironment(settings);
        }
        String key = settings.required("access-key-id", "the ID of the access key");
        String value = settings.required("secret-access-key", "the secret of the access key");
        return StaticCredentialsProvider.create(session.isPresent()
                ? AwsSessionCredentials.create(key, value, session.get())
                : AwsBasicCredentials.create(key, value));
    }

    private static AwsCredentialsProvider fromEnvironment(Settings settings) {
        AwsCredentialsProvider chain = DefaultCredentialsProvider.builder().build();
        try {
            chain.resolveCredentials();
            return chain;
        } catch (SdkClientException e) {
            throw new IllegalArgumentException("There are no credentials for S3: set " + settings.full("access-key-id") + " and "
                    + settings.full("secret-access-key") + ", or provide them to AWS's default chain, such as by"
                    + " AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, a profile, or the role of the machine", e);
        }
    }

    /** The place for messages. */
    String place() {
        return endpoint == null ? "Amazon S3 in " + region : endpoint.toString();
    }
}
