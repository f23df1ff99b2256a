package dev.trestle.generator.plan.document;

import dev.trestle.generator.catalog.Catalog;
import dev.trestle.generator.catalog.CatalogDetails;
import dev.trestle.generator.catalog.Table;
import dev.trestle.generator.plan.model.ComputePlan;
import dev.trestle.generator.plan.model.DeletePlan;
import dev.trestle.generator.plan.model.FileExportPlan;
import dev.trestle.generator.plan.model.FileQueryPlan;
import dev.trestle.generator.plan.model.GatherPlan;
import dev.trestle.generator.plan.model.InputField;
import dev.trestle.generator.plan.model.InsertPlan;
import dev.trestle.generator.plan.model.ListPlan;
import dev.trestle.generator.plan.model.LoadPlan;
import dev.trestle.generator.plan.model.PartPlan;
import dev.trestle.generator.plan.model.ProblemCode;
import dev.trestle.generator.plan.model.QueryPlan;
import dev.trestle.generator.plan.model.RoutePlan;
import dev.trestle.generator.plan.model.Storing;
import dev.trestle.generator.plan.model.SwitchPlan;
import dev.trestle.generator.plan.model.UpdatePlan;
import dev.trestle.generator.plan.model.VariantPlan;
import dev.trestle.generator.query.QueryAnalysis;
import dev.trestle.generator.route.LoadMode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** By what the database can refuse the statements of a route. */
final class StatementRefusals implements RoutePlan.Cases<Refusals> {

    private final Map<String, Table> tables;
    private final Map<String, QueryAnalysis> queries;
    private final CatalogDetails details;
    private final WriteRefusals writes;

    StatementRefusals(Catalog catalog, CatalogDetails details, Map<String, QueryAnalysis> queries) {
        this.tables = catalog.tables().stream().collect(Collectors.toMap(Table::sql, Function.identity()));
        this.queries = queries;
        this.details = details;
        this.writes = new WriteRefusals(catalog, details);
    }

    /** Of a route, and of the transaction in which it also writes into a target. */
    Refusals of(RoutePlan route) {
        Refusals refusals = route.match(this);
        if (route.export().filter(export -> !export.kept()).isPresent()) {
            refusals.addOpen();
        }
        return refusals;
    }

    private static Set<String> names(RoutePlan route) {
        return route.inputs().stream().map(InputField::sql).map(StatementRefusals::bare).collect(Collectors.toSet());
    }

    /** A name as it stands in the catalog, of one in SQL. */
    private static String bare(String sql) {
        return sql.startsWith("\"") ? sql.substring(1, sql.length() - 1).replace("\"\"", "\"") : sql;
    }

    private Refusals onTable(String sql, Function<Table, Refusals> refusals) {
        Refusals found = Optional.ofNullable(tables.get(sql)).map(refusals).orElseGet(Refusals::new);
        found.mistake(ProblemCode.INVALID_VALUE, "");
        return found;
    }

    @Override
    public Refusals insert(InsertPlan plan) {
        return onTable(plan.table(), table -> {
            Refusals refusals = writes.insert(table, names(plan));
            if (plan.storing() instanceof Storing.OrUpdate) {
                refusals.add(writes.update(table, names(plan)));
            }
            return refusals;
        });
    }

    @Override
    public Refusals update(UpdatePlan plan) {
        return onTable(plan.table(), table -> {
            Set<String> set = names(plan);
            set.removeAll(table.primaryKey());
            return writes.update(table, set);
        });
    }

    @Override
    public Refusals delete(DeletePlan plan) {
        return onTable(plan.table(), writes::delete);
    }

    @Override
    public Refusals query(QueryPlan plan) {
        return query(plan.queryFile());
    }

    @Override
    public Refusals list(ListPlan plan) {
        return query(plan.queryFile());
    }

    private Refusals query(String file) {
        Refusals refusals = new Refusals();
        refusals.mistake(ProblemCode.INVALID_VALUE, "");
        details.domainChecks().forEach(name -> refusals.mistake(ProblemCode.CHECK_VIOLATION, name));
        if (details.functions()) {
            refusals.mistake(ProblemCode.RAISED, "");
        }
        queries.values().stream().filter(query -> query.source().file().equals(file)).findFirst().ifPresent(query -> {
            if (query.writes()) {
                refusals.add(writes.any(query.uses().stream()
                        .flatMap(use -> tables.values().stream()
                                .filter(table -> table.schema().equals(use.schema()) && table.name().equals(use.table())))
                        .toList()));
                refusals.mistake(ProblemCode.NOT_NULL_VIOLATION, "");
            }
            if (query.callsOut()) {
                refusals.addOpen();
            }
        });
        return refusals;
    }

    /** DuckDB runs it, and refuses values as PostgreSQL does. */
    @Override
    public Refusals fileQuery(FileQueryPlan plan) {
        return files();
    }

    private static Refusals files() {
        Refusals refusals = new Refusals();
        refusals.mistake(ProblemCode.INVALID_VALUE, "");
        refusals.mistake(ProblemCode.UNFIT_FILE, "");
        return refusals;
    }

    @Override
    public Refusals compute(ComputePlan plan) {
        return onTable(plan.table(), table -> writes.insert(table, names(plan)));
    }

    @Override
    public Refusals gather(GatherPlan plan) {
        Refusals refusals = new Refusals();
        for (PartPlan part : plan.parts()) {
            refusals.add(part.files().isPresent() ? files() : query(part.queryFile()));
        }
        return refusals;
    }

    @Override
    public Refusals load(LoadPlan plan) {
        return onTable(plan.table(), table -> {
            Refusals refusals = writes.insert(table, names(plan));
            if (plan.mode() == LoadMode.MERGE) {
                refusals.add(writes.update(table, names(plan)));
                refusals.mistake(ProblemCode.REPEATED, "");
            }
            if (plan.mode() == LoadMode.REPLACE) {
                refusals.add(writes.delete(table));
            }
            refusals.mistake(ProblemCode.NOT_NULL_VIOLATION, "");
            return refusals;
        });
    }

    @Override
    public Refusals fileExport(FileExportPlan plan) {
        return query(plan.queryFile());
    }

    @Override
    public Refusals choose(SwitchPlan plan) {
        Refusals refusals = new Refusals();
        plan.variants().stream().map(VariantPlan::route).map(this::of).forEach(refusals::add);
        return refusals;
    }
}
