package dev.trestle.generator.query;

/**
 * How many rows a statement can return.
 *
 * @param atMostOne whether it is proven to return one row at most
 * @param reason why so, or what would prove it, in words
 * @param few whether it is written to return a page at most: with a LIMIT that is an expression, or a number up to 1,000
 */
public record Cardinality(boolean atMostOne, String reason, boolean few) {}
