package dev.trestle.generator.plan;

import dev.trestle.generator.plan.model.Exchange;
import dev.trestle.generator.plan.model.Gives;
import dev.trestle.generator.plan.model.InputField;
import dev.trestle.generator.plan.model.OutputField;
import dev.trestle.generator.plan.model.Presence;
import dev.trestle.generator.plan.model.RequestPart;
import dev.trestle.generator.plan.model.ResponsePlan;
import dev.trestle.generator.plan.model.RowPlan;
import dev.trestle.generator.plan.model.Takes;
import dev.trestle.generator.route.Format;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the first difference between the requests and answers of two routes.
 *
 * @param first the route that the other is compared with
 * @param other the route that differs
 */
record VariantDifference(Exchange first, Exchange other) {

    /** The difference as the end of a sentence about the other route; empty if clients see none. */
    Optional<String> words() {
        return Stream.<Supplier<Optional<String>>>of(
                        this::part, this::path, this::inputs, this::rules, this::kind, this::columns, this::hook, this::formats)
                .map(Supplier::get)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> part() {
        return differ("the fields of its requests are in ", place(first.takes().part()), place(other.takes().part()));
    }

    private Optional<String> path() {
        return differ("the parameters of its path are ", inPath(first.takes()), inPath(other.takes()));
    }

    private static String inPath(Takes takes) {
        return takes.inPath().isEmpty() ? "none" : takes.inPath().stream().sorted().collect(Collectors.joining(", "));
    }

    /** The order of inputs makes no difference, as requests name them. */
    private Optional<String> inputs() {
        Map<String, InputField> others = other.takes().inputs().stream().collect(Collectors.toMap(InputField::name, Function.identity()));
        for (InputField input : first.takes().inputs()) {
            InputField same = others.remove(input.name());
            if (same == null) {
                return Optional.of("it has no input '" + input.name() + "'");
            }
            Optional<String> difference = differ("its input '" + input.name() + "' is ", TypeWords.of(input.type()), TypeWords.of(same.type()))
                    .or(() -> TypeWords.namesSeveral(input.type())
                            ? differ("its input '" + input.name() + "' is ", cast(input), cast(same)) : Optional.empty())
                    .or(() -> differ("its input '" + input.name() + "' is ", words(input.presence()), words(same.presence())));
            if (difference.isPresent()) {
                return difference;
            }
        }
        return others.keySet().stream().sorted().findFirst().map(name -> "it also has the input '" + name + "'");
    }

    /** The type that the statement gives its parameter. */
    private static String cast(InputField input) {
        return input.placeholder().replace("?::", "");
    }

    private Optional<String> rules() {
        return differ("its 'unknown_fields' is ", first.takes().ignoreUnknownFields() ? "ignore" : "refuse",
                        other.takes().ignoreUnknownFields() ? "ignore" : "refuse")
                .or(() -> first.takes().part() == RequestPart.BODY
                        ? differ("its 'validate' is ", first.takes().validation().key(), other.takes().validation().key()) : Optional.empty());
    }

    private Optional<String> kind() {
        return differ("its answer is ", kind(first.gives()), kind(other.gives()));
    }

    private static String kind(Gives gives) {
        return gives instanceof Gives.OneRow ? "one object" : "a list";
    }

    /** The order of columns makes a difference, at least in CSV. */
    private Optional<String> columns() {
        List<OutputField> known = row(first).sent();
        List<OutputField> others = row(other).sent();
        for (int i = 0; i < Math.min(known.size(), others.size()); i++) {
            OutputField one = known.get(i);
            OutputField same = others.get(i);
            String name = "the column '" + one.name() + "' of its answer ";
            Optional<String> difference = differ("column " + (i + 1) + " of its answer is ", "'" + one.name() + "'", "'" + same.name() + "'")
                    .or(() -> differ(name + "is ", TypeWords.of(one.type().unlimited()), TypeWords.of(same.type().unlimited())))
                    .or(() -> TypeWords.namesSeveral(one.type())
                            ? differ(name + "is ", one.pgType().sql(), same.pgType().sql()) : Optional.empty())
                    .or(() -> differ(name + "is ", nullable(one), nullable(same)));
            if (difference.isPresent()) {
                return difference;
            }
        }
        return known.size() > others.size() ? Optional.of("its answer has no column '" + known.get(others.size()).name() + "'")
                : known.size() < others.size() ? Optional.of("its answer also has the column '" + others.get(known.size()).name() + "'")
                : Optional.empty();
    }

    private Optional<String> hook() {
        return differ("the response of its hook is ", response(row(first)), response(row(other)));
    }

    private static String response(RowPlan row) {
        return row.response().map(ResponsePlan::className).orElse("none");
    }

    private Optional<String> formats() {
        if (first.formats().equals(other.formats())) {
            return Optional.empty();
        }
        return differ("its formats are ", formats(first), formats(other)).or(() -> Optional.of("its 'format_options' differ"));
    }

    private static String formats(Exchange exchange) {
        return exchange.formats().offered().stream().map(Format::key).collect(Collectors.joining(", "));
    }

    private static RowPlan row(Exchange exchange) {
        return exchange.gives().rows().get(0);
    }

    private static String place(RequestPart part) {
        return switch (part) {
            case BODY -> "the body";
            case FORM -> "a form";
            case QUERY -> "the query string";
        };
    }

    private static String words(Presence presence) {
        return switch (presence) {
            case REQUIRED -> "required";
            case REQUIRED_OR_NULL -> "required and nullable";
            case NULL_IF_ABSENT, OPTIONAL_OR_NULL -> "optional and nullable";
            case OPTIONAL -> "optional";
        };
    }

    private static String nullable(OutputField field) {
        return field.nullable() ? "nullable" : "never null";
    }

    private static Optional<String> differ(String begin, String expected, String found) {
        return Objects.equals(expected, found) ? Optional.empty() : Optional.of(begin + found + ", not " + expected);
    }
}
