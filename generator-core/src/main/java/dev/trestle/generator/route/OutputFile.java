package dev.trestle.generator.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The name of a file that a route writes: text, and inputs in braces. */
public final class OutputFile {

    private static final Pattern INPUT = Pattern.compile("\\{([^{}]*)\\}");

    /** As an input of a request may have it, too; plain on every file system. */
    private static final String SIGNS = "_.-";

    /** What file systems allow for a name. */
    private static final int LONGEST = 255;

    private OutputFile() {}

    /**
     * A part of a name.
     *
     * @param text the text, or the name of the input
     */
    public record Part(String text, boolean input) {}

    /** The parts of a name, in order. */
    public static List<Part> parts(String name) {
        List<Part> parts = new ArrayList<>();
        Matcher inputs = INPUT.matcher(name);
        int end = 0;
        while (inputs.find()) {
            if (inputs.start() > end) {
                parts.add(new Part(name.substring(end, inputs.start()), false));
            }
            parts.add(new Part(inputs.group(1), true));
            end = inputs.end();
        }
        if (end < name.length()) {
            parts.add(new Part(name.substring(end), false));
        }
        return List.copyOf(parts);
    }

    /** What is wrong with a name, to follow it in a sentence; empty for nothing. */
    public static Optional<String> fault(String name) {
        String fixed = INPUT.matcher(name).replaceAll("x");
        Optional<String> sign = fixed.codePoints().filter(c -> !isAllowed(c)).mapToObj(Character::toString).findFirst();
        if (name.isEmpty()) {
            return Optional.of(" is empty; write a name such as films.csv.");
        }
        if (fixed.startsWith("/") || fixed.matches("[A-Za-z]:.*")) {
            return Optional.of(" is absolute; write a name below the root, such as films/{year}.csv.");
        }
        if (parts(name).stream().anyMatch(part -> part.input() && part.text().isEmpty())) {
            return Optional.of(" has an input without a name; write one such as {year}.");
        }
        if (sign.filter(text -> "{}".contains(text)).isPresent()) {
            return Optional.of(" has an unbalanced brace; an input is written {year}.");
        }
        if (sign.isPresent()) {
            return Optional.of(" has '" + sign.get() + "'; a name may have the letters A to Z and a to z, digits, '_', '-', '.' and '/',"
                    + " and inputs such as {year}.");
        }
        return Stream.of(fixed.split("/", -1)).flatMap(segment -> faultOfSegment(segment).stream()).findFirst();
    }

    private static Optional<String> faultOfSegment(String segment) {
        if (segment.isEmpty()) {
            return Optional.of(" has an empty part; write one '/' between two names, and none at the end.");
        }
        if (segment.startsWith(".") || segment.endsWith(".")) {
            return Optional.of(" has the part '" + segment + "'; no part may begin or end with a dot.");
        }
        return segment.length() > LONGEST
                ? Optional.of(" has a part of " + segment.length() + " characters, but file systems allow at most " + LONGEST + ".")
                : Optional.empty();
    }

    private static boolean isAllowed(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || SIGNS.indexOf(c) >= 0 || c == '/';
    }
}
