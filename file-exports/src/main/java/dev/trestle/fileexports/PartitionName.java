package dev.trestle.fileexports;

import dev.trestle.runtime.HttpProblem;
import io.helidon.http.Status;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Names of folders of partitions, as Hive and DuckDB have them: {@code year=2026}. */
final class PartitionName {

    private static final String NULL = "__HIVE_DEFAULT_PARTITION__";

    /** Bytes of a name on most file systems. */
    private static final int LONGEST = 255;

    /** RFC 3986, section 2.3. */
    private static final String UNRESERVED = "-._~";

    private PartitionName() {}

    /**
     * The folder of a value; no two values have the same.
     *
     * @throws HttpProblem 422 if it is too long
     */
    static String of(String column, @Nullable String value) {
        String encoded = value == null ? NULL : encoded(value);
        String name = encoded(column) + "=" + (value != null && encoded.equals(NULL) ? "%5F" + encoded.substring(1) : encoded);
        if (name.length() > LONGEST) {
            throw HttpProblem.of(Status.UNPROCESSABLE_CONTENT_422, "The column " + column
                    + " has a value that is too long for the name of a folder; partition by another column");
        }
        return name;
    }

    private static String encoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || UNRESERVED.indexOf(c) >= 0) {
                encoded.append(c);
            } else {
                encoded.append('%').append(Character.toUpperCase(Character.forDigit(b >> 4 & 0xF, 16)))
                        .append(Character.toUpperCase(Character.forDigit(b & 0xF, 16)));
            }
        }
        return encoded.toString();
    }
}
