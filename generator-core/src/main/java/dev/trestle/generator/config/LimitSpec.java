package dev.trestle.generator.config;

import java.util.Optional;

/**
 * An entry of {@code limits}: how often all servers together may call the functions of columns that name it. A value with a
 * mistake, which is reported, is left out.
 *
 * @param rate calls in a time
 * @param parallel calls at once
 */
public record LimitSpec(Located<String> name, Optional<Rate> rate, Optional<Integer> parallel) {}
