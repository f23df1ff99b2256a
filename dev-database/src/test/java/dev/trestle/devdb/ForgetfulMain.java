package dev.trestle.devdb;

import java.io.PrintStream;
import java.time.Duration;

/** A program that starts a database and ends without closing it; prints where its files are, or why it does not start. */
public final class ForgetfulMain {

    private ForgetfulMain() {}

    public static void main(String[] arguments) throws Exception {
        PrintStream out = System.out;
        try {
            DevDatabase database = DevDatabase.start(new DatabaseSettings.Embedded());
            out.println("data: " + DevDatabaseContract.ask(database, "show data_directory"));
            out.println("url: " + database.jdbcUrl());
            if (System.getenv("FORGETFUL_WAITS") != null) {
                Thread.sleep(Duration.ofMinutes(10).toMillis());
            }
        } catch (DevDatabaseException e) {
            out.println("failed: " + e.getMessage());
        }
        System.exit(0);
    }
}
