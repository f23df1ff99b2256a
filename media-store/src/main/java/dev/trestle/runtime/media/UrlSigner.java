package dev.trestle.runtime.media;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs URLs of files with an expiry time, with HMAC-SHA256 (RFC 2104). */
public final class UrlSigner {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int MIN_KEY = 32;
    private static final int MAX_DIGITS = 12;

    private final SecretKeySpec key;
    private final Duration lifetime;
    private final InstantSource clock;

    /**
     * Takes the key.
     *
     * @param key a secret of at least 32 bytes in UTF-8
     * @param lifetime how long a URL is valid
     * @param clock tells the time
     * @throws IllegalArgumentException if the key is short
     */
    public UrlSigner(String key, Duration lifetime, InstantSource clock) {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < MIN_KEY) {
            throw new IllegalArgumentException("media.signing-key has to have " + MIN_KEY + " bytes or more");
        }
        this.key = new SecretKeySpec(bytes, ALGORITHM);
        this.lifetime = lifetime;
        this.clock = clock;
    }

    /**
     * The query string of a URL that is valid from now on.
     *
     * @param mediaKey the file's key
     * @return {@code expires=…&signature=…}
     */
    public String sign(String mediaKey) {
        long expires = clock.instant().plus(lifetime).getEpochSecond();
        return "expires=" + expires + "&signature="
                + Base64.getUrlEncoder().withoutPadding().encodeToString(mac(mediaKey, expires));
    }

    /**
     * The remaining time of a URL.
     *
     * @param mediaKey the file's key
     * @param expires the URL's parameter
     * @param signature the URL's parameter
     * @return empty if it is not valid
     */
    public Optional<Duration> verify(String mediaKey, String expires, String signature) {
        if (expires.isEmpty() || expires.length() > MAX_DIGITS
                || !expires.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
            return Optional.empty();
        }
        long end = Long.parseLong(expires);
        String expected = Base64.getUrlEncoder().withoutPadding().encodeToString(mac(mediaKey, end));
        boolean isOurs = MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.US_ASCII), signature.getBytes(StandardCharsets.UTF_8));
        Duration left = Duration.between(clock.instant(), Instant.ofEpochSecond(end));
        return isOurs && left.isPositive() ? Optional.of(left) : Optional.empty();
    }

    private byte[] mac(String mediaKey, long expires) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal((mediaKey + "\n" + expires).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }
}
