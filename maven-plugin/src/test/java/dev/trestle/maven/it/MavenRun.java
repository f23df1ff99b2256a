package dev.trestle.maven.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One run of Maven, as a process of its own or in this JVM, which takes less than half the time.
 *
 * @param exitCode 0 for success
 * @param log standard output and error
 */
record MavenRun(int exitCode, String log) {

    private static final long MINUTES = 3;
    private static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

    static MavenRun warm(Path project, String... arguments) {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        try (PrintStream output = new PrintStream(log, true, StandardCharsets.UTF_8)) {
            int exitCode = WarmMaven.run(project, command(arguments), output);
            return new MavenRun(exitCode, log.toString(StandardCharsets.UTF_8));
        }
    }

    static MavenRun process(Path project, String... arguments) throws IOException, InterruptedException {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        Path maven = Path.of(System.getProperty("it.maven.home"), "bin", windows ? "mvn.cmd" : "mvn");
        List<String> command = new ArrayList<>();
        command.add(maven.toString());
        command.addAll(command(arguments));
        Path log = Files.createTempFile("trestle-it-", ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("it.java.home"));
        builder.environment().merge("MAVEN_OPTS", SHORT_LIVED, (set, more) -> set + " " + more);
        Process process = builder.start();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly().waitFor();
        }
        MavenRun run = new MavenRun(process.exitValue(), Files.readString(log));
        Files.delete(log);
        return run;
    }

    private static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of("-B", "-Dstyle.color=never"));
        command.addAll(MavenRepository.arguments());
        command.addAll(List.of(arguments));
        return command;
    }

    MavenRun succeeds() {
        assertThat(exitCode).as(log).isZero();
        return this;
    }

    /** Failed, and spared the user the stack trace. */
    MavenRun fails() {
        assertThat(exitCode).as(log).isNotZero();
        assertThat(log).doesNotContain("\tat ", "    at ", "Exception:", "Caused by");
        return this;
    }

    MavenRun says(String... texts) {
        assertThat(log).contains(texts);
        return this;
    }

    MavenRun doesNotSay(String... texts) {
        assertThat(log).doesNotContain(texts);
        return this;
    }

    /** The error lines, without what Maven adds about its own switches. */
    List<String> errors() {
        return log.lines()
                .filter(line -> line.startsWith("[ERROR] "))
                .map(line -> line.substring("[ERROR] ".length()))
                .toList();
    }
}
