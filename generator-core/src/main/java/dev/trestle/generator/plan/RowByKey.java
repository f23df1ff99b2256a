package dev.trestle.generator.plan;

import dev.trestle.generator.query.QueryAnalysis;
import dev.trestle.generator.query.SqlPart;
import dev.trestle.generator.query.TableUse;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a query finds that looks for nothing but columns of one table: {@code SELECT … FROM film WHERE film_id = :id}. Every
 * row of the table that has these values is found, as no join, no other condition and no sub-select is in the way.
 *
 * @param parameters the columns, each with its parameter
 */
record RowByKey(TableUse table, Map<String, String> parameters) {

    private static final Pattern QUERY =
            Pattern.compile("(?i)select (.+) from [\\w.\"]+(?: (?:as )?\\w+)? where (.+)");
    private static final Pattern SUBQUERY = Pattern.compile("(?i)\\b(from|select|distinct)\\b|--|/\\*");
    private static final Pattern EQUALITY = Pattern.compile("(?:\\w+\\.)?(?:\"(\\w+)\"|(\\w+)) ?= ?:(\\w+)");

    static Optional<RowByKey> of(QueryAnalysis query) {
        StringBuilder text = new StringBuilder();
        for (SqlPart part : query.parts()) {
            text.append(part instanceof SqlPart.Parameter parameter
                    ? ":" + parameter.name() : ((SqlPart.Text) part).sql());
        }
        Matcher matcher = QUERY.matcher(text.toString().strip().replaceAll("\\s+", " "));
        if (query.uses().size() != 1 || !matcher.matches() || SUBQUERY.matcher(matcher.group(1)).find()) {
            return Optional.empty();
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String condition : matcher.group(2).split("(?i) and ")) {
            Matcher equality = EQUALITY.matcher(condition.strip());
            if (!equality.matches()) {
                return Optional.empty();
            }
            String quoted = equality.group(1);
            String column = quoted != null ? quoted : equality.group(2).toLowerCase(Locale.ROOT);
            if (parameters.put(column, equality.group(3)) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(new RowByKey(query.uses().get(0), parameters));
    }
}
