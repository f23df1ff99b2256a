package dev.trestle.generator.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the keys say of themselves is what the reader does. */
class RouteKeyTest {

    private static final Map<RouteKey, String> VALUES = Map.ofEntries(
            Map.entry(RouteKey.TYPE, "insert"),
            Map.entry(RouteKey.PATH, "/a"),
            Map.entry(RouteKey.NAME, "Films"),
            Map.entry(RouteKey.UNKNOWN_FIELDS, "ignore"),
            Map.entry(RouteKey.VALIDATE, "off"),
            Map.entry(RouteKey.METHOD, "post"),
            Map.entry(RouteKey.TABLE, "film"),
            Map.entry(RouteKey.INPUTS, "[title]"),
            Map.entry(RouteKey.OUTPUTS, "[title]"),
            Map.entry(RouteKey.RESPONSE, "{card: {caption: text}}"),
            Map.entry(RouteKey.UPLOADFILE_INPUTS, "[portrait]"),
            Map.entry(RouteKey.ACCEPT, "{portrait: [image/png]}"),
            Map.entry(RouteKey.PARAMETERS, "{text: {computed: film.summary, from: {title: title}}}"),
            Map.entry(RouteKey.MAX_UPLOAD_SIZE, "20 MB"),
            Map.entry(RouteKey.RETURN_FILERESPONSE, "false"),
            Map.entry(RouteKey.SORT, "[title, -length]"),
            Map.entry(RouteKey.FILTERS, "{title: [eq], length: all}"),
            Map.entry(RouteKey.PAGE, "{default: 20, max: 200}"),
            Map.entry(RouteKey.COUNT, "on_request"),
            Map.entry(RouteKey.ROWS, "many"),
            Map.entry(RouteKey.MAX_ROWS, "10"),
            Map.entry(RouteKey.ON_CONFLICT, "{columns: [title], do: update}"),
            Map.entry(RouteKey.BACKGROUND, "true"),
            Map.entry(RouteKey.JOBS, "{attempts: 3}"),
            Map.entry(RouteKey.FORMATS, "[json, csv]"),
            Map.entry(RouteKey.FORMAT_OPTIONS, "{escape_formulas: true}"),
            Map.entry(RouteKey.EXPORT_SQL, "{target: warehouse, table: film}"),
            Map.entry(RouteKey.MATCH_COLUMNS, "[title]"),
            Map.entry(RouteKey.QUERY, "search"),
            Map.entry(RouteKey.ON, "database"),
            Map.entry(RouteKey.ONE_ROW, "false"),
            Map.entry(RouteKey.PARTS, "{films: {query: search}}"),
            Map.entry(RouteKey.SNAPSHOT, "true"),
            Map.entry(RouteKey.ROOT, "reports"),
            Map.entry(RouteKey.FILE, "films.csv"),
            Map.entry(RouteKey.FORMAT, "csv"),
            Map.entry(RouteKey.PARTITION_BY, "[year]"),
            Map.entry(RouteKey.MAX_PARTITIONS, "10"),
            Map.entry(RouteKey.IF_EXISTS, "refuse"),
            Map.entry(RouteKey.MODE, "merge"),
            Map.entry(RouteKey.KEY, "[title]"),
            Map.entry(RouteKey.REJECT, "report"),
            Map.entry(RouteKey.MAX_REJECTS, "10"),
            Map.entry(RouteKey.OF, "[SearchV1, SearchV2]"),
            Map.entry(RouteKey.PERCENTAGES, "[90, 10]"),
            Map.entry(RouteKey.STICKY_HEADER, "X-User"));

    static Stream<Arguments> everyPair() {
        return Arrays.stream(RouteType.values())
                .flatMap(type -> Arrays.stream(RouteKey.values()).map(key -> Arguments.of(type, key)));
    }

    @ParameterizedTest
    @MethodSource("everyPair")
    void belongsToItsTypes(RouteType type, RouteKey key) {
        List<String> lines = Reading.route(written(type, key)).lines();
        if (key.types().contains(type)) {
            assertThat(RouteKey.of(type)).contains(key);
            assertThat(lines).isEmpty();
        } else {
            assertThat(RouteKey.of(type)).doesNotContain(key);
            assertThat(lines).isNotEmpty().allMatch(line -> line.contains("[unknown-key]"))
                    .anyMatch(line -> line.contains("has no '" + key.key() + "'"));
        }
    }

    @ParameterizedTest
    @MethodSource("everyPair")
    void isMissedWhereItIsRequired(RouteType type, RouteKey key) {
        List<RouteKey> others = RouteKey.of(type).stream()
                .filter(other -> needs(other).noneMatch(needed -> needed == key))
                // Rows in several formats are neither the result of a job nor of a hook, and no function computes parameters of a job.
                .filter(other -> other != RouteKey.FORMATS && other != RouteKey.FORMAT_OPTIONS && other != RouteKey.PARAMETERS)
                .toList();
        String keys = others.stream().map(other -> line(type, other)).collect(Collectors.joining("\n"));
        boolean required = key.types().contains(type) && key.presence().fallback().isEmpty();

        assertThat(Reading.route(keys).lines()).hasSize(required ? 1 : 0)
                .allMatch(line -> line.contains("[missing-key]") && line.contains("'" + key.key() + "'"));
    }

    static Stream<Key> keys() {
        return Stream.concat(Arrays.stream(FileKey.values()), Arrays.stream(RouteKey.values()));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void isDocumented(Key key) {
        assertThat(key.documentation()).matches("[A-Z][^\n]*\\.");
        assertThat(key.kind().words()).isNotBlank();
        assertThat(key.presence().fallback().orElse("required")).isNotBlank();
        assertThat(key.kind() instanceof ValueKind.Choice).isEqualTo(!key.kind().choices().isEmpty());
    }

    private static String written(RouteType type, RouteKey key) {
        return Stream.concat(
                        RouteKey.of(type).stream().filter(other -> other.presence().fallback().isEmpty()),
                        needs(key).filter(other -> other == key || other.types().contains(type)))
                .distinct()
                .map(one -> line(type, one))
                .collect(Collectors.joining("\n"));
    }

    /** Keys that it does not go without, and itself. */
    private static Stream<RouteKey> needs(RouteKey key) {
        return switch (key) {
            case JOBS -> Stream.of(RouteKey.BACKGROUND, key);
            case FORMAT_OPTIONS -> Stream.of(RouteKey.FORMATS, key);
            case MAX_PARTITIONS -> Stream.of(RouteKey.PARTITION_BY, key);
            case MODE, KEY -> Stream.of(RouteKey.MODE, RouteKey.KEY);
            case MAX_REJECTS -> Stream.of(RouteKey.REJECT, key);
            default -> Stream.of(key);
        };
    }

    private static String line(RouteType type, RouteKey key) {
        return key.key() + ": " + (key == RouteKey.TYPE ? type.key()
                : key == RouteKey.METHOD && type.isRead() ? "get" : VALUES.get(key));
    }
}
