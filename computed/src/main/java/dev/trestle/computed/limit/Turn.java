package dev.trestle.computed.limit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One call that may begin. */
public final class Turn {

    private final @Nullable Limits limits;
    private final String name;
    private List<Long> entry;

    Turn(@Nullable Limits limits, String name, List<Long> entry) {
        this.limits = limits;
        this.name = name;
        this.entry = entry;
    }

    /** The call has ended. If the database does not answer, its entry ends by its time. */
    public synchronized void end() {
        Limits from = limits;
        if (!entry.isEmpty() && from != null) {
            Turns.quietly(name, () -> from.end(entry));
            entry = List.of();
        }
    }

    /** There was no call. */
    public synchronized void unused() {
        Limits from = limits;
        if (from != null) {
            Turns.quietly(name, () -> from.giveBack(name, 1, entry));
            entry = List.of();
        }
    }
}
