package dev.trestle.runtime.media;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;

/** Detects the type of a file from its first bytes, and has the extension for each type. */
public final class ContentTypes {

    /** The type of unknown content. */
    public static final String UNKNOWN = "application/octet-stream";

    /** The maximum number of bytes that are used to detect the type. */
    public static final int PREFIX = 64 * 1024;

    private static final String UNKNOWN_EXTENSION = "bin";
    private static final Map<String, String> NAMES = new HashMap<>();
    private static final Map<String, String> EXTENSIONS = new HashMap<>();
    private static final Map<String, String> BY_EXTENSION = new HashMap<>();

    static {
        try (InputStream in = ContentTypes.class.getResourceAsStream("content-types.txt")) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> add(List.of(line.split(" "))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ContentTypes() {}

    private static void add(List<String> words) {
        EXTENSIONS.put(words.get(0), words.get(1));
        BY_EXTENSION.put(words.get(1), words.get(0));
        words.subList(2, words.size()).forEach(other -> NAMES.put(other, words.get(0)));
    }

    /**
     * The type of content.
     *
     * @param prefix the first {@link #PREFIX} bytes, or all if there are fewer
     * @return a media type without parameters, in lower case
     */
    public static String detect(byte[] prefix) {
        try {
            String type = Magic.TYPES.detect(new ByteArrayInputStream(prefix), new Metadata())
                    .getBaseType().toString();
            return name(switch (type) {
                case "video/quicktime" -> has(prefix, 8, "qt  ") ? type : "video/mp4";
                case "application/x-matroska" -> contains(prefix, "webm", 64) ? "video/webm" : type;
                case "application/x-tika-ooxml" -> office(prefix);
                default -> type;
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A zip file of OOXML names its parts in its first bytes. */
    private static String office(byte[] prefix) {
        String start = "application/vnd.openxmlformats-officedocument.";
        if (contains(prefix, "word/", prefix.length)) {
            return start + "wordprocessingml.document";
        }
        if (contains(prefix, "xl/", prefix.length)) {
            return start + "spreadsheetml.sheet";
        }
        return contains(prefix, "ppt/", prefix.length) ? start + "presentationml.presentation" : "application/zip";
    }

    private static boolean has(byte[] bytes, int offset, String text) {
        return new String(bytes, 0, Math.min(bytes.length, offset + text.length()), StandardCharsets.ISO_8859_1)
                .startsWith(text, offset);
    }

    private static boolean contains(byte[] bytes, String text, int end) {
        return new String(bytes, 0, Math.min(bytes.length, end), StandardCharsets.ISO_8859_1).contains(text);
    }

    /**
     * The usual name of a type that has several.
     *
     * @param type a media type
     * @return such as {@code image/jpeg} for {@code image/jpg}
     */
    public static String name(String type) {
        String lower = type.toLowerCase(Locale.ROOT);
        return NAMES.getOrDefault(lower, lower);
    }

    /**
     * The extension of files of a type.
     *
     * @param type a media type as {@link #detect} returns it
     * @return without a dot; {@code bin} for an unusual type
     */
    public static String extension(String type) {
        return EXTENSIONS.getOrDefault(type, UNKNOWN_EXTENSION);
    }

    /**
     * The type of files that were given an extension by {@link #extension}.
     *
     * @param extension without a dot
     * @return a media type
     */
    public static String ofExtension(String extension) {
        return BY_EXTENSION.getOrDefault(extension, UNKNOWN);
    }

    /** Read only when the first file comes: it takes half a second. */
    private static final class Magic {
        static final MimeTypes TYPES = MimeTypes.getDefaultMimeTypes();
    }
}
