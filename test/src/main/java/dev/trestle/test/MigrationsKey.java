package dev.trestle.test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** A hash of the names and the content of all files of the migrations. */
final class MigrationsKey {

    private MigrationsKey() {}

    static String of(List<Path> folders) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path folder : folders) {
                if (!Files.isDirectory(folder)) {
                    throw new TestSetupException("@TrestleTest: no such folder of migrations: " + folder.toAbsolutePath()
                            + "; name it with migrations = \"…\"");
                }
                add(digest, folder);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (IOException e) {
            throw new TestSetupException("@TrestleTest: the migrations cannot be read: " + e.getMessage(), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Lengths first, so that no content can be read as another division into files. */
    private static void add(MessageDigest digest, Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                byte[] content = Files.readAllBytes(file);
                String head = folder.relativize(file) + "\0" + content.length + "\0";
                digest.update(head.getBytes(StandardCharsets.UTF_8));
                digest.update(content);
            }
        }
    }
}
