package dev.trestle.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** A SHA-256 over all that the generated sources depend on: the same key, the same sources. */
final class InputKey {

    private final MessageDigest digest;

    private InputKey() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * The key in hexadecimal, of a configuration with a throwaway database.
     *
     * @param generator what tells one build of Trestle from the next
     */
    static String of(Configuration configuration, String generator) throws IOException {
        InputKey key = new InputKey();
        key.add(generator);
        key.add(configuration.database().toString());
        key.add(configuration.shown(configuration.outputDirectory()));
        key.addTree(configuration, configuration.routesFile());
        key.addTree(configuration, configuration.queriesDirectory());
        for (Path folder : configuration.migrations()) {
            key.addTree(configuration, folder);
        }
        return HexFormat.of().formatHex(key.digest.digest());
    }

    private void addTree(Configuration configuration, Path root) throws IOException {
        List<Path> files = files(root);
        add(configuration.shown(root));
        add(String.valueOf(files.size()));
        for (Path file : files) {
            add(configuration.shown(file));
            add(Files.readAllBytes(file));
        }
    }

    private static List<Path> files(Path root) throws IOException {
        if (!Files.exists(root)) {
            return List.of();
        }
        try (Stream<Path> walk = Files.walk(root)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void add(String text) {
        add(text.getBytes(StandardCharsets.UTF_8));
    }

    /** With its length in front, so that no two lists of parts run together to the same bytes. */
    private void add(byte[] part) {
        digest.update((part.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(part);
    }
}
