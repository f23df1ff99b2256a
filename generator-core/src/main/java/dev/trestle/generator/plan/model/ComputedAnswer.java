package dev.trestle.generator.plan.model;

/**
 * The answer of a route that computes columns of its rows: it is read when they are stored, by the keys that the statement of the route
 * returns.
 *
 * @param keyClass the record of the keys
 * @param rows the statement that reads the rows in the order of their keys; it binds an array for each column of the key
 */
public record ComputedAnswer(String keyClass, String rows) {}
