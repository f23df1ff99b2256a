package dev.trestle.maven;

import dev.trestle.generator.diagnostic.Diagnostic;
import dev.trestle.generator.diagnostic.Location;
import dev.trestle.generator.diagnostic.Severity;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/** Shows diagnostics, one to a line, and fails once. */
final class Diagnosis {

    private final Log log;
    private final boolean failOnWarnings;

    Diagnosis(Log log, boolean failOnWarnings) {
        this.log = log;
        this.failOnWarnings = failOnWarnings;
    }

    /** Logs them all; fails when there are errors, or warnings that count as such. */
    void report(List<Diagnostic> diagnostics) throws MojoFailureException {
        for (Diagnostic diagnostic : diagnostics) {
            if (diagnostic.severity() == Severity.ERROR) {
                log.error(diagnostic.toString());
            } else {
                log.warn(diagnostic.toString());
            }
        }
        List<Diagnostic> errors = with(Severity.ERROR, diagnostics);
        if (!errors.isEmpty()) {
            throw new MojoFailureException(count(errors.size(), "error") + " in " + places(errors));
        }
        failOn(with(Severity.WARNING, diagnostics).size());
    }

    /** Logs again what a run that was remembered had warned of. */
    void repeat(List<String> warnings) throws MojoFailureException {
        warnings.forEach(log::warn);
        failOn(warnings.size());
    }

    /** The lines of the warnings. */
    static List<String> warnings(List<Diagnostic> diagnostics) {
        return with(Severity.WARNING, diagnostics).stream().map(Diagnostic::toString).toList();
    }

    /** {@code 1 file}, {@code 2 files}. */
    static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private void failOn(int warnings) throws MojoFailureException {
        if (failOnWarnings && warnings > 0) {
            throw new MojoFailureException(count(warnings, "warning") + ", and failOnWarnings is set");
        }
    }

    private static List<Diagnostic> with(Severity severity, List<Diagnostic> diagnostics) {
        return diagnostics.stream().filter(d -> d.severity() == severity).toList();
    }

    private static String places(List<Diagnostic> diagnostics) {
        return diagnostics.stream()
                .map(Diagnostic::location)
                .map(place -> place instanceof Location.InFile in ? in.file() : place.toString())
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
