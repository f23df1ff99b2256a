package dev.trestle.s3;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/** A store refused a call, or could not be reached. Its message has no credentials and no signed URL. */
final class StoreException extends IOException {

    private static final long serialVersionUID = 1;
    private static final int NOT_FOUND = 404;

    private final int status;
    private final String code;

    private StoreException(String message, int status, String code, SdkException cause) {
        super(message, cause);
        this.status = status;
        this.code = code;
    }

    /** The meaning of an exception of the SDK; {@link NoSuchFileException} for an object that does not exist. */
    static IOException of(String bucket, Connection connection, SdkException e) {
        String place = "The bucket " + bucket + " at " + connection.place();
        if (e instanceof AwsServiceException refused) {
            String code = Optional.ofNullable(refused.awsErrorDetails())
                    .map(details -> details.errorCode()).filter(text -> !text.isBlank()).orElse("");
            if (refused.statusCode() == NOT_FOUND && !code.equals("NoSuchBucket") && !code.equals("NoSuchUpload")) {
                NoSuchFileException missing = new NoSuchFileException(bucket, null, "has no such object");
                missing.initCause(e);
                return missing;
            }
            return new StoreException(place + " answers " + refused.statusCode() + (code.isEmpty() ? "" : " " + code),
                    refused.statusCode(), code, e);
        }
        boolean isSlow = e instanceof ApiCallTimeoutException || e instanceof ApiCallAttemptTimeoutException;
        return new StoreException(place + (isSlow ? " did not answer within " + connection.limits().call()
                : " cannot be reached: " + reason(e)), 0, "", e);
    }

    private static String reason(Throwable e) {
        Throwable last = e;
        while (last.getCause() != null && last.getCause() != last) {
            last = last.getCause();
        }
        return last.getClass().getSimpleName() + (last instanceof SdkException ? "" : ", " + last.getMessage());
    }

    /** The status of the answer; 0 for none. */
    int status() {
        return status;
    }

    boolean hasCode(String wanted) {
        return code.equals(wanted);
    }

    /** What to change, if the store would answer the same again; empty if it may be different the next time. */
    Optional<String> remedy() {
        return switch (code) {
            case "NoSuchBucket" -> Optional.of("create the bucket, or correct its name");
            case "InvalidAccessKeyId", "SignatureDoesNotMatch", "InvalidToken", "ExpiredToken" ->
                    Optional.of("correct the credentials");
            case "PermanentRedirect", "AuthorizationHeaderMalformed", "IllegalLocationConstraintException" ->
                    Optional.of("correct the region");
            default -> switch (status) {
                case 301, 307 -> Optional.of("correct the region or the endpoint");
                case 401, 403 -> Optional.of("correct the credentials, or their permissions for the bucket");
                case 400, 404, 405 -> Optional.of("correct the endpoint, and whether it needs path-style");
                default -> Optional.empty();
            };
        };
    }
}
