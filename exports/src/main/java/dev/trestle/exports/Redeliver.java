package dev.trestle.exports;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.Trestle;
import io.helidon.config.Config;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/**
 * A command that has dead letters delivered again: {@code java -cp … dev.trestle.exports.Redeliver [target]}, with the
 * configuration of the service. Any running server of the service then delivers them.
 */
public final class Redeliver {

    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private Redeliver() {}

    /**
     * Runs the command, and says how many entries there were. It ends with 1 where the service's database cannot be asked,
     * and with 2 for more than one argument.
     *
     * @param arguments a target, or none for all of them
     */
    public static void main(String[] arguments) {
        if (arguments.length > 1) {
            System.err.println("Redeliver takes one target, or none for all of them");
            System.exit(MISUSED);
        }
        try {
            run(Config.create(), arguments.length == 0 ? null : arguments[0], System.out);
        } catch (HttpProblem problem) {
            System.err.println("Nothing is delivered again: " + problem.getMessage());
            System.exit(FAILED);
        }
    }

    private static void run(Config config, @Nullable String target, PrintStream out) {
        try (Trestle trestle = Trestle.create(config.get("trestle"))) {
            long entries = new EntryTable(trestle.database()).redeliver(target);
            out.println(entries + (entries == 1 ? " dead letter is" : " dead letters are") + " due again");
        }
    }
}
