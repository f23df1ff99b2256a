package dev.trestle.generator.diagnostic;

/** One thing that is wrong: what, where, and, in the message, what would be right. */
public record Diagnostic(DiagnosticCode code, Location location, String message) {

    /** Whether this stops the build. */
    public Severity severity() {
        return code.severity();
    }

    /** The line that the user reads: {@code file:line:col [code] message}. */
    @Override
    public String toString() {
        return location + " [" + code.id() + "] " + message;
    }
}
