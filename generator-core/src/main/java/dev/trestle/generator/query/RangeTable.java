package dev.trestle.generator.query;

import dev.trestle.generator.query.Node.Struct;
import java.util.Optional;

/** What an entry of a range table stands for ({@code RTEKind} of {@code parsenodes.h}). */
enum RangeTable {
    RELATION("a table"),
    SUBQUERY("a subquery"),
    JOIN("a join"),
    FUNCTION("a function"),
    TABLE_FUNCTION("a table function"),
    VALUES("VALUES"),
    WITH_QUERY("a WITH query"),
    TRANSITION_TABLE("a transition table"),
    RESULT("nothing"),
    GROUP("its groups");

    private final String words;

    RangeTable(String words) {
        this.words = words;
    }

    static RangeTable kind(Struct entry) {
        return values()[(int) entry.number("rtekind")];
    }

    static boolean isRelation(Struct entry) {
        return kind(entry) == RELATION;
    }

    /** The relation's {@code pg_class.oid}; empty for anything that is no relation. */
    static Optional<Long> oid(Struct entry) {
        return isRelation(entry) ? Optional.of(entry.number("relid")) : Optional.empty();
    }

    String words() {
        return words;
    }
}
