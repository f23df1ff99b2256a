package dev.trestle.generator.plan;

import java.util.List;

/**
 * A Java enum for an enumerated type.
 *
 * @param sql the type's name as it is written in SQL
 * @param constants in the order of the labels
 */
public record EnumPlan(String className, String sql, List<Constant> constants) {

    /** One label, and the Java constant that stands for it. */
    public record Constant(String javaName, String label) {}
}
