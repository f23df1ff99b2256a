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
record Place(Scope scope, Set<Fact> facts, boolean grouped, @Nullable Place outer, int depth) {

    /** Deeper than this nothing is proven, so that no expression can exhaust the stack. */
    private static final int DEEPEST = 300;

    boolean tooDeep() {
        return depth > DEEPEST;
    }

    Place deeper() {
        return new Place(scope, facts, grouped, outer, depth + 1);
    }

    /** The same place before the rows are grouped. */
    Place ofRows() {
        return new Place(scope, facts, false, outer, depth);
    }

    /** The same place for an expression that is only computed where more is known. */
    Place with(Set<Fact> more) {
        if (more.isEmpty()) {
            return this;
        }
        Set<Fact> all = new HashSet<>(facts);
        all.addAll(more);
        return new Place(scope, all, grouped, outer, depth);
    }

    /** The place this many queries further out. */
    Place out(long levels) {
        Place place = this;
        for (long i = 0; i < levels; i++) {
            if (place.outer == null) {
                throw new IllegalStateException("a column belongs to no query");
            }
            place = place.outer;
        }
        return place;
    }
}
