package dev.trestle.generator.config;

import dev.trestle.generator.diagnostic.DiagnosticCode;
import dev.trestle.generator.diagnostic.Quoted;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads the key {@code parameters}. */
final class ParametersReader {

    /** A field of a request, as a regular expression, which means the same in JSON Schema. */
    static final String NAME = "[A-Za-z_][A-Za-z0-9_]{0,62}";

    private static final Pattern LEGAL = Pattern.compile(NAME + "!?");
    private static final List<ParameterKey> KEYS = Arrays.asList(ParameterKey.values());

    private ParametersReader() {}

    /** Every entry that is sound; the others are reported. */
    static List<ParameterSpec> read(Entries route, FileReport report) {
        List<ParameterSpec> specs = new ArrayList<>();
        route.mapping(RouteKey.PARAMETERS).ifPresent(mapping ->
                new Entries(mapping, report).each((name, value) -> parameter(name, value, report).ifPresent(specs::add)));
        return List.copyOf(specs);
    }

    private static Optional<ParameterSpec> parameter(Located<String> name, Node value, FileReport report) {
        String subject = "The parameter " + Quoted.of(name.value());
        return new KeyValues(report, subject, new ValueKind.Mapping(MappingKind.PARAMETER)).mapping(value).flatMap(mapping -> {
            Entries entries = new Entries(mapping, report);
            entries.allow(KEYS, key -> UnknownKey.elsewhere(key, KEYS, "a computed parameter"));
            entries.require(KEYS, subject);
            Optional<List<ParameterSpec.Field>> from = entries.mapping(ParameterKey.FROM).flatMap(fields -> fields(fields, report));
            return entries.text(ParameterKey.COMPUTED).flatMap(column -> from.map(fields -> new ParameterSpec(name, column, fields)));
        });
    }

    private static Optional<List<ParameterSpec.Field>> fields(MappingNode from, FileReport report) {
        List<ParameterSpec.Field> fields = new ArrayList<>();
        new Entries(from, report).each((input, value) ->
                new KeyValues(report, "The field for " + Quoted.of(input.value()), new ValueKind.Text()).text(value)
                        .filter(field -> isName(field, report))
                        .ifPresent(field -> fields.add(new ParameterSpec.Field(input, field))));
        if (from.getValue().isEmpty()) {
            report.add(DiagnosticCode.INVALID_VALUE, from, "'from' is empty; write a field for each input of the function, such as {body: text}.");
        }
        return !fields.isEmpty() && fields.size() == from.getValue().size() ? Optional.of(List.copyOf(fields)) : Optional.empty();
    }

    private static boolean isName(Located<String> field, FileReport report) {
        boolean legal = LEGAL.matcher(field.value()).matches();
        if (!legal) {
            report.add(DiagnosticCode.INVALID_VALUE, field.location(), Quoted.of(field.value()) + " is not a name for a field: a letter of A to Z"
                    + " or '_', followed by up to 62 letters, digits and '_'; '!' at its end makes it never null.");
        }
        return legal;
    }
}
