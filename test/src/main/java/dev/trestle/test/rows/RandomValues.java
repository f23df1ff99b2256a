package dev.trestle.test.rows;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Random values of PostgreSQL types, as text. */
final class RandomValues {

    /** The bytes that the modifier of a length or precision has besides it. */
    private static final int HEADER = 4;

    private final RandomGenerator random;

    RandomValues(RandomGenerator random) {
        this.random = random;
    }

    /** A value; empty for types whose values have no known form. */
    Optional<String> value(Column.Shape shape) {
        if (!shape.element()) {
            return one(shape);
        }
        List<String> elements = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            one(shape).ifPresent(element -> elements.add('"' + element.replace("\\", "\\\\").replace("\"", "\\\"") + '"'));
        }
        return Optional.of("{" + String.join(",", elements) + "}");
    }

    private Optional<String> one(Column.Shape shape) {
        if (shape.kind() == 'e') {
            return Optional.of(shape.labels().get(random.nextInt(shape.labels().size())));
        }
        return Optional.ofNullable(switch (shape.base()) {
            case "int2", "int4", "int8", "oid" -> Integer.toString(random.nextInt(1, 1000));
            case "float4", "float8" -> Double.toString(random.nextInt(1, 4000) / 4.0);
            case "numeric" -> numeric(shape.modifier());
            case "money" -> random.nextInt(1, 1000) + ".50";
            case "bool" -> Boolean.toString(random.nextBoolean());
            case "text", "citext", "name" -> words(2);
            case "varchar", "bpchar" -> cut(words(2), shape.modifier() < 0 ? 8 : shape.modifier() - HEADER);
            case "char" -> "x";
            case "uuid" -> new UUID(random.nextLong() & ~0xf000L | 0x4000L, random.nextLong() >>> 2 | Long.MIN_VALUE).toString();
            case "date" -> date().toString();
            case "time" -> time().toString();
            case "timetz" -> time() + "Z";
            case "timestamp" -> date() + " " + time();
            case "timestamptz" -> date() + " " + time() + "Z";
            case "interval" -> random.nextInt(1, 100) + " hours";
            case "json", "jsonb" -> "{\"" + words(1) + "\": " + random.nextInt(100) + "}";
            case "bytea" -> "\\x" + Integer.toHexString(random.nextInt(0x1000, 0xffff)).repeat(2);
            case "inet", "cidr" -> "10." + random.nextInt(256) + "." + random.nextInt(256) + "." + random.nextInt(256);
            case "macaddr" -> "08:00:2b:%02x:%02x:%02x".formatted(random.nextInt(256), random.nextInt(256), random.nextInt(256));
            case "bit", "varbit" -> bits(Math.max(1, shape.modifier()));
            case "point" -> "(" + random.nextInt(100) + "," + random.nextInt(100) + ")";
            case "tsvector", "ltree" -> words(1);
            case "hstore" -> words(1) + "=>" + words(1);
            case "vector", "halfvec" -> vector(shape.modifier());
            case "xml" -> "<" + words(1) + "/>";
            case "int4range", "int8range", "numrange" -> range(Integer.toString(random.nextInt(500)), Integer.toString(random.nextInt(500, 1000)));
            case "daterange" -> dates("");
            case "tsrange" -> dates(" 00:00");
            case "tstzrange" -> dates(" 00:00Z");
            default -> null;
        });
    }

    private String numeric(int modifier) {
        if (modifier < 0) {
            return random.nextInt(1, 1000) + "." + random.nextInt(10);
        }
        int precision = (modifier - HEADER >> 16) & 0xffff;
        int scale = (modifier - HEADER) << 21 >> 21;
        int whole = Math.min(3, Math.max(0, precision - scale));
        String digits = whole == 0 ? "0" : Integer.toString(random.nextInt((int) Math.pow(10, whole)));
        return scale <= 0 ? digits : digits + "." + IntStream.range(0, scale).mapToObj(i -> "" + random.nextInt(10)).collect(Collectors.joining());
    }

    /** The modifier is the length. */
    private String vector(int modifier) {
        return IntStream.range(0, Math.max(1, modifier)).mapToObj(i -> "" + random.nextInt(-400, 400) / 4.0)
                .collect(Collectors.joining(",", "[", "]"));
    }

    private LocalDate date() {
        return LocalDate.of(1970, 1, 1).plusDays(random.nextInt(70 * 365));
    }

    private String dates(String time) {
        LocalDate start = date();
        return range(start + time, start.plusDays(random.nextInt(1, 100)) + time);
    }

    private static String range(String from, String to) {
        return "[" + from + "," + to + ")";
    }

    private LocalTime time() {
        return LocalTime.of(random.nextInt(24), random.nextInt(60), random.nextInt(60));
    }

    private String bits(int length) {
        return IntStream.range(0, length).mapToObj(i -> random.nextBoolean() ? "1" : "0").collect(Collectors.joining());
    }

    /** Letters that can be read aloud. */
    private String words(int most) {
        return IntStream.rangeClosed(0, random.nextInt(most)).mapToObj(i -> word()).collect(Collectors.joining(" "));
    }

    private String word() {
        return IntStream.range(0, random.nextInt(2, 5)).mapToObj(i -> "" + letter("bdfgklmnprstv") + letter("aeiou")).collect(Collectors.joining());
    }

    private char letter(String of) {
        return of.charAt(random.nextInt(of.length()));
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length).strip();
    }
}
