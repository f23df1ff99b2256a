package dev.trestle.generator.plan;

import dev.trestle.generator.config.ComputeSpec;
import dev.trestle.generator.config.DeleteSpec;
import dev.trestle.generator.config.FileExportSpec;
import dev.trestle.generator.config.GatherSpec;
import dev.trestle.generator.config.GetSpec;
import dev.trestle.generator.config.InsertSpec;
import dev.trestle.generator.config.ListSpec;
import dev.trestle.generator.config.LoadSpec;
import dev.trestle.generator.config.Located;
import dev.trestle.generator.config.QuerySpec;
import dev.trestle.generator.config.RouteSpec;
import dev.trestle.generator.config.RoutesFile;
import dev.trestle.generator.config.SwitchSpec;
import dev.trestle.generator.config.UpdateSpec;
import dev.trestle.generator.diagnostic.DiagnosticCode;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.dataset.FileQueryAnalysis;
import dev.trestle.generator.plan.document.DocumentPlanner;
import dev.trestle.generator.plan.model.ApiPart;
import dev.trestle.generator.plan.model.CheckedTable;
import dev.trestle.generator.plan.model.ComputedPart;
import dev.trestle.generator.plan.model.DatasetPlan;
import dev.trestle.generator.plan.model.HistoryPart;
import dev.trestle.generator.plan.model.Plan;
import dev.trestle.generator.plan.model.RoutePlan;
import dev.trestle.generator.plan.model.TableRow;
import dev.trestle.generator.plan.sql.HistoryMigrationSql;
import dev.trestle.generator.plan.type.JavaNames;
import dev.trestle.generator.query.QueryFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes every decision of what is generated. */
public final class Planner {

    /** So many routes fit into one class with room to spare (JVMS 4.1: 65,535 constants; 4.7.3: 64 KiB a method). */
    private static final int PART = 400;

    private static final Set<DiagnosticCode> WHATEVER_ELSE = Set.of(
            DiagnosticCode.UNKNOWN_TABLE, DiagnosticCode.AMBIGUOUS_TABLE, DiagnosticCode.NOT_WRITABLE,
            DiagnosticCode.UNKNOWN_COLUMN, DiagnosticCode.DUPLICATE_INPUT, DiagnosticCode.DUPLICATE_OUTPUT,
            DiagnosticCode.GENERATED_INPUT, DiagnosticCode.KEY_INPUT, DiagnosticCode.UNKNOWN_PARAMETER,
            DiagnosticCode.UNKNOWN_EXPORT_TABLE, DiagnosticCode.COMPUTED_INPUT, DiagnosticCode.NO_UNIQUE_INDEX);

    private final Diagnostics diagnostics;

    public Planner(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /**
     * The plan of all routes that can be planned; the others have their diagnostics.
     */
    public Plan plan(RoutesFile file, PlanInput input) {
        PlanScope scope = PlanScope.of(file, input, diagnostics);
        List<RoutePlan> planned = new ArrayList<>();
        RouteSpec.Cases<Optional<RoutePlan>> planners = planners(file, scope, input, planned);
        UsesByRoute uses = new UsesByRoute(scope);
        variantsFirst(file).forEach(spec -> spec.match(planners).ifPresent(route -> {
            planned.add(route);
            uses.planned(route);
        }));
        look(file, input);
        ComputedPart computed = new ComputedPlanner(
                scope, file.computed(), input.computed(), file.packageName().value(), uses,
                new ComputedLimits(file.limits()), stem(file) + "Limits").plan();
        List<RoutePlan> routes = new RowLocations(input.catalog(), input.queries().values(), planned).located();
        scope.media().use(scope.uses());
        List<CheckedTable> tables = scope.uses().expected();
        String stem = stem(file);
        List<TableRow> rows = scope.rows().used(routes);
        DocumentPlanner documents = new DocumentPlanner(input.catalog(), input.details(), input.queries(), fileTexts(input));
        return new Plan(
                file.source(),
                file.packageName().value(),
                stem + "Api",
                stem + "Schema",
                stem + "Targets",
                stem + "Codecs",
                FileQueryPlanner.filesClass(file),
                routes,
                parts(stem + "Api", routes),
                scope.generated().enums(),
                scope.generated().composites(),
                rows,
                scope.generated().codecs(),
                scope.answers().responses(),
                scope.media().all(),
                tables,
                uses.of(tables),
                scope.exports().used(),
                used(FileQueryPlanner.datasets(file), routes),
                computed,
                new HistoryPart(input.history(), new HistoryMigrationSql(input.history(), file.packageName().value()).text()),
                file.openapi().map(spec -> documents.plan(
                        spec, scope.prefix(), routes, scope.generated().enums(), scope.generated().composites(), rows)));
    }

    private static Map<String, String> fileTexts(PlanInput input) {
        return input.fileQueries().values().stream()
                .map(FileQueryAnalysis::source)
                .collect(Collectors.toMap(QueryFile::file, QueryFile::text, (a, b) -> a));
    }

    /** A switch is planned after all routes that can be its variants, and so is the code that makes it. */
    private static List<RouteSpec> variantsFirst(RoutesFile file) {
        return Stream.of(false, true)
                .flatMap(last -> file.routes().stream().filter(spec -> spec instanceof SwitchSpec == last))
                .toList();
    }

    private static List<DatasetPlan> used(List<DatasetPlan> datasets, List<RoutePlan> routes) {
        return datasets.stream()
                .filter(dataset -> routes.stream()
                        .anyMatch(route -> route.datasets().contains(dataset)))
                .toList();
    }

    /** What else is wrong with routes that have a mistake already: names that are, whatever the mistake was. */
    private void look(RoutesFile file, PlanInput input) {
        Diagnostics found = new Diagnostics();
        RouteSpec.Cases<Optional<RoutePlan>> planners = planners(file, PlanScope.of(file, input, found), input, List.of());
        file.faulty().forEach(spec -> spec.match(planners));
        diagnostics.addAll(found, WHATEVER_ELSE);
    }

    private static List<ApiPart> parts(String apiClass, List<RoutePlan> routes) {
        List<ApiPart> parts = new ArrayList<>();
        // The class of all routes has the switches, as their variants may be in several parts.
        List<RoutePlan> shared = routes.stream().filter(route -> !route.isSwitch()).toList();
        for (int start = 0; routes.size() > PART && start < shared.size(); start += PART) {
            int number = parts.size() + 1;
            List<RoutePlan> share = List.copyOf(shared.subList(start, Math.min(shared.size(), start + PART)));
            parts.add(new ApiPart(apiClass + "Part" + number, "part" + number, share));
        }
        return parts;
    }

    /** What the classes for all routes are called after. */
    static String stem(RoutesFile file) {
        return file.name().map(Located::value).orElseGet(() -> stem(file.packageName().value()));
    }

    /** The last part of the package that says something: {@code com.example.films.api} gives {@code Films}. */
    private static String stem(String packageName) {
        List<String> parts = Arrays.asList(packageName.split("\\."));
        int last = parts.size() - 1;
        return JavaNames.type(last > 0 && parts.get(last).equals("api") ? parts.get(last - 1) : parts.get(last));
    }

    private static RouteSpec.Cases<Optional<RoutePlan>> planners(
            RoutesFile file, PlanScope scope, PlanInput input, List<RoutePlan> planned) {
        return new RouteSpec.Cases<>() {
            @Override
            public Optional<RoutePlan> insert(InsertSpec spec) {
                return new InsertPlanner(scope).plan(spec);
            }

            @Override
            public Optional<RoutePlan> update(UpdateSpec spec) {
                return new UpdatePlanner(scope).plan(spec);
            }

            @Override
            public Optional<RoutePlan> delete(DeleteSpec spec) {
                return new DeletePlanner(scope).plan(spec);
            }

            @Override
            public Optional<RoutePlan> get(GetSpec spec) {
                return new GetPlanner(scope, input.queries()).plan(spec);
            }

            @Override
            public Optional<RoutePlan> list(ListSpec spec) {
                return new ListPlanner(scope, input.queries()).plan(spec);
            }

            @Override
            public Optional<RoutePlan> query(QuerySpec spec) {
                if (spec.onFiles()) {
                    return Optional.ofNullable(input.fileQueries().get(spec.query().value()))
                            .flatMap(query -> new FileQueryPlanner(file, scope).plan(spec, query));
                }
                return Optional.ofNullable(input.queries().get(spec.query().value()))
                        .flatMap(query -> new QueryPlanner(scope).plan(spec, query));
            }

            @Override
            public Optional<RoutePlan> compute(ComputeSpec spec) {
                return new ComputePlanner(scope).plan(spec);
            }

            @Override
            public Optional<RoutePlan> gather(GatherSpec spec) {
                return new GatherPlanner(scope, input.queries(), new FileParts(new FileQueryPlanner(file, scope), scope, input.fileQueries()),
                        FileQueryPlanner.filesClass(file)).plan(spec);
            }

            @Override
            public Optional<RoutePlan> load(LoadSpec spec) {
                return new LoadPlanner(scope).plan(spec);
            }

            @Override
            public Optional<RoutePlan> fileExport(FileExportSpec spec) {
                return Optional.ofNullable(input.queries().get(spec.query().value()))
                        .flatMap(query -> new FileExportPlanner(scope).plan(spec, query));
            }

            @Override
            public Optional<RoutePlan> choose(SwitchSpec spec) {
                return new SwitchPlanner(scope, file, planned).plan(spec);
            }
        };
    }
}
