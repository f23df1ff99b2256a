package dev.trestle.s3;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a bucket.
 *
 * @param bucket its name
 * @param prefix before the names of objects: empty, or with a slash at its end
 */
record S3Location(String bucket, String prefix) {

    /** Bucket names as Amazon has them, and upper case and underscores, which older buckets have. */
    private static final Pattern URL =
            Pattern.compile("s3://([A-Za-z0-9][A-Za-z0-9._-]{1,253}[A-Za-z0-9])((?:/[A-Za-z0-9!_.*'()=-]+)*)/?");

    static Optional<S3Location> parse(String text) {
        Matcher matcher = URL.matcher(text);
        if (!matcher.matches() || matcher.group(2).matches("(.*/)?\\.{1,2}(/.*)?")) {
            return Optional.empty();
        }
        String path = matcher.group(2);
        return Optional.of(new S3Location(matcher.group(1), path.isEmpty() ? "" : path.substring(1) + "/"));
    }

    /**
     * Reads a location from the configuration.
     *
     * @param key of the configuration, for messages
     * @throws IllegalArgumentException if the text is none
     */
    static S3Location of(String key, String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException(
                key + " has to be a bucket and a prefix such as s3://films/posters, but is '" + text + "'"));
    }

    @Override
    public String toString() {
        return "s3://" + bucket + "/" + prefix;
    }
}
