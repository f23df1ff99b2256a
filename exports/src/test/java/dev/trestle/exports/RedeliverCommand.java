package dev.trestle.exports;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A run of the command as people do it: in a process of its own, configured by its environment.
 *
 * @param status 0 for success
 * @param lines standard output and error
 */
record RedeliverCommand(int status, List<String> lines) {

    static RedeliverCommand run(String databaseUrl, String... targets) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp", System.getProperty("java.class.path"), Redeliver.class.getName()));
        command.addAll(List.of(targets));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("TRESTLE_DATABASE_URL", databaseUrl);
        builder.environment().put("TRESTLE_DATABASE_CONNECTION_dash_TIMEOUT", "PT4S");
        Process process = builder.start();
        try (BufferedReader out = process.inputReader()) {
            List<String> lines = out.lines().toList();
            return new RedeliverCommand(process.waitFor(), lines);
        }
    }
}
