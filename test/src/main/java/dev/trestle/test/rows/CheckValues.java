package dev.trestle.test.rows;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values that a CHECK suggests: its numbers and those between them, its texts, and texts that match its patterns. PostgreSQL decides whether
 * they satisfy it.
 */
final class CheckValues {

    private static final Set<String> NUMBERS = Set.of("int2", "int4", "int8", "float4", "float8", "numeric", "money");
    private static final Set<String> TEXTS = Set.of("text", "varchar", "bpchar", "citext", "name");
    private static final Set<String> DATES = Set.of("date", "timestamp", "timestamptz");

    private static final Pattern TEXT = Pattern.compile("(~~\\*?|~\\*?|\\b)? ?'((?:[^']|'')*)'");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w'.])\\(?(-?\\d+(?:\\.\\d+)?)\\)?(?![\\w'.])");

    private final RandomGenerator random;
    private final PatternText patterns;

    CheckValues(RandomGenerator random) {
        this.random = random;
        this.patterns = new PatternText(random);
    }

    /** One of the values; empty if the CHECKs suggest none for the type. */
    Optional<String> value(Column.Shape shape, List<String> checks) {
        List<String> all = new ArrayList<>();
        for (String check : checks) {
            if (NUMBERS.contains(shape.base())) {
                all.addAll(numbers(check, shape.base().startsWith("int")));
            } else if (TEXTS.contains(shape.base())) {
                all.addAll(texts(check));
            } else if (DATES.contains(shape.base())) {
                TEXT.matcher(check).results().map(m -> m.group(2)).filter(text -> text.matches("\\d{4}-\\d\\d-\\d\\d.*")).forEach(all::add);
            }
        }
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
    }

    private List<String> numbers(String check, boolean whole) {
        List<BigDecimal> found = NUMBER.matcher(check.replaceAll("'(-?\\d+(?:\\.\\d+)?)'", " $1 ")).results().map(m -> new BigDecimal(m.group(1))).toList();
        List<String> values = new ArrayList<>();
        for (BigDecimal number : found) {
            values.add(number.toPlainString());
            values.add(number.add(BigDecimal.ONE).toPlainString());
            values.add(number.subtract(BigDecimal.ONE).toPlainString());
        }
        if (found.size() > 1) {
            double least = found.stream().mapToDouble(BigDecimal::doubleValue).min().orElseThrow();
            double most = found.stream().mapToDouble(BigDecimal::doubleValue).max().orElseThrow();
            for (int i = 0; i < found.size() && least < most; i++) {
                double between = random.nextDouble(least, most);
                values.add(whole ? Long.toString(Math.round(between)) : Double.toString(between));
            }
        }
        return values;
    }

    private List<String> texts(String check) {
        List<String> values = new ArrayList<>();
        Matcher matcher = TEXT.matcher(check);
        while (matcher.find()) {
            String operator = matcher.group(1) == null ? "" : matcher.group(1);
            String text = matcher.group(2).replace("''", "'");
            if (operator.startsWith("~~")) {
                values.add(patterns.like(text));
            } else if (operator.startsWith("~")) {
                patterns.regex(text).ifPresent(values::add);
            } else {
                values.add(text);
            }
        }
        return values;
    }
}
