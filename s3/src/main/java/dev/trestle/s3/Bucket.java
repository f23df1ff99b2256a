package dev.trestle.s3;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.function.Function;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.s3.presigner.model.GetObjectPresignRequest;

/** A part of a bucket. */
final class Bucket implements AutoCloseable {

    /** For probes, which are asked often and by somebody who waits. */
    private static final Duration PROBE = Duration.ofSeconds(3);

    private final S3Location location;
    private final Connection connection;
    private final S3Client client;
    private final S3Presigner presigner;

    Bucket(S3Location location, Connection connection) {
        this.location = location;
        this.connection = connection;
        // Chunks with signatures of their own, and checksums in trailers, are not understood by every store.
        S3Configuration plain = S3Configuration.builder()
                .pathStyleAccessEnabled(connection.isPathStyle()).chunkedEncodingEnabled(false).build();
        this.client = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(connection.limits().connect())
                        .socketTimeout(connection.limits().read()))
                .region(connection.region())
                .credentialsProvider(connection.credentials())
                .endpointOverride(connection.endpoint())
                .serviceConfiguration(plain)
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .overrideConfiguration(override -> override
                        .apiCallTimeout(connection.limits().call())
                        .retryStrategy(AwsRetryStrategy.forRetryMode(RetryMode.STANDARD).toBuilder()
                                .maxAttempts(connection.limits().attempts()).build()))
                .build();
        this.presigner = S3Presigner.builder()
                .region(connection.region())
                .credentialsProvider(connection.credentials())
                .endpointOverride(connection.endpoint())
                .serviceConfiguration(plain)
                .build();
    }

    String name() {
        return location.bucket();
    }

    /** The name of an object of this part, in the whole bucket. */
    String full(String name) {
        return location.prefix() + name;
    }

    /** The name in this part of an object of the bucket. */
    String own(String full) {
        return full.substring(location.prefix().length());
    }

    /**
     * Calls the store.
     *
     * @throws java.nio.file.NoSuchFileException if the object does not exist
     * @throws StoreException for all other reasons
     */
    <T> T call(Function<? super S3Client, ? extends T> call) throws IOException {
        try {
            return call.apply(client);
        } catch (SdkException e) {
            throw StoreException.of(name(), connection, e);
        }
    }

    /** Whether the bucket can be reached and read; quickly, and without an object. */
    void probe() throws IOException {
        call(s3 -> s3.headBucket(request -> request.bucket(name())
                .overrideConfiguration(override -> override.apiCallTimeout(PROBE))));
    }

    /** The same with the reason of a refusal, which the answer to a probe does not have. */
    void explain() throws IOException {
        call(s3 -> s3.listObjectsV2(request -> request.bucket(name()).prefix(location.prefix()).maxKeys(1)
                .overrideConfiguration(override -> override.apiCallTimeout(PROBE.plus(PROBE)))));
    }

    /** A URL that reads an object for a while, without a call of the store. */
    URI url(GetObjectRequest request, Duration lifetime) throws IOException {
        try {
            return presigner.presignGetObject(GetObjectPresignRequest.builder()
                    .getObjectRequest(request).signatureDuration(lifetime).build()).url().toURI();
        } catch (SdkException e) {
            throw StoreException.of(name(), connection, e);
        } catch (URISyntaxException e) {
            throw new IOException("The bucket " + name() + " has no URL", e);
        }
    }

    @Override
    public void close() {
        client.close();
        presigner.close();
    }
}
