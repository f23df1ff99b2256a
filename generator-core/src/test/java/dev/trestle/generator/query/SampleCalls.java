package dev.trestle.generator.query;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;

/** Calls of functions, with the values of {@code samples.txt}, and those of {@code calls.txt}. */
final class SampleCalls {

    private final Map<String, List<String>> values = new HashMap<>();
    private final Map<String, List<String>> written = new HashMap<>();

    SampleCalls() throws IOException {
        lines("samples.txt").forEach(this::read);
        lines("calls.txt").forEach(line -> {
            String[] parts = line.split(": ", 2);
            written.computeIfAbsent(parts[0], signature -> new ArrayList<>())
                    .add("pg_catalog." + parts[0].substring(0, parts[0].indexOf('(')) + "(" + parts[1] + ")");
        });
    }

    static List<String> lines(String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(SampleCalls.class.getResourceAsStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.startsWith("#")).toList();
        }
    }

    /** {@code types: as what to write them: values}, with {@code |} between types and between values. */
    private void read(String line) {
        String[] parts = line.split(": ", 3);
        for (String type : parts[0].split("\\|")) {
            String cast = parts[1].equals("=") ? type : parts[1];
            values.put(type, List.of(parts[2].split("\\|", -1)).stream()
                    .map(value -> "'" + value.strip().replace("'", "''") + "'::" + cast)
                    .toList());
        }
    }

    /**
     * Calls of a function such as {@code left(text, integer)}: with every combination of values, or as many as this.
     *
     * @param variadic whether it takes its last argument as an array
     */
    List<String> of(String signature, boolean variadic, int most) {
        int open = signature.indexOf('(');
        String name = "pg_catalog.\"" + signature.substring(0, open) + "\"";
        String arguments = signature.substring(open + 1, signature.length() - 1);
        List<List<String>> lists = new ArrayList<>();
        for (String type : arguments.isEmpty() ? new String[0] : arguments.split(", ")) {
            lists.add(Objects.requireNonNull(values.get(type), () -> "no values of " + type));
        }
        if (variadic) {
            lists.add(lists.remove(lists.size() - 1).stream().map(value -> "VARIADIC " + value).toList());
        }
        return Stream.concat(
                        combinations(lists, most).stream().map(list -> name + "(" + String.join(", ", list) + ")"),
                        written.getOrDefault(signature, List.of()).stream())
                .toList();
    }

    private static List<List<String>> combinations(List<List<String>> lists, int most) {
        long all = lists.stream().mapToLong(List::size).reduce(1, (a, b) -> a * b);
        if (all > most) {
            return chosen(lists, most);
        }
        List<List<String>> combinations = List.of(List.of());
        for (List<String> list : lists) {
            List<List<String>> longer = new ArrayList<>();
            for (List<String> start : combinations) {
                for (String value : list) {
                    List<String> one = new ArrayList<>(start);
                    one.add(value);
                    longer.add(one);
                }
            }
            combinations = longer;
        }
        return combinations;
    }

    private static List<List<String>> chosen(List<List<String>> lists, int most) {
        Random random = new Random(lists.size());
        List<List<String>> chosen = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            chosen.add(lists.stream().map(list -> list.get(random.nextInt(list.size()))).toList());
        }
        return Collections.unmodifiableList(chosen);
    }
}
