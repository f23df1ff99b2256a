package dev.trestle.generator.openapi;

import dev.trestle.generator.plan.model.Exchange;
import dev.trestle.generator.plan.model.Formats;
import dev.trestle.generator.plan.model.Gives;
import dev.trestle.generator.plan.model.InputField;
import dev.trestle.generator.plan.model.ListPlan;
import dev.trestle.generator.plan.model.RequestPart;
import dev.trestle.generator.plan.model.RoutePlan;
import dev.trestle.generator.plan.model.ScalarType;
import dev.trestle.generator.plan.model.SwitchPlan;
import dev.trestle.generator.plan.model.Takes;
import dev.trestle.generator.plan.model.ValueType;
import dev.trestle.generator.route.Format;
import dev.trestle.generator.route.RoutePath;
import java.util.ArrayList;
import java.util.List;

/** The parameters of an operation: in its path, its query string and its headers. */
record Parameters(Components components, Examples examples) {

    private static final String JSON = "application/json";

    /** The parameters of a route whose path stands in the document as {@code path}, with other names perhaps. */
    List<JsonObject> of(RoutePlan route, String path) {
        Takes takes = route.exchange().takes();
        List<JsonObject> parameters = new ArrayList<>();
        List<String> names = RoutePath.parameters(path);
        for (int i = 0; i < takes.inPath().size(); i++) {
            String name = takes.inPath().get(i);
            String shown = names.get(i);
            takes.inputs().stream().filter(input -> input.name().equals(name)).findFirst()
                    .ifPresent(input -> parameters.add(parameter(input, "path", shown, true)));
        }
        if (takes.part() == RequestPart.QUERY) {
            takes.besidesPath().forEach(input -> parameters.add(parameter(input, "query", input.name(), input.presence().required())));
        }
        parameters.addAll(formats(route.exchange()));
        if (route instanceof ListPlan list) {
            parameters.addAll(page(list));
        }
        if (route instanceof SwitchPlan choose) {
            choose.stickyHeader().ifPresent(header -> parameters.add(named(header, "header", false)
                    .put("description", "Identifies the client, so that the same variant answers its requests.")
                    .put("schema", Schemas.type("string"))));
        }
        return parameters;
    }

    /** What a client can say about the page of a list. */
    private static List<JsonObject> page(ListPlan list) {
        List<JsonObject> parameters = new ArrayList<>();
        if (list.sorted()) {
            List<String> orders = list.select().orders().stream().map(ListPlan.Order::name).toList();
            parameters.add(named("sort", "query", false)
                    .put("description", "The order of the rows; `-` is descending.")
                    .put("schema", Schemas.type("string").put("enum", orders).put("default", orders.get(0))));
        }
        parameters.add(named("limit", "query", false)
                .put("description", "The maximum number of rows of the page.")
                .put("schema", Schemas.type("integer").put("minimum", 1).put("maximum", list.page().max())
                        .put("default", list.page().standard())));
        parameters.add(named("cursor", "query", false)
                .put("description", "`next` of the page before this one, of a request with the same order and filters.")
                .put("schema", Schemas.type("string")));
        if (list.counted()) {
            parameters.add(named("count", "query", false)
                    .put("description", "Count the rows of the whole list, exactly or by an estimate.")
                    .put("schema", Schemas.type("string").put("enum", List.of("exact", "estimated"))));
        }
        return parameters;
    }

    private static JsonObject named(String name, String in, boolean required) {
        JsonObject parameter = JsonObject.of("name", name).put("in", in);
        return required ? parameter.put("required", true) : parameter;
    }

    private JsonObject parameter(InputField input, String in, String name, boolean required) {
        JsonObject parameter = named(name, in, required).putText("description", input.comment());
        if (isJson(input.type())) {
            parameter.put("content", JsonObject.of(JSON, JsonObject.of("schema", input.type().match(new TypeSchema(components, Way.REQUEST)))));
        } else {
            parameter.put("schema", schema(input));
        }
        if (required && !isJson(input.type())) {
            input.type().match(examples).ifPresent(example -> parameter.put("example", example));
        }
        return parameter;
    }

    /** The schema of a field that is text in the request, of which an array is repeated. */
    JsonObject schema(InputField input) {
        if (input.type() instanceof ValueType.ListOf list && isJson(list.element())) {
            return Schemas.list(within(list.element()));
        }
        if (input.type() instanceof ValueType.MultirangeOf ranges) {
            return Schemas.list(within(new ValueType.RangeOf(ranges.bound())));
        }
        if (input.type() instanceof ValueType.RowsOf rows) {
            return Schemas.list(within(rows.row()));
        }
        if (input.type() instanceof ValueType.ListOf list) {
            // A name that is repeated has no null among its values.
            return Schemas.list(list.element().match(new TypeSchema(components, Way.REQUEST)));
        }
        return input.type().match(new TypeSchema(components, Way.REQUEST));
    }

    private JsonObject within(ValueType type) {
        return Schemas.type("string").put("contentMediaType", JSON)
                .put("contentSchema", type.match(new TypeSchema(components, Way.REQUEST)));
    }

    /** Whether its value is JSON in a text. */
    static boolean isJson(ValueType type) {
        return type instanceof ValueType.Composite || type instanceof ValueType.RangeOf
                || type instanceof ValueType.Scalar scalar && (scalar.type() == ScalarType.JSON || scalar.type() == ScalarType.HSTORE);
    }

    /** What a client can say about the format of an answer. */
    List<JsonObject> formats(Exchange exchange) {
        return exchange.formatParameters().stream().map(name -> format(name, exchange.formats())).toList();
    }

    /** The same about the result of a job. */
    List<JsonObject> formatsOfResult(Exchange exchange) {
        return exchange.gives() instanceof Gives.Job ? exchange.formats().parameters().stream()
                .map(name -> format(name, exchange.formats())).toList() : List.of();
    }

    private static JsonObject format(String name, Formats formats) {
        boolean chooses = name.equals(Formats.FORMAT);
        return named(name, "query", false)
                .put("description", chooses ? "The format of the answer, instead of the header `Accept`."
                        : "The number of rows in a line of `ndjson_columns`.")
                .put("schema", chooses
                        ? Schemas.type("string").put("enum", formats.offered().stream().map(Format::key).toList())
                        : Schemas.type("integer").put("minimum", 1).put("maximum", 65_536));
    }
}
