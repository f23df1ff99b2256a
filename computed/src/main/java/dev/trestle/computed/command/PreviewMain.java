package dev.trestle.computed.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/**
 * Calls a function of a project for a few rows or values, and prints the answer of
 * {@code POST /computed/{column}/preview} as JSON. It needs no service, and can write nothing to the database. The goal
 * {@code trestle:preview} starts it.
 *
 * <p>Standard input has the parameters, as a {@link Properties} file in UTF-8, so that passwords are no arguments: {@code url},
 * {@code username}, {@code password}, {@code functions} (a class), {@code column}, and {@code request} (the body of the request). After a
 * mistake the program prints a line in place of the JSON, and ends with the status 2.
 */
public final class PreviewMain {

    private static final int MISTAKE = 2;

    private PreviewMain() {}

    /** Runs the program. Nothing else goes to the standard output: functions print to the standard error. */
    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        // Threads of functions that do not end would hold up the program.
        System.exit(run(System.in, out));
    }

    static int run(InputStream in, PrintStream out) throws IOException {
        Properties properties = new Properties();
        properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        try {
            out.println(PreviewCommand.of(properties).run());
            return 0;
        } catch (Refused e) {
            out.println(e.getMessage());
            return MISTAKE;
        }
    }
}
