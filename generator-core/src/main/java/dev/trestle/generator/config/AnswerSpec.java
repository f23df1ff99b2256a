package dev.trestle.generator.config;

import dev.trestle.generator.diagnostic.Location;
import java.util.Optional;

/**
 * What a route answers with, where that is not the row itself.
 *
 * @param response the record that a hook makes of the row; empty where there is no hook, or one that makes a file
 * @param file where it is said that the answer is a file; empty where it is not
 * @param hookMakesFile whether a hook makes that file, and not the one output has it
 */
public record AnswerSpec(Optional<ResponseSpec> response, Optional<Location> file, boolean hookMakesFile) {

    /** The row itself. */
    public static AnswerSpec row() {
        return new AnswerSpec(Optional.empty(), Optional.empty(), false);
    }
}
