package dev.trestle.generator.config;

/** The keys of {@code format_options}. */
public enum FormatKey implements Key {
    PARAMETER(new ValueKind.Truth(), "false",
            "Whether the query parameter `format` chooses the format, too, such as `?format=csv`, before the header `Accept`."),
    BATCH_SIZE(new ValueKind.Whole(1, 65_536), "1000",
            "How many rows a line of `ndjson_columns` has. The query parameter `batch_size` of a request overrides it."),
    ESCAPE_FORMULAS(new ValueKind.Truth(), "false",
            "Whether a text that begins with `=`, `+`, `-`, `@`, a tab or a carriage return has an apostrophe before it in CSV, so that"
                    + " spreadsheets do not take it for a formula."),
    ERROR_LINE(new ValueKind.Truth(), "false",
            "Whether NDJSON that fails after its first line ends with a line `{\"error\": …}`; otherwise the connection breaks.");

    private final KeyFacts facts;

    FormatKey(ValueKind kind, String fallback, String documentation) {
        this.facts = new KeyFacts(kind, KeyPresence.orElse(fallback), documentation);
    }

    @Override
    public KeyFacts facts() {
        return facts;
    }
}
