package dev.trestle.generator.plan.model;

import dev.trestle.generator.diagnostic.Location;
import java.util.List;

/**
 * A Java record that a hook makes of a row; routes may share it.
 *
 * @param location where its name is written first
 * @param fields in the order of the record
 * @param whole whether it has all fields that were written; not where the type of one is wrong
 */
public record ResponsePlan(String className, Location location, List<OutputField> fields, boolean whole) {}
