package dev.trestle.generator.plan.export;

import static dev.trestle.generator.diagnostic.DiagnosticCode.KEYS_DO_NOT_GO_TOGETHER;
import static dev.trestle.generator.diagnostic.DiagnosticCode.SAME_DATABASE;
import static dev.trestle.generator.diagnostic.DiagnosticCode.UNKNOWN_EXPORT_TABLE;

import dev.trestle.generator.config.ExportSpec;
import dev.trestle.generator.config.Located;
import dev.trestle.generator.config.TargetSpec;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.diagnostic.Quoted;
import dev.trestle.generator.plan.model.ExportColumn;
import dev.trestle.generator.plan.model.ExportPlan;
import dev.trestle.generator.plan.model.ExportStatement;
import dev.trestle.generator.plan.model.OutputField;
import dev.trestle.generator.plan.model.ResponsePlan;
import dev.trestle.generator.plan.model.TargetPlan;
import dev.trestle.generator.route.ExportDelivery;
import dev.trestle.generator.target.TableName;
import dev.trestle.generator.target.TargetCatalog;
import dev.trestle.generator.target.TargetColumn;
import dev.trestle.generator.target.TargetTable;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Plans what routes export, against the tables of the targets. */
public final class ExportPlanner {

    private final List<TargetSpec> targets;
    private final Map<String, TargetCatalog> catalogs;
    private final TargetUses uses = new TargetUses();
    private final Diagnostics diagnostics;

    /** {@code catalogs} are by the names of the targets; what is missing is reported already. */
    public ExportPlanner(List<TargetSpec> targets, Map<String, TargetCatalog> catalogs, Diagnostics diagnostics) {
        this.targets = targets;
        this.catalogs = catalogs;
        this.diagnostics = diagnostics;
    }

    /**
     * What a route writes into its target; empty where it exports nothing, or cannot.
     *
     * @param response what a hook makes of its row; empty where no hook makes a record
     * @param outputs of its row
     * @param provable the columns that would be never null if their inputs were declared so
     * @param whole whether these are all that the row was to have; what is missing is reported already
     */
    public Optional<ExportPlan> plan(
            Optional<ExportSpec> spec, Optional<ResponsePlan> response, List<OutputField> outputs, Set<String> provable, boolean whole) {
        return spec.flatMap(export -> targets.stream()
                .filter(target -> target.name().value().equals(export.target().value()))
                .findFirst()
                .flatMap(target -> Optional.ofNullable(catalogs.get(target.name().value()))
                        .flatMap(catalog -> new Route(export, target, catalog, response, outputs, provable, whole).plan())));
    }

    /** The targets that the routes use, in the order of the routes file. */
    public List<TargetPlan> used() {
        return uses.plans(targets);
    }

    /** One route that exports. */
    private final class Route {

        private final ExportSpec spec;
        private final TargetSpec target;
        private final TargetCatalog catalog;
        private final Optional<ResponsePlan> response;
        private final List<OutputField> outputs;
        private final Set<String> provable;
        private final boolean whole;
        private final TableName name;
        private final String words;

        Route(ExportSpec spec, TargetSpec target, TargetCatalog catalog, Optional<ResponsePlan> response, List<OutputField> outputs,
                Set<String> provable, boolean whole) {
            this.spec = spec;
            this.target = target;
            this.catalog = catalog;
            this.response = response;
            this.outputs = outputs;
            this.provable = response.isPresent() ? Set.of() : provable;
            this.whole = whole;
            this.name = new TableName(spec.dbSchema().map(Located::value), spec.table().value());
            this.words = Quoted.of(name.toString()) + " of the target " + Quoted.of(target.name().value());
        }

        Optional<ExportPlan> plan() {
            checkDelivery();
            Optional<TargetTable> table = catalog.table(name);
            if (table.isEmpty()) {
                diagnostics.report(UNKNOWN_EXPORT_TABLE, spec.table().location(), "The target "
                        + Quoted.of(target.name().value()) + " (" + catalog.product() + ") has no table "
                        + Quoted.of(name.toString()) + catalog.known().suggestion(name)
                        + switch (catalog.origin()) {
                            case SNAPSHOT -> "; its snapshot has only the tables that routes exported into when it was"
                                    + " taken, so run trestle:snapshot again.";
                            case MIGRATIONS -> "; its migrations create no such table.";
                            case OWN -> "; it is the database of the routes.";
                            case LIVE -> ".";
                        });
            }
            return table.map(this::plan);
        }

        private ExportPlan plan(TargetTable table) {
            List<ExportColumn> columns = new ExportColumns(catalog.dialect(), table, words,
                    response.isPresent() ? "leave it out of the response" : "list 'outputs' without it", provable, diagnostics)
                    .find(response.map(ResponsePlan::fields).orElse(outputs));
            boolean hasKey = !table.primaryKey().isEmpty()
                    && table.primaryKey().stream().allMatch(key -> ExportChecks.has(columns, key));
            List<String> key = hasKey ? table.primaryKey() : List.of();
            // In the order of the key: it names the lane of an entry, whichever route it is of.
            List<ExportColumn> bound = columns.stream()
                    .sorted(Comparator.comparingInt(column -> key.indexOf(column.column().name())))
                    .toList();
            ExportChecks checks = new ExportChecks(spec, catalog, table, words, diagnostics);
            boolean complete = response.map(ResponsePlan::whole).orElse(whole);
            if (complete) {
                checks.checkKey(bound, hasKey);
            }
            Optional<TargetColumn> entryId = checks.entryId(columns);
            if (complete) {
                checks.checkMissing(columns, entryId);
            }
            uses.use(target, catalog.dialect(), table,
                    Stream.concat(columns.stream().map(ExportColumn::column), entryId.stream()).toList());
            ExportNames names = new ExportNames(catalog.dialect());
            String sqlTable = names.table(table.schema(), table.name());
            List<String> sql = bound.stream().map(column -> names.of(column.column().name())).toList();
            int others = bound.size() - key.size();
            ExportStatement statement = new ExportSqlPlanner(catalog.dialect(), sqlTable, sql.subList(0, others),
                    sql.subList(others, sql.size()), entryId.map(id -> names.of(id.name())))
                    .plan(spec.method().value());
            return new ExportPlan(spec.location(), target.name().value(), spec.delivery().value(), sqlTable, statement,
                    bound, key.size(),
                    response.isPresent() ? new ExportOrder(spec, catalog, table, words, diagnostics).lane(outputs)
                            : unordered());
        }

        private List<ExportColumn> unordered() {
            spec.orderKey().ifPresent(key -> diagnostics.report(KEYS_DO_NOT_GO_TOGETHER, key.location(), "Without a hook the"
                    + " answer itself has the target's key, which decides the order; remove 'order_key'."));
            return List.of();
        }

        private void checkDelivery() {
            if (spec.delivery().value() != ExportDelivery.SAME_TRANSACTION) {
                return;
            }
            if (!target.sameDatabase()) {
                diagnostics.report(SAME_DATABASE, spec.delivery().location(), "'same_transaction' writes into the"
                        + " service's own database, but the target " + Quoted.of(target.name().value())
                        + " is another; write 'same_database: true' there, or 'delivery: outbox' here.");
            }
            if (response.isPresent()) {
                diagnostics.report(SAME_DATABASE, spec.delivery().location(), "A hook responds after the transaction,"
                        + " so its record cannot be written in it; write 'delivery: outbox'.");
            }
        }
    }
}
