package dev.trestle.generator.config;

import dev.trestle.generator.diagnostic.DiagnosticCode;
import dev.trestle.generator.diagnostic.Location;
import java.util.Optional;

/** Reads what a route answers with: {@code response} and {@code return_fileresponse}. */
final class AnswerReader {

    private final Entries entries;
    private final FileReport report;

    private AnswerReader(Entries entries, FileReport report) {
        this.entries = entries;
        this.report = report;
    }

    /** The answer of a route with these entries; what is wrong with it is reported. */
    static AnswerSpec read(Entries entries, FileReport report) {
        return new AnswerReader(entries, report).read();
    }

    private AnswerSpec read() {
        boolean hookMakesFile = entries.isText(RouteKey.RESPONSE, ResponseSpec.FILE);
        Optional<ResponseSpec> response = hookMakesFile
                ? Optional.empty()
                : entries.mapping(RouteKey.RESPONSE).flatMap(mapping -> ResponseReader.read(mapping, report));
        Optional<Boolean> wanted = entries.truth(RouteKey.RETURN_FILERESPONSE);
        Optional<Location> file = hookMakesFile
                ? Optional.of(entries.placeOf(RouteKey.RESPONSE))
                : wanted.filter(isWanted -> isWanted).map(isWanted -> entries.placeOf(RouteKey.RETURN_FILERESPONSE));
        file.ifPresent(place -> check(place, hookMakesFile));
        if (hookMakesFile && wanted.isPresent() && !wanted.get()) {
            report.add(DiagnosticCode.KEYS_DO_NOT_GO_TOGETHER, entries.placeOf(RouteKey.RETURN_FILERESPONSE),
                    "With 'response: file' the route answers with a file; remove 'return_fileresponse', or name the"
                            + " record that the hook makes.");
        }
        return new AnswerSpec(response, file, hookMakesFile);
    }

    private void check(Location file, boolean hookMakesFile) {
        if (entries.truth(RouteKey.BACKGROUND).orElse(false)) {
            report.add(DiagnosticCode.KEYS_DO_NOT_GO_TOGETHER, file,
                    "The result of a job is JSON and cannot be a file; remove " + key(hookMakesFile) + " or 'background'.");
        }
        if (entries.has(RouteKey.EXPORT_SQL)) {
            report.add(DiagnosticCode.KEYS_DO_NOT_GO_TOGETHER, file, "A route that answers with a file has no row to"
                    + " export; remove " + key(hookMakesFile) + " or 'export_sql'.");
        }
        if (!hookMakesFile && entries.has(RouteKey.RESPONSE)) {
            report.add(DiagnosticCode.KEYS_DO_NOT_GO_TOGETHER, file, "The record of a hook is sent as JSON, not as"
                    + " a file; write 'response: file' for a hook that makes the file, or remove one of the two keys.");
        }
    }

    private static String key(boolean hookMakesFile) {
        return hookMakesFile ? "'response: file'" : "'return_fileresponse'";
    }
}
