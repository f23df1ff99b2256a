package dev.trestle.generator.route;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How the rows of an answer, or of a request, are written. */
public enum Format {
    JSON("application/json", "An object, whose array `rows` has an object for each row."),
    JSON_COLUMNS("application/vnd.trestle.columns+json", "An object with an array for each column."),
    NDJSON("application/x-ndjson", "A line for each row, with an object."),
    NDJSON_COLUMNS("application/vnd.trestle.columns+x-ndjson", "A line for each batch of rows, with an object of arrays."),
    CSV("text/csv", "Comma-separated values, with a header."),
    ARROW("application/vnd.apache.arrow.stream", "A stream of record batches of Apache Arrow."),
    PARQUET("application/vnd.apache.parquet", "A file of Apache Parquet."),
    /** As the content of the file. */
    FILE("*/*", "A file.");

    private final String mediaRange;
    private final String documentation;

    Format(String mediaRange, String documentation) {
        this.mediaRange = mediaRange;
        this.documentation = documentation;
    }

    /** The media types that answers of this format have (RFC 9110, section 12.5.1). */
    public String mediaRange() {
        return mediaRange;
    }

    /** One sentence for the documentation. */
    public String documentation() {
        return documentation;
    }

    /** The format as it stands in the routes file, such as {@code json_columns}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Those that a route can offer for its rows, as they stand in the routes file. */
    public static List<String> keys() {
        return Arrays.stream(values()).filter(format -> format != FILE).map(Format::key).toList();
    }

    /** Whether the rows of a request can have it. */
    public boolean isForBodies() {
        return switch (this) {
            case JSON, JSON_COLUMNS, NDJSON, CSV, ARROW, PARQUET -> true;
            case NDJSON_COLUMNS, FILE -> false;
        };
    }

    /** Whether each row has a value or null of every column. */
    public boolean hasAllColumns() {
        return switch (this) {
            case CSV, ARROW, PARQUET -> true;
            case JSON, JSON_COLUMNS, NDJSON, NDJSON_COLUMNS, FILE -> false;
        };
    }

    /** Those that a route can accept for the rows of its requests, as they stand in the routes file. */
    public static List<String> bodyKeys() {
        return Arrays.stream(values()).filter(Format::isForBodies).map(Format::key).toList();
    }

    /** Those that a file can have which a route writes, as they stand in the routes file. */
    public static List<String> fileKeys() {
        return List.of(PARQUET.key(), CSV.key(), ARROW.key(), NDJSON.key());
    }

    /** The format of exactly this word, if a route can offer it. */
    public static Optional<Format> of(String key) {
        return Arrays.stream(values()).filter(format -> format != FILE && format.key().equals(key)).findFirst();
    }
}
