package dev.trestle.generator.config;

import java.util.List;
import java.util.Optional;

/**
 * The section {@code openapi}.
 *
 * @param servers absolute URLs, or paths
 */
public record OpenApiSpec(String title, String version, Optional<String> description, List<String> servers) {}
