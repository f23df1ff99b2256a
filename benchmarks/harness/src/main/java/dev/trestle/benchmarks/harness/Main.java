package dev.trestle.benchmarks.harness;

import dev.trestle.devdb.DevDatabaseException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Locale;

/** Measures, and writes {@code target/benchmarks.md}. */
public final class Main {

    /** What a process ended by SIGTERM answers: 128 and the signal's number. */
    private static final int TERMINATED = 143;

    private Main() {}

    /** Takes the name of a plan and those of the parts. Ends with 1 where something fails, and leaves no process. */
    public static void main(String[] arguments) throws InterruptedException {
        // Maven leaves its child alone when it is killed.
        ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().thenRun(() -> System.exit(TERMINATED)));
        Locale.setDefault(Locale.ROOT);
        try {
            new Benchmarks(Plan.of(arguments[0]), Part.of(arguments[1]), Layout.ofProperties()).run();
        } catch (IOException | SQLException | DevDatabaseException | IllegalArgumentException e) {
            e.printStackTrace();
            System.exit(1);
        }
    }
}
