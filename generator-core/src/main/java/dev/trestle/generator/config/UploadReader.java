package dev.trestle.generator.config;

import dev.trestle.generator.diagnostic.DiagnosticCode;
import dev.trestle.generator.diagnostic.Quoted;
import dev.trestle.generator.route.HttpMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/** Reads what a route takes as files: {@code uploadfile_inputs} and what belongs to it. */
final class UploadReader {

    /** RFC 6838, section 4.2, in lower case; a star stands for every subtype. */
    private static final Pattern MEDIA_TYPE =
            Pattern.compile("[a-z0-9][a-z0-9!#$&^_.+-]{0,126}/([a-z0-9][a-z0-9!#$&^_.+-]{0,126}|\\*)");

    private final Entries entries;
    private final FileReport report;

    private UploadReader(Entries entries, FileReport report) {
        this.entries = entries;
        this.report = report;
    }

    /**
     * The uploads of a route with these entries; what is wrong with them is reported.
     *
     * @param head of a route whose method may have no body; empty where that is wrong anyway
     */
    static UploadSpec read(Entries entries, Optional<RouteHead> head, FileReport report) {
        UploadSpec uploads = new UploadReader(entries, report).read();
        Optional<Located<HttpMethod>> method = head.map(RouteHead::method);
        if (!uploads.inputs().isEmpty() && method.isPresent() && !method.get().value().hasBody()) {
            report.add(DiagnosticCode.INVALID_VALUE, method.get().location(), method.get().value()
                    + " requests have no body that could hold a file; leave 'method' out or write post.");
        }
        return uploads;
    }

    private UploadSpec read() {
        Optional<List<Located<String>>> inputs = entries.texts(RouteKey.UPLOADFILE_INPUTS);
        if (inputs.isPresent() && inputs.get().isEmpty()) {
            report.add(DiagnosticCode.INVALID_VALUE, entries.placeOf(RouteKey.UPLOADFILE_INPUTS),
                    "'uploadfile_inputs' is an empty list; name a column, or leave it out.");
        }
        List<UploadSpec.Accept> accept = entries.mapping(RouteKey.ACCEPT).map(this::accept).orElse(List.of());
        Optional<Located<Long>> maxSize = entries.text(RouteKey.MAX_UPLOAD_SIZE).flatMap(this::size);
        return new UploadSpec(inputs.orElse(List.of()), accept, maxSize);
    }

    private List<UploadSpec.Accept> accept(MappingNode mapping) {
        List<UploadSpec.Accept> accepts = new ArrayList<>();
        new Entries(mapping, report).each((input, node) -> {
            KeyValues values =
                    new KeyValues(report, "The key " + Quoted.of(input.value()) + " of 'accept'", new ValueKind.Texts());
            values.texts(node).ifPresent(types -> {
                if (types.isEmpty()) {
                    report.add(DiagnosticCode.INVALID_VALUE, node, Quoted.of(input.value())
                            + " has an empty list of media types; name one, such as image/png, or remove it.");
                }
                types.forEach(this::checkType);
                accepts.add(new UploadSpec.Accept(input, types.stream().map(Located::value).toList()));
            });
        });
        return List.copyOf(accepts);
    }

    private void checkType(Located<String> type) {
        if (!MEDIA_TYPE.matcher(type.value()).matches()) {
            report.add(DiagnosticCode.INVALID_VALUE, type.location(), Quoted.of(type.value())
                    + " is not a media type in lower case, such as image/png or image/*.");
            return;
        }
        DetectedTypes.fault(type.value()).ifPresent(suggestion -> report.add(DiagnosticCode.INVALID_VALUE, type.location(),
                Quoted.of(type.value()) + " is never detected: the type of a file is found by its first bytes" + suggestion + "."));
    }

    private Optional<Located<Long>> size(Located<String> written) {
        Optional<Long> bytes = ByteSize.parse(written.value());
        if (bytes.isEmpty()) {
            report.add(DiagnosticCode.INVALID_VALUE, written.location(), Quoted.of(written.value())
                    + " is not a size of at least one byte, such as 500 kB, 20 MB or 20 MiB.");
        }
        return bytes.map(size -> new Located<>(size, written.location()));
    }
}
