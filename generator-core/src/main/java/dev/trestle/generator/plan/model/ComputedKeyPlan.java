package dev.trestle.generator.plan.model;

import java.util.List;

/**
 * The record of the keys of a table with computed columns.
 *
 * @param className such as {@code FilmKey}
 * @param fields the columns of the primary key, in its order
 * @param insertedHash tells the body of the trigger function for INSERT from others
 * @param updatedHash the same for UPDATE
 * @param clearedHash the same for the function that clears columns
 */
public record ComputedKeyPlan(
        String className, ComputedTable table, List<OutputField> fields, String insertedHash, String updatedHash, String clearedHash) {}
