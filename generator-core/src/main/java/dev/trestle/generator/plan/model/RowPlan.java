package dev.trestle.generator.plan.model;

import java.util.List;
import java.util.Optional;

/**
 * A row that a statement returns, and what clients get of it.
 *
 * @param recordName of its Java record
 * @param shared whether the record is a {@link TableRow}; otherwise it is within the route's class
 * @param outputs the components of that record, in order
 * @param response what a hook makes of it; empty where no hook makes a record
 */
public record RowPlan(
        String recordName, boolean shared, List<OutputField> outputs, Optional<ResponsePlan> response) {

    /** The fields that clients get. */
    public List<OutputField> sent() {
        return response.map(ResponsePlan::fields).orElse(outputs);
    }
}
