package dev.trestle.listener.http1;

import io.helidon.http.RequestException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The first line of a request (RFC 9112 section 3), of which Helidon's parser takes more than the RFC allows. */
final class RequestLine {

    /** A method; a target of visible ASCII without a fragment: a path, an absolute URL or an asterisk; a version. */
    private static final Pattern LINE = Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+)"
            + " (/[!\"$-~]*|(?i:https?)://(?![/?])[!\"$-~]+|\\*) (HTTP/[0-9]\\.[0-9])");

    /** An absolute target (section 3.2.2): the part before the path, which may be empty. */
    private static final Pattern ORIGIN = Pattern.compile("^(?i)https?://[^/?]+/?");

    private static final byte[] VERSION = " HTTP/1.1".getBytes(StandardCharsets.ISO_8859_1);

    private RequestLine() {}

    /**
     * Checks it, and takes the host out of an absolute target, as Helidon's routing would look for it in the path.
     *
     * @throws RequestException 400, 501, 505
     */
    static byte[] read(byte[] bytes) {
        return isUsual(bytes) ? bytes : checked(bytes);
    }

    /** A method in upper case and a path, which stay as they are; at a twentieth of the time of the patterns. */
    private static boolean isUsual(byte[] bytes) {
        int end = bytes.length - VERSION.length;
        int at = 0;
        while (at < end && bytes[at] >= 'A' && bytes[at] <= 'Z') {
            at++;
        }
        if (at == 0 || at + 1 >= end || bytes[at] != ' ' || bytes[at + 1] != '/'
                || !Arrays.equals(bytes, end, bytes.length, VERSION, 0, VERSION.length)) {
            return false;
        }
        for (at++; at < end; at++) {
            if (bytes[at] <= ' ' || bytes[at] > '~' || bytes[at] == '#') {
                return false;
            }
        }
        return true;
    }

    private static byte[] checked(byte[] bytes) {
        Matcher line = LINE.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
        if (!line.matches()) {
            throw Refusal.REQUEST_LINE.exception();
        }
        if (!line.group(3).equals("HTTP/1.1")) {
            throw Refusal.VERSION.exception();
        }
        if (line.group(1).chars().anyMatch(Character::isLowerCase)) {
            throw Refusal.METHOD.exception();
        }
        String target = ORIGIN.matcher(line.group(2)).replaceFirst("/");
        return (line.group(1) + " " + target + " HTTP/1.1").getBytes(StandardCharsets.ISO_8859_1);
    }
}
