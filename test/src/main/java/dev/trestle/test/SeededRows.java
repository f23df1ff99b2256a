package dev.trestle.test;

import dev.trestle.test.rows.Rows;
import java.util.Random;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * The rows of a test.
 *
 * @param base the seed of the run, to which the name of the test is added
 */
record SeededRows(Rows rows, long base) {

    /** The configuration parameter of JUnit with the seed of a run; without it, each run has another one. */
    static final String SEED = "trestle.test.seed";

    static SeededRows of(ExtensionContext context, TestDatabase database) {
        long base = context.getRoot().getStore(Namespace.create(SeededRows.class)).computeIfAbsent(SEED,
                key -> context.getConfigurationParameter(SEED).map(Long::valueOf).orElseGet(() -> (long) new Random().nextInt()),
                Long.class);
        return new SeededRows(new Rows(database.connections().ofTest(), base, context.getUniqueId()), base);
    }
}
