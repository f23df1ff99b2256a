package dev.trestle.generator.query;

import java.util.OptionalLong;

/**
 * How many rows a statement can return.
 *
 * @param atMostOne whether it is proven to return one row at most
 * @param reason why so, or what would prove it, in words
 * @param limit the number in its LIMIT; empty where there is none, or an expression
 */
public record Cardinality(boolean atMostOne, String reason, OptionalLong limit) {}
