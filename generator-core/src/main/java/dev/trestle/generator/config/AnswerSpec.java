package dev.trestle.generator.config;

import java.util.Optional;

/**
 * What a route answers with, where that is not the row itself.
 *
 * @param response what a hook makes of the row; empty where there is no hook
 */
public record AnswerSpec(Optional<ResponseSpec> response) {

    /** The row itself. */
    public static AnswerSpec row() {
        return new AnswerSpec(Optional.empty());
    }
}
