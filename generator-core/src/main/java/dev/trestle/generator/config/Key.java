package dev.trestle.generator.config;

import java.util.Locale;

/** A key of the routes file: what the reader accepts, and what the documentation says of it. */
public sealed interface Key permits FileKey, RouteKey, TypeKey, ConflictKey, JobKey, TargetKey, ExportKey, FormatKey, ParameterKey, PartKey,
        DatasetKey, ComputedKey, LimitKey, PageKey, ExposeKey, OpenApiKey {

    /** The enum constant's name. */
    String name();

    /** The key as it stands in the file, such as {@code match_columns}. */
    default String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What there is to know of it. */
    KeyFacts facts();

    /** What it takes. */
    default ValueKind kind() {
        return facts().kind();
    }

    /** Whether it may be left out, and what holds then. */
    default KeyPresence presence() {
        return facts().presence();
    }

    /** One sentence for the reference. */
    default String documentation() {
        return facts().documentation();
    }
}
