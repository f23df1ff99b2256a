package dev.trestle.computed;

/**
 * A trigger that notices changes of the inputs of computed columns.
 *
 * @param name of the trigger
 * @param function the name of its function in the schema {@code trestle}
 * @param sha256 of the function's body, in UTF-8, in hexadecimal digits
 */
public record ComputedTrigger(String name, String function, String sha256) {}
