package dev.trestle.generator.query;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Whether a value can be null.
 *
 * @param why in words that go on after "not null:" or "nullable:"
 * @param reliedOn the NOT NULL columns that the proof rests on; empty where there is no proof
 */
record Verdict(Kind kind, String why, Set<ColumnUse> reliedOn) {

    enum Kind {
        /** Proven never to be null. */
        NOT_NULL,
        /** Not proven. */
        NULLABLE,
        /** Proven to be null and nothing else. */
        NULL
    }

    static Verdict notNull(String why) {
        return new Verdict(Kind.NOT_NULL, why, Set.of());
    }

    static Verdict notNull(String why, ColumnUse column) {
        return new Verdict(Kind.NOT_NULL, why, Set.of(column));
    }

    static Verdict nullable(String why) {
        return new Verdict(Kind.NULLABLE, why, Set.of());
    }

    static Verdict alwaysNull(String why) {
        return new Verdict(Kind.NULL, why, Set.of());
    }

    boolean isNotNull() {
        return kind == Kind.NOT_NULL;
    }

    boolean isAlwaysNull() {
        return kind == Kind.NULL;
    }

    /** The verdict and its reason as users read them. */
    String reason() {
        return switch (kind) {
            case NOT_NULL -> "not null: " + why;
            case NULLABLE, NULL -> "nullable: " + why;
        };
    }

    /** The same verdict, told in other words. */
    Verdict because(String other) {
        return new Verdict(kind, other, reliedOn);
    }

    /** The same verdict, resting on the columns of another proof as well. */
    Verdict relyingOn(Verdict other) {
        Set<ColumnUse> columns = new LinkedHashSet<>(reliedOn);
        columns.addAll(other.reliedOn);
        return new Verdict(kind, why, columns);
    }

    /** This where it is proven; otherwise nullable, even where it is null always. */
    Verdict orNullable() {
        return isAlwaysNull() ? nullable(why) : this;
    }
}
