package dev.trestle.exports;

import java.util.List;
import java.util.UUID;

/**
 * What is written of one entry.
 *
 * @param id the entry's
 * @param values in the order of the statement's question marks
 */
record Line(UUID id, List<Value> values) {}
