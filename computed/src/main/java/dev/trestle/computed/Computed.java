package dev.trestle.computed;

import dev.trestle.runtime.service.ServerPart;
import dev.trestle.runtime.service.Trestle;

/** Placeholder. */
public final class Computed implements ServerPart {
    private Computed() {}
    /** x */
    public static Computed create(Trestle trestle) { return new Computed(); }
    /** x */
    public void add(ComputedColumn<?, ?, ?> column) {}
}
