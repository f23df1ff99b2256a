package dev.trestle.generator.diagnostic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Collects what is wrong, so that the user sees all of it at once. For one thread. */
public final class Diagnostics {

    private static final Comparator<Diagnostic> ORDER = Comparator
            .comparing((Diagnostic d) ->
                    d.location() instanceof Location.InFile in ? in.file() : d.location().toString())
            .thenComparing(d -> d.location() instanceof Location.InFile in ? in.line() : 0)
            .thenComparing(d -> d.location() instanceof Location.InFile in ? in.column() : 0)
            .thenComparing(Diagnostic::code)
            .thenComparing(Diagnostic::message);

    private final List<Diagnostic> reported = new ArrayList<>();

    /** Adds one; whoever reports goes on with what does not depend on the mistake. */
    public void report(DiagnosticCode code, Location location, String message) {
        reported.add(new Diagnostic(code, location, message));
    }

    /** Takes over what another collector holds, such as that of one route. */
    public void addAll(Diagnostics others) {
        reported.addAll(others.reported);
    }

    /** Takes over those of another collector that are of these kinds. */
    public void addAll(Diagnostics others, Set<DiagnosticCode> codes) {
        others.reported.stream().filter(one -> codes.contains(one.code())).forEach(reported::add);
    }

    /** Whether anything was reported that stops the build. */
    public boolean hasErrors() {
        return reported.stream().anyMatch(d -> d.severity() == Severity.ERROR);
    }

    /** All that was reported, by file, line and column, each once. */
    public List<Diagnostic> all() {
        return reported.stream().distinct().sorted(ORDER).toList();
    }
}
