package dev.trestle.generator.output;

import dev.trestle.generator.emit.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Finds the files under a folder that Trestle wrote. */
final class MarkedFiles {

    private static final byte[] MARK = SourceFile.MARK.getBytes(StandardCharsets.UTF_8);

    private final Path root;

    MarkedFiles(Path root) {
        this.root = root;
    }

    /** Their paths, relative and with slashes, and their texts, with line feeds. */
    SortedMap<String, String> texts() throws IOException {
        SortedMap<String, String> texts = new TreeMap<>();
        for (Path file : files()) {
            if (isMarked(file)) {
                String path = root.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
                texts.put(path, text(file));
            }
        }
        return texts;
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> walk = Files.walk(root)) {
            return walk.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static boolean isMarked(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(MARK.length), MARK);
        }
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
}
