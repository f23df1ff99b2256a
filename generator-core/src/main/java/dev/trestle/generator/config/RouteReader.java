package dev.trestle.generator.config;

import dev.trestle.generator.diagnostic.DiagnosticCode;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.route.BodyValidation;
import dev.trestle.generator.route.Format;
import dev.trestle.generator.route.HttpMethod;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads one entry of {@code routes}. */
final class RouteReader {

    private static final List<RouteKey> NOT_BESIDE_FILES = List.of(RouteKey.INPUTS, RouteKey.PARAMETERS, RouteKey.RESPONSE,
            RouteKey.UPLOADFILE_INPUTS, RouteKey.RETURN_FILERESPONSE, RouteKey.ONE_ROW);

    private final FileReport report;
    private final Entries entries;
    private final RequestRules inherited;
    private final JobSpec jobs;

    private RouteReader(MappingNode route, FileReport report, RequestRules inherited, JobSpec jobs) {
        this.report = report;
        this.entries = new Entries(route, report);
        this.inherited = inherited;
        this.jobs = jobs;
    }

    /**
     * Reads a route into one of two lists; whatever is wrong with it is reported.
     *
     * @param inherited the file's setting
     * @param jobs the file's setting
     * @param routes gets it where nothing is wrong
     * @param faulty gets it where something is, if there is enough of it to look for more
     */
    static void read(
            Node node, String file, RequestRules inherited, JobSpec jobs, Diagnostics diagnostics,
            List<RouteSpec> routes, List<RouteSpec> faulty) {
        FileReport own = new FileReport(file, new Diagnostics());
        Optional<RouteSpec> route = Optional.empty();
        if (Shape.of(node) == Shape.MAPPING && node instanceof MappingNode mapping) {
            route = new RouteReader(mapping, own, inherited, jobs).route();
        } else {
            own.add(DiagnosticCode.WRONG_KIND, node,
                    "A route has to be a mapping of keys such as 'type: insert', but this is " + Shape.of(node).words() + ".");
        }
        diagnostics.addAll(own.diagnostics());
        route.ifPresent((own.diagnostics().hasErrors() ? faulty : routes)::add);
    }

    private Optional<RouteSpec> route() {
        Optional<RouteType> type = entries.choice(RouteKey.TYPE).map(Located::value).flatMap(RouteType::of);
        checkKeys(type);
        Optional<ConflictSpec> conflict =
                entries.mapping(RouteKey.ON_CONFLICT).flatMap(mapping -> ConflictReader.read(mapping, report));
        Optional<RouteHead> head = head(type, conflict);
        if (type.isEmpty()) {
            return Optional.empty();
        }
        return switch (type.get()) {
            case INSERT -> insert(head, conflict);
            case UPDATE -> update(head);
            case DELETE -> delete(head);
            case GET -> get(head);
            case LIST -> new ListReader(entries, report).read(head, outputs());
            case QUERY -> query(head);
            case COMPUTE -> compute(head);
            case GATHER -> gather(head);
            case LOAD -> new LoadReader(entries, report).read(head);
            case EXPORT_FILE -> head.flatMap(new FileExportReader(entries, report)::read);
            case SWITCH -> head.flatMap(new SwitchReader(entries, report)::read);
        };
    }

    private void checkKeys(Optional<RouteType> type) {
        if (type.isPresent()) {
            entries.allow(RouteKey.of(type.get()), name -> UnknownKey.inRoute(name, type.get()));
            entries.require(RouteKey.of(type.get()), type.get().words());
        } else {
            entries.allow(Arrays.asList(RouteKey.values()), UnknownKey::inRoute);
            entries.require(List.of(RouteKey.TYPE, RouteKey.PATH), "A route");
        }
    }

    private Optional<RouteHead> head(Optional<RouteType> type, Optional<ConflictSpec> conflict) {
        Optional<Located<String>> name = entries.text(RouteKey.NAME).flatMap(text -> JavaName.className(text, report));
        Optional<Located<String>> path = entries.text(RouteKey.PATH);
        path.ifPresent(text -> PathReader.path(text, report));
        RequestRules rules = inherited.with(entries, RouteKey.UNKNOWN_FIELDS, RouteKey.VALIDATE);
        type.filter(known -> known != RouteType.LOAD).ifPresent(this::refuseShapeOnly);
        Optional<Located<String>> written = entries.choice(RouteKey.METHOD);
        Located<HttpMethod> method = written
                .map(word -> new Located<>(HttpMethod.of(word.value()), word.location()))
                .orElse(new Located<>(type.filter(RouteType::isRead).isPresent() ? HttpMethod.GET : HttpMethod.POST, entries.start()));
        type.ifPresent(known -> RouteMethod.check(method, known, conflict, report));
        Optional<Located<JobSpec>> background = background(type);
        Located<String> known = path.orElse(new Located<>("/", entries.start()));
        return Optional.of(new RouteHead(entries.start(), name, known, method, rules, background));
    }

    /** All other routes have their values as those of Java, in the request record. */
    private void refuseShapeOnly(RouteType type) {
        entries.choice(RouteKey.VALIDATE).filter(word -> word.value().equals(BodyValidation.SHAPE_ONLY.key())).ifPresent(word ->
                report.add(DiagnosticCode.INVALID_VALUE, entries.placeOf(RouteKey.VALIDATE),
                        "'validate: shape_only' is for load routes. " + type.words() + " reads the values of a request as Java values;"
                                + " write strict or \"off\"."));
    }

    private Optional<Located<JobSpec>> background(Optional<RouteType> type) {
        boolean wanted = type.filter(RouteType.EXPORT_FILE::equals).isPresent() || entries.truth(RouteKey.BACKGROUND).orElse(false);
        JobSpec own = entries.mapping(RouteKey.JOBS)
                .map(mapping -> JobReader.read(mapping, report))
                .orElse(JobSpec.empty());
        if (type.filter(RouteKey.BACKGROUND.types()::contains).isPresent() && !wanted && entries.has(RouteKey.JOBS)) {
            report.add(DiagnosticCode.INVALID_VALUE, entries.placeOf(RouteKey.JOBS),
                    "'jobs' is for background routes only;"
                            + " add 'background: true', or remove 'jobs'.");
        }
        return wanted
                ? Optional.of(new Located<>(own.or(jobs), entries.placeOf(RouteKey.BACKGROUND)))
                : Optional.empty();
    }

    private Optional<RouteSpec> insert(Optional<RouteHead> head, Optional<ConflictSpec> conflict) {
        Optional<Located<String>> table = entries.text(RouteKey.TABLE);
        Optional<List<Located<String>>> inputs = entries.texts(RouteKey.INPUTS);
        Optional<List<Located<String>>> outputs = outputs();
        AnswerSpec answer = AnswerReader.read(entries, report);
        UploadSpec uploads = UploadReader.read(entries, Optional.empty(), report);
        RowsOfRequest rows = entries.choice(RouteKey.ROWS).map(RowsOfRequest::of).orElse(RowsOfRequest.ONE);
        Optional<Located<Integer>> maxRows = entries.whole(RouteKey.MAX_ROWS);
        Optional<Located<List<Format>>> bodies = FormatReader.bodies(entries, report);
        Optional<ExportSpec> export = export();
        return head.flatMap(h -> table.map(
                t -> new InsertSpec(h, t, inputs, outputs, answer, uploads, rows, maxRows, bodies, conflict, export)));
    }

    private Optional<RouteSpec> compute(Optional<RouteHead> head) {
        Optional<Located<String>> table = entries.text(RouteKey.TABLE);
        Optional<List<Located<String>>> inputs = entries.texts(RouteKey.INPUTS);
        Optional<List<Located<String>>> outputs = outputs();
        AnswerSpec answer = AnswerReader.read(entries, report);
        UploadSpec uploads = UploadReader.read(entries, Optional.empty(), report);
        Optional<Located<Integer>> maxRows = entries.whole(RouteKey.MAX_ROWS);
        Optional<ExportSpec> export = export();
        return head.flatMap(h -> table.map(
                t -> new ComputeSpec(h, t, inputs, outputs, answer, uploads, maxRows, export)));
    }

    private Optional<RouteSpec> update(Optional<RouteHead> head) {
        Optional<Located<String>> table = entries.text(RouteKey.TABLE);
        UploadSpec uploads = UploadReader.read(entries, Optional.empty(), report);
        Optional<List<Located<String>>> inputs = uploads.inputs().isEmpty()
                ? notEmpty(RouteKey.INPUTS, DiagnosticCode.NO_INPUT, "An update route without inputs sets nothing;"
                        + " name a column, or leave 'inputs' out for every column.")
                : entries.texts(RouteKey.INPUTS);
        Optional<List<Located<String>>> outputs = outputs();
        AnswerSpec answer = AnswerReader.read(entries, report);
        Optional<ExportSpec> export = export();
        return head.flatMap(h -> table.map(t -> new UpdateSpec(h, t, inputs, outputs, answer, uploads, export)));
    }

    private Optional<RouteSpec> delete(Optional<RouteHead> head) {
        Optional<Located<String>> table = entries.text(RouteKey.TABLE);
        Optional<List<Located<String>>> columns = notEmpty(RouteKey.MATCH_COLUMNS, DiagnosticCode.NO_INPUT,
                "A delete route without match columns would delete every row; name a column,"
                        + " or leave 'match_columns' out for the primary key.");
        return head.flatMap(h -> table.map(t -> new DeleteSpec(h, t, columns)));
    }

    private Optional<RouteSpec> get(Optional<RouteHead> head) {
        Optional<Located<String>> table = entries.text(RouteKey.TABLE);
        Optional<List<Located<String>>> outputs = outputs();
        AnswerSpec answer = AnswerReader.read(entries, report);
        return head.flatMap(h -> table.map(t -> new GetSpec(h, t, outputs, answer)));
    }

    private Optional<RouteSpec> query(Optional<RouteHead> head) {
        Optional<Located<String>> query = entries.text(RouteKey.QUERY);
        Optional<List<Located<String>>> inputs = entries.texts(RouteKey.INPUTS);
        List<ParameterSpec> parameters = ParametersReader.read(entries, report);
        if (entries.has(RouteKey.PARAMETERS) && head.flatMap(RouteHead::background).isPresent()) {
            report.add(DiagnosticCode.KEYS_DO_NOT_GO_TOGETHER, entries.placeOf(RouteKey.PARAMETERS),
                    "A job runs its statement in a transaction, and no transaction is open while a function computes 'parameters'; remove"
                            + " 'parameters', or 'background'.");
        }
        boolean oneRow = entries.truth(RouteKey.ONE_ROW).orElse(false);
        AnswerSpec answer = AnswerReader.read(entries, report);
        UploadSpec uploads = UploadReader.read(entries, head, report);
        Optional<FormatSpec> formats = FormatReader.read(entries, report);
        boolean onFiles = entries.choice(RouteKey.ON).filter(place -> place.value().equals("files")).isPresent();
        if (onFiles) {
            refuseBesideFiles();
        }
        return head.flatMap(h -> query.map(q -> new QuerySpec(h, q, inputs, parameters, oneRow, answer, uploads, formats, onFiles)));
    }

    /** A query of files answers with its rows, and its parameters are its inputs. */
    private void refuseBesideFiles() {
        for (RouteKey key : NOT_BESIDE_FILES) {
            if (entries.has(key)) {
                report.add(DiagnosticCode.KEYS_DO_NOT_GO_TOGETHER, entries.placeOf(key),
                        "'" + key.key() + "' is for queries of the database; remove it, or 'on: files'.");
            }
        }
    }

    private Optional<RouteSpec> gather(Optional<RouteHead> head) {
        Optional<List<PartSpec>> parts = entries.mapping(RouteKey.PARTS).map(mapping -> PartsReader.read(mapping, report));
        Optional<List<Located<String>>> inputs = entries.texts(RouteKey.INPUTS);
        if (entries.has(RouteKey.INPUTS) && parts.filter(all -> all.stream().anyMatch(PartSpec::onFiles)).isPresent()) {
            report.add(DiagnosticCode.KEYS_DO_NOT_GO_TOGETHER, entries.placeOf(RouteKey.INPUTS),
                    "'inputs' is for queries of the database; remove it, or the parts with 'on: files'.");
        }
        List<ParameterSpec> parameters = ParametersReader.read(entries, report);
        boolean snapshot = entries.truth(RouteKey.SNAPSHOT).orElse(false);
        return head.flatMap(h -> parts.map(p -> new GatherSpec(h, p, inputs, parameters, snapshot)));
    }

    private Optional<ExportSpec> export() {
        return entries.mapping(RouteKey.EXPORT_SQL).flatMap(mapping -> ExportReader.read(mapping, report));
    }

    private Optional<List<Located<String>>> outputs() {
        return notEmpty(RouteKey.OUTPUTS, DiagnosticCode.INVALID_VALUE,
                "An empty list of outputs leaves nothing to answer; name a column, or leave 'outputs' out for all.");
    }

    private Optional<List<Located<String>>> notEmpty(RouteKey key, DiagnosticCode code, String message) {
        Optional<List<Located<String>>> texts = entries.texts(key);
        if (texts.isPresent() && texts.get().isEmpty()) {
            report.add(code, entries.placeOf(key), message);
        }
        return texts;
    }
}
