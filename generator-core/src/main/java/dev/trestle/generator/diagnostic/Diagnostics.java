package dev.trestle.generator.diagnostic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong, so that the user sees all of it at once. */
public final class Diagnostics {

    private static final Comparator<Diagnostic> ORDER = Comparator
            .comparing((Diagnostic d) -> d.location() instanceof Location.InFile in ? in.file() : d.location().toString())
            .thenComparing(d -> d.location() instanceof Location.InFile in ? in.line() : 0)
            .thenComparing(d -> d.location() instanceof Location.InFile in ? in.column() : 0)
            .thenComparing(Diagnostic::code)
            .thenComparing(Diagnostic::message);

    private final List<Diagnostic> reported = new ArrayList<>();

    public void report(DiagnosticCode code, Location location, String message) {
        reported.add(new Diagnostic(code, location, message));
    }

    public boolean hasErrors() {
        return reported.stream().anyMatch(d -> d.severity() == Severity.ERROR);
    }

    /** All that was reported, by file, line and column, each once. */
    public List<Diagnostic> all() {
        return reported.stream().distinct().sorted(ORDER).toList();
    }
}
