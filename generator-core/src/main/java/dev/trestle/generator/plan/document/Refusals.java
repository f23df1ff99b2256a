package dev.trestle.generator.plan.document;

import dev.trestle.generator.plan.model.ProblemCode;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** The errors by which a database can refuse a statement: conflicts, which are answered with 409, and mistakes, with 422. */
final class Refusals {

    private static final Set<ProblemCode> BY_CODE = EnumSet.of(ProblemCode.FOREIGN_KEY_VIOLATION, ProblemCode.CHECK_VIOLATION,
            ProblemCode.NOT_NULL_VIOLATION, ProblemCode.RAISED);

    private static final Set<ProblemCode> CONFLICTS_BY_CODE = EnumSet.of(
            ProblemCode.UNIQUE_VIOLATION, ProblemCode.EXCLUSION_VIOLATION, ProblemCode.FOREIGN_KEY_VIOLATION);

    private final Map<ProblemCode, SortedSet<String>> conflicts = new EnumMap<>(ProblemCode.class);
    private final Map<ProblemCode, SortedSet<String>> mistakes = new EnumMap<>(ProblemCode.class);
    private boolean open;

    void conflict(ProblemCode code, String constraint) {
        add(conflicts, code, constraint);
    }

    void mistake(ProblemCode code, String constraint) {
        add(mistakes, code, constraint);
    }

    /** Code of users takes part, so that constraints of any table can be broken. */
    void addOpen() {
        open = true;
        CONFLICTS_BY_CODE.forEach(code -> add(conflicts, code, ""));
        BY_CODE.forEach(code -> add(mistakes, code, ""));
    }

    void add(Refusals others) {
        open |= others.open;
        others.conflicts.forEach((code, names) -> conflicts.computeIfAbsent(code, key -> new TreeSet<>()).addAll(names));
        others.mistakes.forEach((code, names) -> mistakes.computeIfAbsent(code, key -> new TreeSet<>()).addAll(names));
    }

    /** Whether code of users takes part. */
    boolean open() {
        return open;
    }

    Set<ProblemCode> conflicts() {
        return conflicts.keySet();
    }

    Set<ProblemCode> mistakes() {
        return mistakes.keySet();
    }

    Map<ProblemCode, List<String>> namesOfConflicts() {
        return names(conflicts);
    }

    Map<ProblemCode, List<String>> namesOfMistakes() {
        return names(mistakes);
    }

    private static void add(Map<ProblemCode, SortedSet<String>> all, ProblemCode code, String constraint) {
        SortedSet<String> names = all.computeIfAbsent(code, key -> new TreeSet<>());
        if (!constraint.isEmpty()) {
            names.add(constraint);
        }
    }

    private static Map<ProblemCode, List<String>> names(Map<ProblemCode, SortedSet<String>> all) {
        Map<ProblemCode, List<String>> names = new EnumMap<>(ProblemCode.class);
        all.forEach((code, constraints) -> {
            if (!constraints.isEmpty()) {
                names.put(code, List.copyOf(constraints));
            }
        });
        return names;
    }
}
