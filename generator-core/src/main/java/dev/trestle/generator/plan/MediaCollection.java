package dev.trestle.generator.plan;

import dev.trestle.generator.catalog.Column;
import dev.trestle.generator.catalog.Table;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names what the files of a column are kept under: a part of paths and URLs, so that it takes few characters. */
final class MediaCollection {

    private static final String USUAL_SCHEMA = "public";

    private MediaCollection() {}

    /** {@code poster.image}; with its schema in front where that is not {@code public}. */
    static String of(Table table, Column column) {
        Stream<String> names = table.schema().equals(USUAL_SCHEMA)
                ? Stream.of(table.name(), column.name())
                : Stream.of(table.schema(), table.name(), column.name());
        return names.map(MediaCollection::safe).collect(Collectors.joining("."));
    }

    /** {@code Film} gives {@code -46-ilm}: a character that is not safe gives its code point, so no two names meet. */
    private static String safe(String name) {
        return name.codePoints()
                .mapToObj(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '_'
                        ? Character.toString(c)
                        : "-" + Integer.toHexString(c) + "-")
                .collect(Collectors.joining());
    }
}
