package dev.trestle.data.remote;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The files below a URL of a web server.
 *
 * @param url with a slash at its end
 * @param authorization the header that its server gets; null for none
 */
record HttpRoot(HttpFiles files, URI url, @Nullable String authorization) implements RemoteRoot {

    private static final String UNRESERVED = "-._~";

    @Override
    public RemoteFile open(String name, @Nullable String known) throws IOException {
        return openEnd(name, known, 0);
    }

    @Override
    public RemoteFile openEnd(String name, @Nullable String known, int bytes) throws IOException {
        return files.open(name, url.resolve(encoded(name)), authorization, known, bytes);
    }

    @Override
    public InputStream openPart(String name, String tag, ByteRange part) throws IOException {
        return files.openPart(name, url.resolve(encoded(name)), authorization, tag, part);
    }

    /** As a part of a path (RFC 3986). */
    private static String encoded(String name) {
        StringBuilder encoded = new StringBuilder(name.length());
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean isPlain = c < 0x80 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0) || c == '/';
            encoded.append(isPlain ? String.valueOf(c) : "%%%02X".formatted((int) c));
        }
        return "./" + encoded;
    }
}
