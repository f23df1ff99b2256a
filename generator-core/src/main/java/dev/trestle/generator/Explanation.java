package dev.trestle.generator;

import dev.trestle.generator.diagnostic.Diagnostic;
import java.util.List;

/**
 * What is known of a query route.
 *
 * @param lines for people; none where an error stands in the way
 * @param diagnostics everything that was found, errors and warnings
 */
public record Explanation(List<String> lines, List<Diagnostic> diagnostics) {}
