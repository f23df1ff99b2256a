package dev.trestle.computed.given;

/**
 * Inputs that a request has.
 *
 * @param json the inputs as a JSON object, as PostgreSQL has them
 * @param inputs of the function
 * @param <I> the inputs of a row
 */
public record GivenRow<I>(String json, I inputs) {}
