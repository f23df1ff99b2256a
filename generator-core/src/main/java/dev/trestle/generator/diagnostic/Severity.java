package dev.trestle.generator.diagnostic;

/** Whether a diagnostic stops the build. */
public enum Severity {
    ERROR,
    WARNING
}
