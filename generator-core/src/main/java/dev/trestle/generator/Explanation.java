package dev.trestle.generator;

import dev.trestle.generator.diagnostic.Diagnostic;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a query route, or of a computed column.
 *
 * @param lines for people; none where an error stands in the way
 * @param unknown that there is no such query route, and which there are; empty where there is
 * @param diagnostics everything that was found, errors and warnings
 */
public record Explanation(List<String> lines, Optional<String> unknown, List<Diagnostic> diagnostics) {}
