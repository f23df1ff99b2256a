package dev.trestle.generator.config;

import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.diagnostic.Location;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a YAML file as UTF-8 text, up to a size that no real one has. */
final class FileText {

    /** A route takes some 200 bytes, so this is room for tens of thousands. */
    static final int LIMIT_BYTES = 16 * 1024 * 1024;

    private FileText() {}

    static Optional<String> read(Path file, String displayName, YamlKind kind, Diagnostics diagnostics) {
        Refusal refusal = new Refusal(kind, new Location.Whole(displayName), diagnostics);
        String name = "The " + kind.noun();
        if (Files.isDirectory(file)) {
            return refusal.of("This is a folder, not a " + kind.noun() + ".");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LIMIT_BYTES + 1);
            if (bytes.length > LIMIT_BYTES) {
                return refusal.of(name + " is larger than 16 MiB, which is the limit.");
            }
            return decode(bytes, displayName, kind, diagnostics);
        } catch (NoSuchFileException e) {
            return refusal.of(name + " does not exist.");
        } catch (AccessDeniedException e) {
            return refusal.of(name + " exists, but you have no permission to read it.");
        } catch (FileSystemException e) {
            return refusal.of(name + " cannot be read: " + e.getReason() + ".");
        } catch (IOException e) {
            return refusal.of(name + " cannot be read: " + e.getMessage() + ".");
        }
    }

    private static Optional<String> decode(
            byte[] bytes, String displayName, YamlKind kind, Diagnostics diagnostics) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer chars = CharBuffer.allocate(bytes.length);
        boolean bad = decoder.decode(ByteBuffer.wrap(bytes), chars, true).isError();
        String text = chars.flip().toString();
        if (bad) {
            Location place = TextPosition.at(displayName, text, text.codePointCount(0, text.length()));
            return new Refusal(kind, place, diagnostics).of("This byte is not UTF-8; save the file in that encoding.");
        }
        return Optional.of(text);
    }

    /** Reports why there is no text. */
    private record Refusal(YamlKind kind, Location location, Diagnostics diagnostics) {

        Optional<String> of(String message) {
            diagnostics.report(kind.code(), location, message);
            return Optional.empty();
        }
    }
}
