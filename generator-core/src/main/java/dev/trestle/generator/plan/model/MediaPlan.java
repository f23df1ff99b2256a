package dev.trestle.generator.plan.model;

import dev.trestle.generator.route.MediaKind;

/**
 * A column that names files.
 *
 * @param collection what keys and URLs begin with, such as {@code poster.image}; no two columns have the same
 * @param table as it is written in SQL
 * @param column as it is written in SQL
 * @param served whether a route's outputs show it
 */
public record MediaPlan(String collection, String table, String column, MediaKind kind, boolean served) {

    /** The same, shown by a route. */
    public MediaPlan shown() {
        return new MediaPlan(collection, table, column, kind, true);
    }
}
