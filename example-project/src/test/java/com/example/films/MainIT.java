package com.example.films;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.test.TestClient;
import dev.trestle.test.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The program as a process of its own: how it starts and how it ends. */
@Timeout(120)
@Order(1)
@LibraryTest
@Execution(ExecutionMode.CONCURRENT)
class MainIT {

    private static final Pattern GREETING = Pattern.compile("answers on (\\S+), from .* on port (\\d+)\\.");
    private static final int TERMINATED = 143;

    /** Each process has a file of statistics of its own, as the methods run at once. */
    @TempDir
    private Path folder;

    private final Library library;

    MainIT(TestClient http, TestDatabase database, LibraryService service) {
        this.library = new Library(http, database, service);
    }

    private String statisticsUrl() {
        return "jdbc:sqlite:" + folder.resolve("statistics.db");
    }

    private static List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
                Main.class.getName());
    }

    private Process start(Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command());
        builder.environment().put("TRESTLE_EXPORTS_TARGETS_STATISTICS_URL", statisticsUrl());
        builder.environment().putAll(environment);
        return builder.redirectErrorStream(true).start();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no SIGTERM")
    void endsWithItsDatabaseWhenTerminated() throws IOException, InterruptedException {
        Process process = start(Map.of("SERVER_PORT", "0"));
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            Matcher greeting = greeting(output);
            int postgres = Integer.parseInt(greeting.group(2));
            assertThat(isListening(postgres)).isTrue();
            assertThat(status(greeting.group(1) + "/films/search")).isEqualTo(200);

            process.toHandle().destroy();

            assertThat(process.waitFor()).isEqualTo(TERMINATED);
            assertThat(output.lines()).noneMatch(line -> line.contains("Exception") || line.startsWith("\tat "));
            assertThat(isListening(postgres)).isFalse();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs a shell")
    void endsWithItsDatabaseWhenItsParentIsKilled() throws IOException {
        List<String> shell = new ArrayList<>(List.of("sh", "-c", "\"$@\"; true", "sh"));
        shell.addAll(command());
        ProcessBuilder builder = new ProcessBuilder(shell);
        builder.environment().put("TRESTLE_EXPORTS_TARGETS_STATISTICS_URL", statisticsUrl());
        builder.environment().put("SERVER_PORT", "0");
        Process parent = builder.redirectErrorStream(true).start();
        try (BufferedReader output = parent.inputReader(StandardCharsets.UTF_8)) {
            int postgres = Integer.parseInt(greeting(output).group(2));
            ProcessHandle library = parent.children().findAny().orElseThrow();

            parent.toHandle().destroyForcibly();

            library.onExit().join();
            assertThat(isListening(postgres)).isFalse();
        } finally {
            parent.destroyForcibly();
        }
    }

    @Test
    void saysSoWhenThePortIsTaken() throws IOException, InterruptedException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            Process process = start(Map.of("SERVER_PORT", port));
            try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
                assertThat(output.lines()).singleElement().asString().contains("port " + port + " is taken");
                assertThat(process.waitFor()).isEqualTo(1);
            } finally {
                process.destroyForcibly();
            }
        }
    }

    @Test
    void usesTheDatabaseThatIsConfigured() throws IOException, InterruptedException {
        Process process = start(Map.of("SERVER_PORT", "0", "TRESTLE_DATABASE_URL", library.jdbcUrl()));
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            String greeting = output.readLine();
            assertThat(greeting).contains("from jdbc:postgresql://").contains(":" + library.databasePort() + "/");

            process.toHandle().destroy();
            process.waitFor();

            assertThat(isListening(library.databasePort())).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void saysSoWhenTheConfiguredDatabaseIsAway() throws IOException, InterruptedException {
        Process process = start(Map.of(
                "SERVER_PORT", "0", "TRESTLE_DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/films"));
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(output.lines()).singleElement().asString().contains("cannot connect to", "127.0.0.1:1");
            assertThat(process.waitFor()).isEqualTo(1);
        } finally {
            process.destroyForcibly();
        }
    }

    private static Matcher greeting(BufferedReader output) throws IOException {
        String line = output.readLine();
        assertThat(line).isNotNull();
        Matcher greeting = GREETING.matcher(line);
        assertThat(greeting.find()).as(line).isTrue();
        return greeting;
    }

    private static int status(String uri) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(uri)).build(), BodyHandlers.discarding()).statusCode();
        }
    }

    private static boolean isListening(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 5_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
