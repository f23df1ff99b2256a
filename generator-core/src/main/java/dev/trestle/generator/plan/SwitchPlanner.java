package dev.trestle.generator.plan;

import static dev.trestle.generator.diagnostic.DiagnosticCode.NOT_A_VARIANT;
import static dev.trestle.generator.diagnostic.DiagnosticCode.UNKNOWN_ROUTE;
import static dev.trestle.generator.diagnostic.DiagnosticCode.VARIANTS_DIFFER;

import dev.trestle.generator.config.Located;
import dev.trestle.generator.config.QuerySpec;
import dev.trestle.generator.config.RouteSpec;
import dev.trestle.generator.config.RoutesFile;
import dev.trestle.generator.config.SwitchSpec;
import dev.trestle.generator.diagnostic.Quoted;
import dev.trestle.generator.diagnostic.Suggestion;
import dev.trestle.generator.plan.model.Endpoint;
import dev.trestle.generator.plan.model.Exchange;
import dev.trestle.generator.plan.model.FileQueryPlan;
import dev.trestle.generator.plan.model.Gives;
import dev.trestle.generator.plan.model.QueryPlan;
import dev.trestle.generator.plan.model.RecordLimit;
import dev.trestle.generator.plan.model.RoutePlan;
import dev.trestle.generator.plan.model.RowFlow;
import dev.trestle.generator.plan.model.RowPlan;
import dev.trestle.generator.plan.model.SwitchPlan;
import dev.trestle.generator.plan.model.VariantPlan;
import dev.trestle.generator.plan.type.JavaNames;
import dev.trestle.generator.route.RoutePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Plans the routes whose requests are answered by one of several query routes.
 *
 * @param routes those that are planned already
 */
record SwitchPlanner(PlanScope scope, RoutesFile file, List<RoutePlan> routes) {

    Optional<RoutePlan> plan(SwitchSpec spec) {
        List<VariantPlan> variants = new ArrayList<>();
        for (int i = 0; i < spec.of().size(); i++) {
            int percentage = spec.percentages().get(i);
            route(spec.of().get(i)).ifPresent(route -> variants.add(new VariantPlan(route, percentage)));
        }
        return !variants.isEmpty() && variants.size() == spec.of().size() && areEqual(spec, variants) ? Optional.of(plan(spec, variants)) : Optional.empty();
    }

    /** The route of this name, if it can be a variant; a route that could not be planned has its own diagnostics. */
    private Optional<RoutePlan> route(Located<String> name) {
        Optional<RoutePlan> found = routes.stream().filter(route -> route.endpoint().className().equals(name.value())).findFirst();
        Optional<String> reason = found.flatMap(SwitchPlanner::unsuitable);
        reason.ifPresent(words -> scope.diagnostics().report(NOT_A_VARIANT, name.location(), Quoted.of(name.value()) + " " + words));
        if (found.isEmpty() && file.all().stream().noneMatch(spec -> isNamed(spec, name.value()))) {
            Set<String> known = new TreeSet<>();
            routes.stream().filter(route -> unsuitable(route).isEmpty()).forEach(route -> known.add(route.endpoint().className()));
            scope.diagnostics().report(UNKNOWN_ROUTE, name.location(), "There is no route " + Quoted.of(name.value())
                    + Suggestion.didYouMean(name.value(), known) + "; " + (known.isEmpty() ? "the file has no query route that can be a variant."
                            : "these can be variants: " + String.join(", ", known) + "."));
        }
        return found.filter(route -> reason.isEmpty());
    }

    private static boolean isNamed(RouteSpec spec, String name) {
        return spec.head().name().map(Located::value)
                .or(() -> spec instanceof QuerySpec query ? Optional.of(JavaNames.type(query.query().value())) : Optional.empty())
                .filter(name::equals).isPresent();
    }

    /** Why a route cannot be a variant. */
    private static Optional<String> unsuitable(RoutePlan route) {
        if (!(route instanceof QueryPlan || route instanceof FileQueryPlan)) {
            return Optional.of("is not a query route, and only query routes can be variants of a switch route.");
        }
        if (route.background()) {
            return Optional.of("runs in the background, and a variant answers at once; remove 'background' from it.");
        }
        if (route.givesFile()) {
            return Optional.of("answers with a file, and a variant answers with rows or one object.");
        }
        if (route instanceof FileQueryPlan files && files.rejects()) {
            return Optional.of("reports rows that it leaves out ('ignore_errors'), which a variant cannot.");
        }
        if (!RecordLimit.fitsInputs(route.inputs()) || !route.exchange().gives().rows().stream().allMatch(row -> RecordLimit.fitsOutputs(row.sent()))) {
            return Optional.of("has more fields than a record can hold, which is the limit of variants.");
        }
        return Optional.empty();
    }

    private boolean areEqual(SwitchSpec spec, List<VariantPlan> variants) {
        VariantPlan first = variants.get(0);
        boolean equal = true;
        for (int i = 0; i < variants.size(); i++) {
            VariantPlan variant = variants.get(i);
            Optional<String> difference = fromSwitch(spec, variant.route()).map(words -> Quoted.of(variant.name()) + " " + words)
                    .or(() -> new VariantDifference(first.route().exchange(), variant.route().exchange()).words()
                            .map(words -> named(variant) + " differs from " + named(first) + ": " + words
                                    + ". The variants of a switch route have equal requests and answers."));
            Located<String> name = spec.of().get(i);
            difference.ifPresent(words -> scope.diagnostics().report(VARIANTS_DIFFER, name.location(), words));
            equal &= difference.isEmpty();
        }
        return equal;
    }

    private static Optional<String> fromSwitch(SwitchSpec spec, RoutePlan variant) {
        Endpoint endpoint = variant.endpoint();
        List<String> own = RoutePath.parameters(spec.head().path().value());
        if (endpoint.method() != spec.head().method().value()) {
            return Optional.of("answers " + endpoint.method() + ", but the switch route answers " + spec.head().method().value()
                    + "; give both the same 'method'.");
        }
        return new TreeSet<>(own).equals(new TreeSet<>(variant.exchange().takes().inPath())) ? Optional.empty()
                : Optional.of("has the path " + endpoint.path() + ", but the path of the switch route is " + spec.head().path().value()
                        + "; both need the same parameters.");
    }

    private static String named(VariantPlan variant) {
        String queryFile = variant.route() instanceof QueryPlan query ? query.queryFile() : ((FileQueryPlan) variant.route()).queryFile();
        return Quoted.of(variant.name()) + " (" + queryFile + ")";
    }

    private RoutePlan plan(SwitchSpec spec, List<VariantPlan> variants) {
        VariantPlan first = variants.get(0);
        boolean same = first.rowIsShared() && variants.stream().map(VariantPlan::rowClass).distinct().count() == 1
                && variants.stream().allMatch(VariantPlan::rowIsShared);
        Exchange exchange = first.route().exchange();
        RowPlan of = exchange.gives().rows().get(0);
        RowPlan row = new RowPlan(same ? first.rowClass() : "Row", same && of.response().isEmpty(), of.sent(), Optional.empty());
        Gives gives = exchange.gives() instanceof Gives.OneRow ? new Gives.OneRow(row) : new Gives.Rows(row, RowFlow.LIST);
        return new SwitchPlan(EndpointPlanner.plan(spec.head(), "switch_" + spec.of().get(0).value(), scope),
                new Exchange(exchange.takes(), gives, exchange.success(), exchange.formats()), List.copyOf(variants), spec.stickyHeader(), !same);
    }
}
