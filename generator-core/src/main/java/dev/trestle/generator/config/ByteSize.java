package dev.trestle.generator.config;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes as people write them: {@code 20 MB} is 20,000,000 bytes, {@code 20 MiB} 20,971,520, and {@code 20} just 20. */
final class ByteSize {

    private static final Pattern SIZE =
            Pattern.compile("(\\d{1,15}(?:\\.\\d{1,15})?)\\s*(?:([kmgt]i?)?b)?", Pattern.CASE_INSENSITIVE);

    private static final Map<Character, Integer> POWERS = Map.of('k', 1, 'm', 2, 'g', 3, 't', 4);

    private ByteSize() {}

    /** The bytes; empty where it is no size, none, or not a whole number of bytes that a long holds. */
    static Optional<Long> parse(String text) {
        Matcher size = SIZE.matcher(text.strip());
        if (!size.matches()) {
            return Optional.empty();
        }
        String unit = size.group(2) == null ? "" : size.group(2).toLowerCase(Locale.ROOT);
        int power = unit.isEmpty() ? 0 : POWERS.get(unit.charAt(0));
        BigDecimal factor = BigDecimal.valueOf(unit.endsWith("i") ? 1024 : 1000).pow(power);
        try {
            return Optional.of(new BigDecimal(size.group(1)).multiply(factor).longValueExact()).filter(b -> b > 0);
        } catch (ArithmeticException e) {
            return Optional.empty(); // half a byte, or more than a long holds
        }
    }
}
