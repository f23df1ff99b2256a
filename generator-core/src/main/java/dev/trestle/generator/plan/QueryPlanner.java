package dev.trestle.generator.plan;

import static dev.trestle.generator.diagnostic.DiagnosticCode.DUPLICATE_INPUT;
import static dev.trestle.generator.diagnostic.DiagnosticCode.INVALID_VALUE;
import static dev.trestle.generator.diagnostic.DiagnosticCode.MISSING_PARAMETER;
import static dev.trestle.generator.diagnostic.DiagnosticCode.NAME_CLASH;
import static dev.trestle.generator.diagnostic.DiagnosticCode.NO_ROWS;
import static dev.trestle.generator.diagnostic.DiagnosticCode.ONE_ROW_UNPROVEN;
import static dev.trestle.generator.diagnostic.DiagnosticCode.UNKNOWN_PARAMETER;

import dev.trestle.generator.config.FormatSpec;
import dev.trestle.generator.config.Located;
import dev.trestle.generator.config.QuerySpec;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.diagnostic.Location;
import dev.trestle.generator.diagnostic.Suggestion;
import dev.trestle.generator.plan.model.Amount;
import dev.trestle.generator.plan.model.Endpoint;
import dev.trestle.generator.plan.model.Formats;
import dev.trestle.generator.plan.model.InputField;
import dev.trestle.generator.plan.model.OutputField;
import dev.trestle.generator.plan.model.QueryPlan;
import dev.trestle.generator.plan.model.RowFlow;
import dev.trestle.generator.plan.model.RoutePlan;
import dev.trestle.generator.plan.model.Statement;
import dev.trestle.generator.plan.model.Success;
import dev.trestle.generator.query.QueryAnalysis;
import dev.trestle.generator.query.QueryParameter;
import dev.trestle.generator.query.SqlPart;
import dev.trestle.generator.route.Format;
import dev.trestle.generator.route.HttpMethod;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Plans the routes that run a named statement. */
final class QueryPlanner {

    private final PlanScope scope;

    QueryPlanner(PlanScope scope) {
        this.scope = scope;
    }

    Optional<RoutePlan> plan(QuerySpec spec, QueryAnalysis query) {
        Map<String, InputField> inputs = inputs(spec, query);
        List<OutputField> outputs = query.columns().stream()
                .flatMap(column -> scope.fields().column(column, spec.query().location()).stream())
                .toList();
        boolean oneRow = spec.oneRow() || spec.answer().file().isPresent();
        if (oneRow && !query.columns().isEmpty() && !query.cardinality().atMostOne()) {
            scope.diagnostics().report(ONE_ROW_UNPROVEN, spec.query().location(), "'" + query.source().file()
                    + "' is expected to return one row, but " + query.cardinality().reason() + ".");
        }
        if (query.writes() && spec.head().method().value() == HttpMethod.GET) {
            scope.diagnostics().report(INVALID_VALUE, spec.head().method().location(), "'" + query.source().file()
                    + "' may change rows, which GET must not do (RFC 9110, section 9.2.1); leave 'method' out or write "
                    + "post.");
        }
        if (query.columns().isEmpty()) {
            scope.diagnostics().report(NO_ROWS, spec.query().location(), "'" + query.source().file()
                    + "' returns no rows, and a query route answers with rows; add a RETURNING clause.");
            return Optional.empty();
        }
        query.uses().forEach(scope::use);
        query.reliedOn().forEach(use -> scope.uses().use(use.schema(), use.table(), use.column(), true));
        Endpoint endpoint = EndpointPlanner.plan(spec.head(), spec.query().value(), scope);
        boolean atomic = query.writes() || query.callsOut();
        ExchangePlanner exchange = new ExchangePlanner(
                TakesPlanner.plan(spec.head(), List.copyOf(inputs.values()), spec.uploads(), new Amount.One()),
                endpoint.background().isPresent(), scope.answers().plan(spec.answer(), outputs), outputs,
                scope.rows().of(query, outputs), atomic);
        Statement statement = new Statement.Constant(sql(query.parts(), inputs), query.bindOrder().stream()
                .flatMap(name -> Stream.ofNullable(inputs.get(name))).toList());
        return Optional.of(new QueryPlan(endpoint, query.source().file(),
                oneRow ? exchange.oneRow(Success.OK) : exchange.foundRows(flow(query, atomic), formats(spec, exchange)), statement, atomic));
    }

    /** What a statement has written is sent after its commit. A cursor costs a transaction, which few rows are not worth. */
    private static RowFlow flow(QueryAnalysis query, boolean atomic) {
        if (atomic) {
            return RowFlow.LIST;
        }
        return query.cardinality().few() ? RowFlow.EACH : RowFlow.STREAM;
    }

    private Formats formats(QuerySpec spec, ExchangePlanner exchange) {
        if (spec.formats().isEmpty()) {
            return Formats.only(Format.JSON);
        }
        FormatSpec wanted = spec.formats().get();
        Formats formats = new Formats(wanted.offered(), true, wanted.byParameter(), wanted.batchSize(),
                wanted.escapesFormulas(), wanted.endsWithErrors());
        List<String> own = exchange.background() ? List.of() : formats.parameters();
        exchange.takes().inputs().stream().map(InputField::name).filter(own::contains).forEach(name ->
                scope.diagnostics().report(NAME_CLASH, wanted.location(), "':" + name + "' is a parameter of the query, and '"
                        + name + "' is a parameter of its formats, too; rename it in '" + spec.query().value() + ".sql'."));
        return formats;
    }

    private static String sql(List<SqlPart> parts, Map<String, InputField> inputs) {
        StringBuilder sql = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i) instanceof SqlPart.Text text) {
                sql.append(text.sql());
            } else if (parts.get(i) instanceof SqlPart.Parameter place && inputs.containsKey(place.name())) {
                boolean castByUser = i + 1 < parts.size()
                        && parts.get(i + 1) instanceof SqlPart.Text next
                        && next.sql().startsWith("::");
                String typed = inputs.get(place.name()).placeholder();
                sql.append(castByUser ? "?" : needsParentheses(sql, parts, i) ? "(" + typed + ")" : typed);
            }
        }
        return sql.toString();
    }

    /** Before a subscript or a field, and where the grammar takes no cast: {@code FETCH FIRST :n ROWS ONLY}. */
    private static boolean needsParentheses(StringBuilder before, List<SqlPart> parts, int place) {
        boolean goesOn = place + 1 < parts.size()
                && parts.get(place + 1) instanceof SqlPart.Text next
                && next.sql().stripLeading().matches("(?s)[\\[.].*");
        return goesOn || before.toString().matches("(?si).*\\b(first|next)\\s+");
    }

    /** The parameters' fields by name, in the order of the route's inputs, or else of the statement. */
    private Map<String, InputField> inputs(QuerySpec spec, QueryAnalysis query) {
        Map<String, Location> order = order(spec, query);
        Map<String, InputField> fields = new LinkedHashMap<>();
        order.forEach((name, location) -> query.parameters().stream()
                .filter(parameter -> parameter.name().equals(name))
                .flatMap(parameter -> input(spec, parameter, location).stream())
                .forEach(field -> fields.put(name, field)));
        new PathInputs(spec.head(), "a parameter of the query", scope.diagnostics())
                .fit(List.copyOf(fields.values()))
                .forEach(field -> fields.put(field.name(), field));
        return fields;
    }

    private Optional<InputField> input(QuerySpec spec, QueryParameter parameter, Location location) {
        Optional<InputField> plain = scope.fields().parameter(parameter, location)
                .map(field -> isNeverNull(spec, field) ? field.neverNull() : field);
        return UploadPlanner.names(spec.uploads(), parameter.name())
                ? plain.flatMap(field -> scope.uploads().parameter(spec.uploads(), field, parameter.type()))
                : plain;
    }

    /** Whether the route says so by {@code name!}, whatever the query says. */
    private static boolean isNeverNull(QuerySpec spec, InputField field) {
        return Stream.concat(spec.inputs().orElse(List.of()).stream(), spec.uploads().inputs().stream())
                .map(Located::value)
                .anyMatch(name -> !name.equals(field.name()) && ColumnFinder.bare(name).equals(field.name()));
    }

    /** Where each parameter is asked for: in the inputs and the uploads, or, without inputs, where it stands. */
    private Map<String, Location> order(QuerySpec spec, QueryAnalysis query) {
        Map<String, Location> order = new LinkedHashMap<>();
        spec.inputs().ifPresentOrElse(
                inputs -> find(inputs, spec, query, order), () -> order.putAll(unnamed(query)));
        Map<String, Location> files = new LinkedHashMap<>();
        find(scope.uploads().apart(spec.uploads(), spec.inputs()), spec, query, files);
        order.putAll(files);
        for (QueryParameter parameter : query.parameters()) {
            if (!order.containsKey(parameter.name())) {
                scope.diagnostics().report(MISSING_PARAMETER, spec.head().location(), "The inputs leave out the parameter ':"
                        + parameter.name() + "' of the query '" + spec.query().value()
                        + "'; add it, or remove the inputs line.");
            }
        }
        return order;
    }

    private static Map<String, Location> unnamed(QueryAnalysis query) {
        Map<String, Location> order = new LinkedHashMap<>();
        query.parameters().forEach(parameter -> order.put(parameter.name(), parameter.location()));
        return order;
    }

    private void find(
            List<Located<String>> inputs, QuerySpec spec, QueryAnalysis query, Map<String, Location> order) {
        Diagnostics diagnostics = scope.diagnostics();
        List<String> known = query.parameters().stream().map(QueryParameter::name).toList();
        for (Located<String> input : inputs) {
            String name = known.contains(input.value()) ? input.value() : ColumnFinder.bare(input.value());
            if (!known.contains(name)) {
                diagnostics.report(UNKNOWN_PARAMETER, input.location(), "The query '" + spec.query().value()
                        + "' has no parameter ':" + name + "'" + Suggestion.didYouMean(name, known) + ".");
                Suggestion.nearest(name, known)
                        .filter(meant -> inputs.stream()
                                .noneMatch(other -> ColumnFinder.bare(other.value()).equals(meant)))
                        .ifPresent(meant -> order.putIfAbsent(meant, input.location()));
            } else if (order.put(name, input.location()) != null) {
                diagnostics.report(
                        DUPLICATE_INPUT, input.location(), "'" + input.value() + "' is listed twice; remove one.");
            }
        }
    }
}
