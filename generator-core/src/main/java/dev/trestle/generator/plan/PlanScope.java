package dev.trestle.generator.plan;

import dev.trestle.generator.catalog.Catalog;
import dev.trestle.generator.catalog.PgType;
import dev.trestle.generator.catalog.Table;
import dev.trestle.generator.config.RoutesFile;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.query.WriteTarget;
import dev.trestle.generator.query.WriteTargets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the planners of all routes share.
 *
 * @param prefix stands before every path; empty for none
 */
record PlanScope(
        Diagnostics diagnostics,
        String prefix,
        TableFinder tables,
        GeneratedTypes generated,
        FieldPlanner fields,
        AnswerPlanner answers,
        TableUses uses) {

    static PlanScope of(
            RoutesFile file,
            Catalog catalog,
            WriteTargets targets,
            Map<String, PgType> named,
            Diagnostics diagnostics) {
        GeneratedTypes generated = new GeneratedTypes(
                new TypeNames(catalog, file.schema().value()), Planner.stem(file) + "Codecs");
        FieldPlanner fields = new FieldPlanner(
                new TypeTable(generated, new CompositeFields(catalog), TypeMappings.of(file, catalog, diagnostics)),
                diagnostics);
        return new PlanScope(
                diagnostics,
                file.prefix().map(located -> located.value()).orElse(""),
                new TableFinder(catalog, file.schema().value(), targets, diagnostics),
                generated,
                fields,
                new AnswerPlanner(named, fields, diagnostics),
                new TableUses(catalog));
    }

    /** The code of a route relies on these columns. */
    void use(WriteTarget target, List<InputField> inputs, List<OutputField> outputs) {
        Table table = target.table();
        inputs.forEach(input -> uses.use(table.schema(), table.name(), input.name(), false));
        outputs.forEach(output -> uses.use(table.schema(), table.name(), output.name(), false));
        outputs.stream()
                .flatMap(output -> target.proofs().getOrDefault(output.name(), Set.of()).stream())
                .forEach(proof -> uses.use(proof.schema(), proof.table(), proof.column(), true));
    }
}
