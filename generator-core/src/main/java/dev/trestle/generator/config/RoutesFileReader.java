package dev.trestle.generator.config;

import dev.trestle.generator.diagnostic.DiagnosticCode;
import dev.trestle.generator.diagnostic.Diagnostics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads the routes file and checks all of it that needs no database. */
public final class RoutesFileReader {

    private static final String DEFAULT_SCHEMA = "public";

    /**
     * Reads the file. A route with a mistake is kept apart from the others. An illegal package is replaced by the
     * legal one that is proposed, so that the rest can be checked.
     *
     * @param displayName the file's path as diagnostics show it
     * @param diagnostics receives every mistake in the file; nothing that the user wrote throws
     * @return the routes; empty where the file is not YAML or has no package
     */
    public Optional<RoutesFile> read(Path file, String displayName, Diagnostics diagnostics) {
        return FileText.read(file, displayName, YamlKind.ROUTES, diagnostics)
                .flatMap(text -> parse(text, displayName, diagnostics));
    }

    /** Does the same with the file's text. */
    Optional<RoutesFile> parse(String text, String displayName, Diagnostics diagnostics) {
        FileReport report = new FileReport(displayName, diagnostics);
        return YamlText.parse(text, displayName, YamlKind.ROUTES, diagnostics)
                .flatMap(root -> mapping(root, report))
                .flatMap(mapping -> routesFile(mapping, report));
    }

    private static Optional<MappingNode> mapping(Node root, FileReport report) {
        if (Shape.of(root) == Shape.NOTHING) {
            report.add(DiagnosticCode.UNREADABLE_YAML, root, YamlKind.ROUTES.empty());
            return Optional.empty();
        }
        if (Shape.of(root) == Shape.MAPPING && root instanceof MappingNode mapping) {
            return Optional.of(mapping);
        }
        report.add(DiagnosticCode.WRONG_KIND, root, "A routes file has to be a mapping of keys such as"
                + " 'package: com.example.api', but this is " + Shape.of(root).words() + ".");
        return Optional.empty();
    }

    private static Optional<RoutesFile> routesFile(MappingNode root, FileReport report) {
        Entries entries = new Entries(root, report);
        entries.allow(Arrays.asList(FileKey.values()), UnknownKey::inFile);
        entries.require(Arrays.asList(FileKey.values()), "A routes file");
        Optional<Located<String>> packageName =
                entries.text(FileKey.PACKAGE).flatMap(text -> JavaName.packageName(text, report));
        Optional<Located<String>> name = entries.text(FileKey.NAME).flatMap(text -> JavaName.className(text, report));
        Optional<Located<String>> prefix = entries.text(FileKey.PREFIX).flatMap(text -> PathReader.prefix(text, report));
        Located<String> schema =
                entries.text(FileKey.SCHEMA).orElseGet(() -> new Located<>(DEFAULT_SCHEMA, entries.start()));
        RequestRules rules = RequestRules.DEFAULT.with(entries, FileKey.UNKNOWN_FIELDS, FileKey.VALIDATE);
        List<TypeMapping> types = entries.mapping(FileKey.TYPES)
                .map(mapping -> TypesReader.read(mapping, report))
                .orElse(List.of());
        List<MediaSpec> media = entries.mapping(FileKey.MEDIA)
                .map(mapping -> MediaReader.read(mapping, report))
                .orElse(List.of());
        JobSpec jobs = entries.mapping(FileKey.JOBS)
                .map(mapping -> JobReader.read(mapping, report))
                .orElse(JobSpec.empty());
        List<TargetSpec> targets = entries.mapping(FileKey.TARGETS)
                .map(mapping -> TargetsReader.read(mapping, report))
                .orElse(List.of());
        Optional<MappingNode> declared = entries.mapping(FileKey.FILES);
        List<DatasetSpec> files = declared.map(mapping -> DatasetsReader.read(mapping, report)).orElse(List.of());
        boolean filesAreFaulty = entries.has(FileKey.FILES)
                && declared.filter(mapping -> mapping.getValue().size() == files.size()).isEmpty();
        List<LimitSpec> limits = entries.mapping(FileKey.LIMITS)
                .map(mapping -> LimitsReader.read(mapping, report))
                .orElse(List.of());
        List<ComputedSpec> computed = entries.mapping(FileKey.COMPUTED)
                .map(mapping -> ComputedReader.read(mapping, report))
                .orElse(List.of());
        List<Located<String>> history = entries.texts(FileKey.HISTORY).orElse(List.of());
        Optional<OpenApiSpec> openapi = entries.mapping(FileKey.OPENAPI).flatMap(mapping -> OpenApiReader.read(mapping, report));
        List<RouteSpec> routes = new ArrayList<>();
        List<RouteSpec> faulty = new ArrayList<>();
        routes(entries, report).forEach(node ->
                RouteReader.read(node, report.file(), rules, jobs, report.diagnostics(), routes, faulty));
        return packageName.map(known ->
                new RoutesFile(report.file(), known, name, prefix, schema, types, media, targets, files, filesAreFaulty,
                        limits, computed, history, openapi, List.copyOf(routes), List.copyOf(faulty)));
    }

    private static List<Node> routes(Entries entries, FileReport report) {
        Optional<List<Node>> nodes = entries.list(FileKey.ROUTES);
        if (nodes.isPresent() && nodes.get().isEmpty()) {
            report.add(DiagnosticCode.INVALID_VALUE, entries.placeOf(FileKey.ROUTES),
                    "'routes' is an empty list; write at least one route.");
        }
        return nodes.orElse(List.of()).stream().flatMap(node -> ExposeReader.routes(node, report).stream()).toList();
    }
}
