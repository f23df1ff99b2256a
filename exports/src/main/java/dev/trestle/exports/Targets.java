package dev.trestle.exports;

import java.util.List;

/** The targets, by their names. */
final class Targets {

    <R> void deliverNow(Export<R> export, List<R> rows) {
        throw new IllegalStateException("Not begun: " + export.route() + rows.size());
    }
}
