package dev.trestle.generator.plan.document;

import dev.trestle.generator.plan.model.Amount;
import dev.trestle.generator.plan.model.Exchange;
import dev.trestle.generator.plan.model.FileExportPlan;
import dev.trestle.generator.plan.model.FileQueryPlan;
import dev.trestle.generator.plan.model.GatherPlan;
import dev.trestle.generator.plan.model.Gives;
import dev.trestle.generator.plan.model.InsertPlan;
import dev.trestle.generator.plan.model.ListPlan;
import dev.trestle.generator.plan.model.LoadPlan;
import dev.trestle.generator.plan.model.Presence;
import dev.trestle.generator.plan.model.ProblemCode;
import dev.trestle.generator.plan.model.ProblemPlan;
import dev.trestle.generator.plan.model.QueryPlan;
import dev.trestle.generator.plan.model.RequestPart;
import dev.trestle.generator.plan.model.RoutePlan;
import dev.trestle.generator.plan.model.Storing;
import dev.trestle.generator.plan.model.SwitchPlan;
import dev.trestle.generator.plan.model.Takes;
import dev.trestle.generator.plan.model.UpdatePlan;
import dev.trestle.generator.plan.model.ValueType;
import dev.trestle.generator.plan.model.VariantPlan;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The problems that a route can answer with, by status. */
final class RouteProblems {

    private final RoutePlan route;
    private final Takes takes;
    private final Gives gives;
    private final Refusals refusals;
    private final List<ProblemPlan> problems = new ArrayList<>();

    private RouteProblems(RoutePlan route, StatementRefusals statements) {
        this.route = route;
        this.takes = route.exchange().takes();
        this.gives = route.exchange().gives();
        // Those of a job are part of its state.
        this.refusals = route.background() ? new Refusals() : statements.of(route);
    }

    static List<ProblemPlan> of(RoutePlan route, StatementRefusals statements) {
        RouteProblems all = new RouteProblems(route, statements);
        all.collect();
        return List.copyOf(all.problems);
    }

    private void collect() {
        boolean sends = takes.part() != RequestPart.QUERY;
        boolean form = takes.part() == RequestPart.FORM;
        plain(400, sends ? "The body is malformed or empty, or the path or query string is not percent-encoded UTF-8."
                : "The path or query string is not percent-encoded UTF-8.");
        plain(403, form ? "The form comes from a page of another origin, or the database does not permit this."
                : "The database does not permit this: a privilege or a row-level policy.");
        if (route.readsFiles() && !route.background()) {
            plain(404, missing() ? "There is no such row, or no such file." : "There is no such file.");
        } else if (missing()) {
            plain(404, file() ? "There is no such row, or it has no file." : "There is no such row.");
        }
        if (route.exchange().formats().negotiated() && !route.background()) {
            plain(406, "None of the formats is acceptable; the problem lists them.");
        }
        conflicts();
        if (file() && !route.background()) {
            plain(412, "The file does not meet a condition of the request, such as `If-Match`.");
        }
        if (!sends && route.readsFiles() && !route.background()) {
            plain(413, "A file is larger than allowed.");
        }
        if (sends) {
            plain(413, form ? "A file, or the rest of the form, is larger than allowed." : "The body is larger than allowed.");
            plain(415, form ? "The body is not a form."
                    : "The body has another type, or a `Content-Encoding`; the header `Accept` has the types that are accepted.");
        }
        if (file() && !route.background()) {
            plain(416, "The file has no such range.");
        }
        mistakes();
        if (route.background()) {
            plain(429, "Too many jobs of this route wait; `Retry-After` has the time until a new attempt.");
        }
        plain(500, "The server failed.");
        if (route.readsFiles()) {
            plain(502, "Another server with files is unavailable.");
        }
        plain(503, "The service cannot answer now: its database is unavailable or busy, or has another schema, or there are too many requests.");
        plain(504, "A statement took too long.");
        if (form) {
            plain(507, "The disk for files is full.");
        }
    }

    private void plain(int status, String when) {
        problems.add(ProblemPlan.plain(status, when));
    }

    private boolean file() {
        return gives instanceof Gives.File;
    }

    private boolean missing() {
        if (route.background()) {
            return false;
        }
        return route instanceof UpdatePlan || file()
                || route.isSwitch() && variants().stream().anyMatch(variant -> queriesOneRow(variant.exchange()))
                || route instanceof QueryPlan && queriesOneRow(route.exchange())
                || parts(route.exchange());
    }

    private List<RoutePlan> variants() {
        return route instanceof SwitchPlan choose ? choose.variants().stream().map(VariantPlan::route).toList() : List.of();
    }

    private static boolean queriesOneRow(Exchange exchange) {
        return exchange.gives() instanceof Gives.OneRow;
    }

    private static boolean parts(Exchange exchange) {
        return exchange.gives() instanceof Gives.Parts parts && parts.parts().stream().anyMatch(Gives.Part::one);
    }

    private void conflicts() {
        boolean several = !route.background() && (route instanceof QueryPlan && (queriesOneRow(route.exchange()) || file())
                || route.isSwitch() && missing() || parts(route.exchange()));
        boolean concurrent = route instanceof InsertPlan insert && insert.storing() instanceof Storing.OrFind;
        boolean changes = route.readsFiles() && !route.background();
        boolean exists = route instanceof FileExportPlan export && export.refuses() && !route.background();
        Set<ProblemCode> codes = refusals.conflicts();
        if (codes.isEmpty() && !several && !concurrent && !exists && !changes) {
            return;
        }
        List<String> when = new ArrayList<>();
        if (!codes.isEmpty()) {
            when.add("The request conflicts with another row.");
        }
        if (several) {
            when.add("There are several rows.");
        }
        if (concurrent) {
            when.add("The existing row changed at the same time.");
        }
        if (changes) {
            when.add("A file has changed while it was read.");
        }
        if (exists) {
            when.add("The file exists already.");
        }
        problems.add(new ProblemPlan(409, String.join(" ", when), !codes.isEmpty(), closed(codes), refusals.namesOfConflicts()));
    }

    private void mistakes() {
        Set<ProblemCode> codes = EnumSet.copyOf(RequestCodes.of(route.exchange()));
        codes.addAll(refusals.mistakes());
        Map<ProblemCode, List<String>> constraints = new EnumMap<>(ProblemCode.class);
        constraints.putAll(refusals.namesOfMistakes());
        if (!(takes.amount() instanceof Amount.One)) {
            // Rows may have different errors: if one of them is no conflict, the answer is 422.
            codes.addAll(refusals.conflicts());
            refusals.namesOfConflicts().forEach((code, names) -> constraints.merge(code, names, RouteProblems::both));
        }
        if (route instanceof UpdatePlan && takes.besidesPath().stream().allMatch(input -> optional(input.presence()))) {
            codes.add(ProblemCode.NOTHING_TO_SET);
        }
        if (!route.background() && reads(route)) {
            codes.add(ProblemCode.RESULT_TOO_LARGE);
        }
        problems.add(new ProblemPlan(422, "The request has mistakes; nothing was stored.", true, closed(codes), constraints));
    }

    private static List<String> both(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).distinct().sorted().toList();
    }

    /** Whether its result may be too large; other statements return the rows that they store. */
    private static boolean reads(RoutePlan route) {
        return route instanceof QueryPlan || route instanceof ListPlan || route instanceof FileQueryPlan || route instanceof GatherPlan || route.isSwitch();
    }

    private static boolean optional(Presence presence) {
        return presence.threeState();
    }

    /** A hook, the function of a computed column, and a codec of the user's may have codes of their own. */
    private List<ProblemCode> closed(Set<ProblemCode> codes) {
        boolean open = !route.background() && (route.hooked() || variants().stream().anyMatch(RoutePlan::hooked))
                || route.computed().isPresent()
                || takes.inputs().stream().anyMatch(input -> input.type() instanceof ValueType.Custom)
                || route instanceof LoadPlan load && load.exchange().takes().shapeOnly();
        return open ? List.of() : codes.stream().sorted().toList();
    }
}
