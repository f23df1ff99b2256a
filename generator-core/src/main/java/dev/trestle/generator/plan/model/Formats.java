package dev.trestle.generator.plan.model;

import dev.trestle.generator.route.Format;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * In which formats an answer can be sent.
 *
 * @param offered the first where a client has no wish
 * @param negotiated whether the client has a say, by the header {@code Accept}
 * @param byParameter whether it has one by the query parameter {@code format}, too
 * @param batchSize rows of a batch, in a format that has batches; empty for the usual number
 * @param escapesFormulas whether text that spreadsheets take for a formula begins with an apostrophe in CSV
 * @param endsWithErrors whether NDJSON ends with a line that says why rows are missing
 */
public record Formats(
        List<Format> offered, boolean negotiated, boolean byParameter, Optional<Integer> batchSize, boolean escapesFormulas,
        boolean endsWithErrors) {

    /** The name of the query parameter that chooses a format. */
    public static final String FORMAT = "format";

    /** The name of the query parameter that says how many rows a batch has. */
    public static final String BATCH_SIZE = "batch_size";

    /** One, whatever the client wants. */
    public static Formats only(Format format) {
        return new Formats(List.of(format), false, false, Optional.empty(), false, false);
    }

    /** The query parameters that say something about formats, in the order of their names. */
    public List<String> parameters() {
        return Stream.concat(
                Stream.of(BATCH_SIZE).filter(name -> offered.contains(Format.NDJSON_COLUMNS)),
                Stream.of(FORMAT).filter(name -> byParameter)).toList();
    }
}
