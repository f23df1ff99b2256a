package dev.trestle.generator.config;

import dev.trestle.generator.diagnostic.Location;
import dev.trestle.generator.route.Format;
import java.util.List;
import java.util.Optional;

/**
 * In which formats a query route sends its rows.
 *
 * @param offered the first where a client has no wish
 * @param location where they are listed
 * @param byParameter whether the query parameter {@code format} chooses one, too
 * @param batchSize rows of a batch
 * @param escapesFormulas as {@link FormatKey#ESCAPE_FORMULAS}
 * @param endsWithErrors as {@link FormatKey#ERROR_LINE}
 */
public record FormatSpec(
        List<Format> offered, Location location, boolean byParameter, Optional<Integer> batchSize, boolean escapesFormulas,
        boolean endsWithErrors) {}
