package dev.trestle.generator.query;

/**
 * How many rows a statement can return.
 *
 * @param atMostOne whether it is proven to return one row at most
 * @param reason why so, or what would prove it, in words
 */
public record Cardinality(boolean atMostOne, String reason) {}
