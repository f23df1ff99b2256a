package dev.trestle.generator.query;

/**
 * A side of an outer join that is filled with nulls where the other side has no match.
 *
 * @param join the join's number in the range table
 * @param words such as {@code "right side of LEFT JOIN language"}
 */
record Side(long join, boolean left, String words) {}
