package dev.trestle.generator.query;

import dev.trestle.generator.catalog.Function;
import dev.trestle.generator.catalog.Semantics;
import dev.trestle.generator.query.Node.Struct;
import java.util.stream.Stream;

/**
 * The rows around a row that a window function sees ({@code FRAMEOPTION_…} of {@code parsenodes.h}; documentation,
 * Window Function Calls).
 */
record Frame(Struct window, Semantics semantics) {

    private static final long RANGE = 0x2;
    private static final long STARTS_UNBOUNDED = 0x20;
    private static final long ENDS_UNBOUNDED = 0x100;
    private static final long STARTS_AT_ROW = 0x200;
    private static final long ENDS_AT_ROW = 0x400;
    private static final long STARTS_BEFORE = 0x800;
    private static final long ENDS_BEHIND = 0x4000;
    private static final long EXCLUDES_ROW = 0x8000 | 0x10000;

    /** The frame of a call in this query. */
    static Frame of(Struct call, QueryTree query, Semantics semantics) {
        return new Frame(query.query().structList("windowClause").stream()
                .filter(window -> window.number("winref") == call.number("winref"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no such window")), semantics);
    }

    /** Whether the row itself is always in it: it starts at or before the row and ends at or behind it. */
    boolean hasRow() {
        return is(STARTS_UNBOUNDED | STARTS_AT_ROW | STARTS_BEFORE)
                && is(ENDS_UNBOUNDED | ENDS_AT_ROW | ENDS_BEHIND)
                && !is(EXCLUDES_ROW)
                && (!is(RANGE) || !is(STARTS_BEFORE | ENDS_BEHIND) || measuresNumbers());
    }

    /**
     * PostgreSQL refuses distances below zero. One that is not may still lead across the row where it is an interval:
     * {@code 1 mon -30 days} before the first of March is the third of March.
     */
    private boolean measuresNumbers() {
        return Stream.of("startInRangeFunc", "endInRangeFunc")
                .map(window::number)
                .filter(function -> function != 0)
                .allMatch(function -> semantics.function(function)
                        .filter(Function::builtIn)
                        .filter(inRange -> !inRange.arguments().contains("interval"))
                        .isPresent());
    }

    private boolean is(long bits) {
        return (window.number("frameOptions") & bits) != 0;
    }
}
