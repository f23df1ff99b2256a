package dev.trestle.exports;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Runs the command as people do: in a process of its own, configured by its environment. */
final class RedeliverCommand {

    private RedeliverCommand() {}

    static List<String> run(String databaseUrl, String target) {
        ProcessBuilder builder = new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp", System.getProperty("java.class.path"), Redeliver.class.getName(), target)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("TRESTLE_DATABASE_URL", databaseUrl);
        try (BufferedReader out = builder.start().inputReader()) {
            return out.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
