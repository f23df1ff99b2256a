package dev.trestle.generator.plan.model;

import java.util.List;

/**
 * A Java enum for an enumerated type.
 *
 * @param sql the type's name as it is written in SQL
 * @param constants in the order of the labels
 */
public record EnumPlan(String className, String sql, List<Constant> constants) {

    /** The constants that fit into the static initializer of a class, 64 KiB with 19 bytes for each (JVMS 4.7.3). */
    public static final int MOST = 3_000;

    /** One label, and the Java constant that stands for it. */
    public record Constant(String javaName, String label) {}
}
