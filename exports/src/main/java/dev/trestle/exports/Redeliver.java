package dev.trestle.exports;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.service.Trestle;
import io.helidon.config.Config;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command that makes dead letters due again: {@code java -cp … dev.trestle.exports.Redeliver [target]}, with the
 * configuration of the service. Any running server of the service then delivers them.
 */
public final class Redeliver {

    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private Redeliver() {}

    /**
     * Runs the command, and prints the number of entries. The exit status is 1 if the service's database cannot be
     * reached, or has no entries for the target, and 2 for wrong arguments.
     *
     * @param arguments a target, or none for all targets
     */
    public static void main(String[] arguments) {
        if (arguments.length > 1 || arguments.length == 1 && arguments[0].startsWith("-")) {
            System.err.println("Redeliver takes one target, or none for all of them");
            System.exit(MISUSED);
        }
        try {
            if (!run(Config.create(), arguments.length == 0 ? null : arguments[0])) {
                System.exit(FAILED);
            }
        } catch (HttpProblem problem) {
            System.err.println("Nothing was redelivered: " + problem.getMessage());
            System.exit(FAILED);
        }
    }

    /** False for a target that has no entries: it may be misspelt. */
    private static boolean run(Config config, @Nullable String target) {
        try (Trestle trestle = Trestle.create(config.get("trestle"))) {
            EntryTable entries = new EntryTable(trestle.database());
            List<String> targets = entries.targets();
            if (target != null && !targets.contains(target)) {
                System.err.println("There are no entries for " + target + ", "
                        + (targets.isEmpty() ? "nor for any other target" : "only for " + String.join(", ", targets)));
                return false;
            }
            long due = entries.redeliver(target);
            System.out.println(due + (due == 1 ? " dead letter is" : " dead letters are") + " due again");
            return true;
        }
    }
}
