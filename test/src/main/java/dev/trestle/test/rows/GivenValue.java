package dev.trestle.test.rows;

import dev.trestle.runtime.postgres.PgEnum;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Values of tests as PostgreSQL reads them. */
final class GivenValue {

    private GivenValue() {}

    static @Nullable String text(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case PgEnum label -> label.label();
            case byte[] bytes -> "\\x" + HexFormat.of().formatHex(bytes);
            default -> value.toString();
        };
    }
}
