package dev.trestle.generator.config;

import dev.trestle.generator.diagnostic.Location;
import java.util.Optional;

/**
 * What a route answers with, where that is not the row itself.
 *
 * @param response what a hook makes of the row; empty where there is no hook
 * @param file where it is said that the answer is the file of the one output; empty where it is not
 */
public record AnswerSpec(Optional<ResponseSpec> response, Optional<Location> file) {

    /** The row itself. */
    public static AnswerSpec row() {
        return new AnswerSpec(Optional.empty(), Optional.empty());
    }
}
