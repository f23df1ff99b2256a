package dev.trestle.generator.plan.model;

import dev.trestle.generator.diagnostic.Location;
import dev.trestle.generator.route.ExportDelivery;
import java.util.List;

/**
 * What a route writes into a target besides its answer.
 *
 * @param location where {@code export_sql} begins
 * @param target the name of the target
 * @param table as the target's SQL writes it
 * @param statement writes one row
 * @param columns in the order in which they are bound: those of the target's primary key are the last
 * @param keyColumns how many of them are the key; 0 where not all of it is exported
 * @param lane of a route with a hook: what its row says of the target's primary key before the hook responds, by which
 *     entries stay in order; else none
 */
public record ExportPlan(
        Location location,
        String target,
        ExportDelivery delivery,
        String table,
        ExportStatement statement,
        List<ExportColumn> columns,
        int keyColumns,
        List<ExportColumn> lane) {

    /** Whether an entry is kept until it is delivered. */
    public boolean kept() {
        return delivery == ExportDelivery.OUTBOX;
    }
}
