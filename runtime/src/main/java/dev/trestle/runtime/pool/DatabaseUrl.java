package dev.trestle.runtime.pool;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A JDBC URL of PostgreSQL, and the settings in it that the service has to set itself. */
final class DatabaseUrl {

    /** In lower case: what the text of values depends on, and what a key of the configuration says. */
    private static final Set<String> OURS = Set.of("timezone", "datestyle", "intervalstyle", "extra_float_digits", "bytea_output",
            "lc_monetary", "statement_timeout", "binarytransfer", "binarytransferenable",
            "binarytransferdisable");

    /** {@code -c name=value} or {@code --name=value} of {@code options}. */
    private static final Pattern OPTION = Pattern.compile("(?:-c *|--)([A-Za-z_-]+) *=");

    private DatabaseUrl() {}

    /** Its settings that would not take effect, each as the URL has it. */
    static Stream<String> withoutEffect(String url) {
        return Stream.of(url.substring(url.indexOf('?') + 1).split("&"))
                .filter(parameter -> url.indexOf('?') >= 0 && parameter.contains("="))
                .flatMap(parameter -> {
                    String[] parts = parameter.split("=", 2);
                    return parts[0].equals("options")
                            ? OPTION.matcher(URLDecoder.decode(parts[1], StandardCharsets.UTF_8)).results().map(m -> m.group(1))
                            : Stream.of(parts[0]);
                })
                .filter(name -> OURS.contains(name.toLowerCase(Locale.ROOT).replace('-', '_')));
    }
}
