package dev.trestle.generator.plan;

import dev.trestle.generator.plan.model.OutputField;
import dev.trestle.generator.plan.model.ReservedNames;
import dev.trestle.generator.plan.model.RowPlan;
import dev.trestle.generator.plan.type.JavaNames;
import dev.trestle.generator.query.QueryAnalysis;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Names the records for the rows of the parts of one route, so that none hides another class. */
final class PartRows {

    private final TableRows tables;
    private final Set<String> taken = new HashSet<>();

    PartRows(TableRows tables, String routeClass) {
        this.tables = tables;
        taken.add(fold(routeClass));
    }

    /** The row of a part of this name: that of a table, or {@code NewFilmsRow} for {@code new_films}. */
    RowPlan row(String part, QueryAnalysis query, List<OutputField> outputs) {
        Optional<String> shared = tables.of(query, outputs);
        return shared.map(name -> new RowPlan(name, true, outputs, Optional.empty()))
                .orElseGet(() -> own(part, outputs));
    }

    /** A row of its own. */
    RowPlan own(String part, List<OutputField> outputs) {
        return new RowPlan(own(JavaNames.type(part)), false, outputs, Optional.empty());
    }

    private String own(String stem) {
        String name = stem + "Row";
        return tables.isTaken(name) || ReservedNames.isReserved(name) || !taken.add(fold(name)) ? own(stem + "Part") : name;
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
