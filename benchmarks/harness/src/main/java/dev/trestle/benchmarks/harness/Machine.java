package dev.trestle.benchmarks.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** What it was measured on. */
final class Machine {

    private Machine() {}

    static void describe(Report report, Plan plan, TestData data) throws IOException, SQLException {
        report.part("Benchmarks", """
                The %s plan, %s. %d processors (%s), Java %s, PostgreSQL %s on the same machine, without \
                syncing to disk.

                The services have the same table of %,d rows and the same queries. Before anything is measured, their \
                answers are compared byte for byte.
                """.formatted(
                plan.name(),
                LocalDate.now(ZoneOffset.UTC),
                Runtime.getRuntime().availableProcessors(),
                processor(),
                Runtime.version().feature(),
                data.version(),
                TestData.ROWS));
    }

    private static String processor() throws IOException {
        return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(System.getProperty("os.arch"));
    }
}
