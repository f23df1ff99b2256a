package dev.trestle.generator.plan.model;

import java.util.List;

/**
 * What one route relies on in the database.
 *
 * @param tables by schema and name
 * @param enums the classes of enumerated types, by name
 * @param composites the classes of composite types, by name
 */
public record RouteUses(List<UsedTable> tables, List<String> enums, List<String> composites) {

    /** Whether it relies on nothing. */
    public boolean isEmpty() {
        return tables.isEmpty() && enums.isEmpty() && composites.isEmpty();
    }
}
