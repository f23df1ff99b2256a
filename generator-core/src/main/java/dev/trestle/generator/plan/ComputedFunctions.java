package dev.trestle.generator.plan;

import dev.trestle.generator.catalog.Table;
import dev.trestle.generator.config.ComputedSpec;
import dev.trestle.generator.plan.model.ComputedAnswer;
import dev.trestle.generator.plan.model.OutputField;
import dev.trestle.generator.plan.sql.ComputedSql;
import dev.trestle.generator.plan.type.JavaNames;
import dev.trestle.generator.route.ComputedMode;
import java.util.List;
import java.util.Optional;

/**
 * The functions of computed columns, and the names of their classes.
 *
 * @param columns those that are declared, found in the catalog; none if one of them is faulty
 * @param declared as the routes file has them
 */
record ComputedFunctions(ComputedColumns columns, List<ComputedSpec> declared, CellNames names, TableRows rows) {

    /** The names of all columns that are declared, as the routes file has them. */
    List<String> known() {
        return declared.stream().filter(spec -> columns.rows().stream().noneMatch(found -> found.spec().equals(spec)))
                .map(spec -> spec.column().value()).toList();
    }

    /** The column that is declared by this name. */
    Optional<ComputedColumns.Found> find(String name) {
        return columns.columns().stream().filter(found -> found.spec().column().value().equals(name)).findFirst();
    }

    /** The class with the inputs and the interface of a function. */
    String className(ComputedColumns.Found found) {
        return rows.free(JavaNames.type(names.stem(found.table())) + JavaNames.type(found.column().name()));
    }

    /** The same for a table of computed rows. */
    String className(ComputedColumns.FoundRows found) {
        return rows.free(JavaNames.type(names.stem(found.child())));
    }

    /** The class of the keys of a table. */
    String keyClass(Table table) {
        String name = rows.free(JavaNames.type(names.stem(table)) + "Key");
        boolean isTaken = columns.columns().stream().anyMatch(found -> className(found).equals(name))
                || columns.rows().stream().anyMatch(found -> className(found).equals(name));
        return isTaken ? name + "Record" : name;
    }

    /** How a route that writes a row of the table reads its answer; empty if it computes no column itself. */
    Optional<ComputedAnswer> answer(Table table, List<OutputField> outputs) {
        return columns.columns().stream()
                .filter(found -> found.table().oid() == table.oid() && found.spec().run().mode() != ComputedMode.BACKGROUND)
                .findFirst()
                .map(found -> new ComputedAnswer(keyClass(table), ComputedSql.rows(columns.planOf(table), outputs)));
    }
}
