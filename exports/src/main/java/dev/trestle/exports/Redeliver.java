package dev.trestle.exports;

import dev.trestle.runtime.Trestle;
import io.helidon.config.Config;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/**
 * A command that has dead letters delivered again: {@code java -cp … dev.trestle.exports.Redeliver [target]}, with the
 * configuration of the service. Any running server of the service then delivers them.
 */
public final class Redeliver {

    private Redeliver() {}

    /**
     * Runs the command, and says how many entries there were.
     *
     * @param arguments a target, or none for all of them
     */
    public static void main(String[] arguments) {
        if (arguments.length > 1) {
            throw new IllegalArgumentException("One target at most is taken");
        }
        run(Config.create(), arguments.length == 0 ? null : arguments[0], System.out);
    }

    private static void run(Config config, @Nullable String target, PrintStream out) {
        try (Trestle trestle = Trestle.create(config.get("trestle"))) {
            long entries = new EntryTable(trestle.database()).redeliver(target);
            out.println(entries + (entries == 1 ? " dead letter is" : " dead letters are") + " due again");
        }
    }
}
