package dev.trestle.generator.config;

import dev.trestle.generator.diagnostic.DiagnosticCode;
import dev.trestle.generator.diagnostic.Quoted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads the key {@code response}. */
final class ResponseReader {

    private static final String SHAPE = "such as {film_card: {caption: text, note: \"text?\"}}";

    private final FileReport report;

    private ResponseReader(FileReport report) {
        this.report = report;
    }

    /** The record that is named; empty where anything about it is wrong, and that is reported. */
    static Optional<ResponseSpec> read(MappingNode response, FileReport report) {
        ResponseReader reader = new ResponseReader(report);
        List<ResponseSpec> named = new ArrayList<>();
        Entries entries = new Entries(response, report);
        entries.each((name, fields) -> reader.record(name, fields).ifPresent(named::add));
        if (response.getValue().size() != 1) {
            report.add(DiagnosticCode.INVALID_VALUE, response,
                    "'response' names one record and its fields, " + SHAPE + ".");
        }
        return named.stream().findFirst();
    }

    private Optional<ResponseSpec> record(Located<String> name, Node node) {
        KeyValues values = new KeyValues(report, "The response " + Quoted.of(name.value()), new ValueKind.Fields());
        return values.mapping(node).flatMap(mapping -> fields(name, mapping));
    }

    private Optional<ResponseSpec> fields(Located<String> name, MappingNode mapping) {
        List<ResponseSpec.Field> fields = new ArrayList<>();
        new Entries(mapping, report).each((field, type) -> field(field, type).ifPresent(fields::add));
        if (mapping.getValue().isEmpty()) {
            report.add(DiagnosticCode.INVALID_VALUE, mapping,
                    "The response " + Quoted.of(name.value()) + " has no field; name one with its type, " + SHAPE + ".");
        }
        return Optional.of(new ResponseSpec(name, List.copyOf(fields)));
    }

    private Optional<ResponseSpec.Field> field(Located<String> name, Node type) {
        KeyValues values = new KeyValues(report, "The field " + Quoted.of(name.value()), new ValueKind.Text());
        return values.text(type).flatMap(written -> {
            String text = written.value().strip();
            boolean nullable = text.endsWith("?");
            String bare = nullable ? text.substring(0, text.length() - 1).strip() : text;
            if (bare.isEmpty()) {
                report.add(DiagnosticCode.INVALID_VALUE, type, "The field " + Quoted.of(name.value())
                        + " has no type; write a type of PostgreSQL, such as text, or \"text?\" where it may be null.");
                return Optional.empty();
            }
            return Optional.of(new ResponseSpec.Field(name, new Located<>(bare, written.location()), nullable));
        });
    }
}
