package dev.trestle.files;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the head of a form's part says (RFC 7578 section 4).
 *
 * @param name the field
 * @param fileName what the client calls the file, never a path; empty for one without a name; null if the part is text
 */
record PartHeaders(String name, @Nullable String fileName) {

    private static final Set<String> PLAIN_ENCODINGS = Set.of("binary", "8bit", "7bit");
    private static final int MAX_FILE_NAME = 255;

    /** Reads the header section, each byte a character; empty if it is malformed. */
    static Optional<PartHeaders> parse(String section) {
        HeaderValue disposition = null;
        for (String line : section.replaceAll("\r\n[ \t]+", " ").split("\r\n")) {
            int colon = line.indexOf(':');
            String header = line.substring(0, Math.max(0, colon)).strip().toLowerCase(Locale.ROOT);
            String value = line.substring(colon + 1).strip();
            if (header.equals("content-disposition")) {
                Optional<HeaderValue> parsed = HeaderValue.parse(value);
                if (disposition != null || parsed.isEmpty()) {
                    return Optional.empty();
                }
                disposition = parsed.get();
            } else if (header.equals("content-transfer-encoding")
                    && !PLAIN_ENCODINGS.contains(value.toLowerCase(Locale.ROOT))) {
                return Optional.empty();
            }
        }
        return disposition == null || !disposition.value().equals("form-data") ? Optional.empty() : of(disposition);
    }

    private static Optional<PartHeaders> of(HeaderValue disposition) {
        String name = disposition.parameters().get("name");
        String fileName = disposition.parameters().get("filename");
        try {
            return name == null ? Optional.empty() : Optional.of(new PartHeaders(
                    unescape(utf8(name)), fileName == null ? null : withoutPath(unescape(utf8(fileName)))));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static String utf8(String bytes) throws CharacterCodingException {
        ByteBuffer raw = ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1));
        return StandardCharsets.UTF_8.newDecoder().decode(raw).toString();
    }

    /** What browsers escape in names, and nothing else (HTML, multipart/form-data encoding algorithm). */
    private static String unescape(String name) {
        return name.replace("%22", "\"").replace("%0D", "\r").replace("%0A", "\n");
    }

    /** The last name of what may be a path of any system, without characters that are not for show. */
    private static String withoutPath(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        StringBuilder shown = new StringBuilder();
        last.codePoints()
                .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT)
                .limit(MAX_FILE_NAME)
                .forEach(shown::appendCodePoint);
        String result = shown.toString().strip();
        return result.equals(".") || result.equals("..") ? "" : result;
    }
}
