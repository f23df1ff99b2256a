package dev.trestle.generator.query;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where an expression stands.
 *
 * @param scope the query it belongs to
 * @param facts what holds for the rows it sees
 * @param grouped whether it stands behind GROUP BY, not in an aggregate's argument or before
 * @param outer where the query itself stands; null for a statement and for a view
 * @param depth how many expressions stand around it
 */
record ExpressionPlace(Scope scope, Set<Fact> facts, boolean grouped, @Nullable ExpressionPlace outer, int depth) {

    /** Deeper than this nothing is proven, so that no expression can exhaust the stack. */
    private static final int DEEPEST = 300;

    boolean tooDeep() {
        return depth > DEEPEST;
    }

    ExpressionPlace deeper() {
        return new ExpressionPlace(scope, facts, grouped, outer, depth + 1);
    }

    /** The same place before the rows are grouped. */
    ExpressionPlace ofRows() {
        return new ExpressionPlace(scope, facts, false, outer, depth);
    }

    /** The same place for an expression that is only computed where more is known. */
    ExpressionPlace with(Set<Fact> more) {
        if (more.isEmpty()) {
            return this;
        }
        Set<Fact> all = new HashSet<>(facts);
        all.addAll(more);
        return new ExpressionPlace(scope, all, grouped, outer, depth);
    }

    /** The place this many queries further out. */
    ExpressionPlace out(long levels) {
        ExpressionPlace place = this;
        for (long i = 0; i < levels; i++) {
            if (place.outer == null) {
                throw new IllegalStateException("a column belongs to no query");
            }
            place = place.outer;
        }
        return place;
    }
}
