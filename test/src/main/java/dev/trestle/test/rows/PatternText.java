package dev.trestle.test.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Texts that match a pattern: of LIKE, or a regular expression with the usual signs. */
final class PatternText {

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
    private static final String WORD = LETTERS + "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";
    /** How often {@code *} and {@code +} repeat at most. */
    private static final int REPEAT = 4;

    private final RandomGenerator random;
    private String pattern = "";
    private int at;

    PatternText(RandomGenerator random) {
        this.random = random;
    }

    String like(String like) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < like.length(); i++) {
            char c = like.charAt(i);
            if (c == '%') {
                repeat(random.nextInt(REPEAT), () -> text.append(pick(LETTERS)));
            } else if (c == '_') {
                text.append(pick(LETTERS));
            } else {
                text.append(c == '\\' && i + 1 < like.length() ? like.charAt(++i) : c);
            }
        }
        return text.toString();
    }

    /** Empty for an expression with other signs, such as a look-ahead. */
    Optional<String> regex(String regex) {
        pattern = regex;
        at = 0;
        try {
            String text = alternatives();
            return at == pattern.length() ? Optional.of(text) : Optional.empty();
        } catch (UnsupportedOperationException | StringIndexOutOfBoundsException | NumberFormatException other) {
            return Optional.empty();
        }
    }

    private String alternatives() {
        List<String> all = new ArrayList<>(List.of(sequence()));
        while (at < pattern.length() && pattern.charAt(at) == '|') {
            at++;
            all.add(sequence());
        }
        return all.get(random.nextInt(all.size()));
    }

    /** An item is read anew for each repetition, so that each has a text of its own. */
    private String sequence() {
        StringBuilder text = new StringBuilder();
        while (at < pattern.length() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
            int start = at;
            String first = item();
            int end = at;
            int count = count();
            int next = at;
            for (int i = 0; i < count; i++) {
                if (i == 0) {
                    text.append(first);
                } else {
                    at = start;
                    text.append(item());
                }
            }
            at = Math.max(end, next);
        }
        return text.toString();
    }

    private String item() {
        char c = pattern.charAt(at++);
        return switch (c) {
            case '^', '$' -> "";
            case '.' -> pick(LETTERS);
            case '[' -> pick(set());
            case '\\' -> escaped(pattern.charAt(at++));
            case '(' -> group();
            case '*', '+', '?', '{' -> throw new UnsupportedOperationException();
            default -> String.valueOf(c);
        };
    }

    private String group() {
        if (pattern.startsWith("?:", at)) {
            at += 2;
        }
        String text = alternatives();
        if (pattern.charAt(at++) != ')') {
            throw new UnsupportedOperationException();
        }
        return text;
    }

    private String escaped(char c) {
        return switch (c) {
            case 'd' -> pick("0123456789");
            case 'w' -> pick(WORD);
            case 's' -> " ";
            case 'm', 'M', 'y', 'A', 'Z' -> "";
            default -> {
                if (Character.isLetterOrDigit(c)) {
                    throw new UnsupportedOperationException();
                }
                yield String.valueOf(c);
            }
        };
    }

    private String set() {
        boolean not = pattern.charAt(at) == '^';
        at += not ? 1 : 0;
        StringBuilder chars = new StringBuilder();
        do {
            char c = pattern.charAt(at++);
            if (c == '[') {
                throw new UnsupportedOperationException();
            }
            if (c == '\\') {
                char of = pattern.charAt(at++);
                chars.append(of == 'd' ? "0123456789" : of == 'w' ? WORD : of == 's' ? " " : String.valueOf(of));
            } else if (pattern.charAt(at) == '-' && pattern.charAt(at + 1) != ']') {
                for (char one = c; one <= pattern.charAt(at + 1); one++) {
                    chars.append(one);
                }
                at += 2;
            } else {
                chars.append(c);
            }
        } while (pattern.charAt(at) != ']');
        at++;
        return not ? WORD.chars().filter(c -> chars.indexOf(String.valueOf((char) c)) < 0)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString() : chars.toString();
    }

    private int count() {
        if (at == pattern.length()) {
            return 1;
        }
        return switch (pattern.charAt(at)) {
            case '?' -> counted(0, 1);
            case '*' -> counted(0, REPEAT);
            case '+' -> counted(1, REPEAT);
            case '{' -> {
                String[] bounds = pattern.substring(at + 1, pattern.indexOf('}', at)).split(",", -1);
                at = pattern.indexOf('}', at);
                int least = Integer.parseInt(bounds[0]);
                yield counted(least, bounds.length == 1 ? least : bounds[1].isEmpty() ? least + REPEAT : Integer.parseInt(bounds[1]));
            }
            default -> 1;
        };
    }

    private int counted(int least, int most) {
        at++;
        return random.nextInt(least, most + 1);
    }

    private String pick(String of) {
        return String.valueOf(of.charAt(random.nextInt(of.length())));
    }

    private static void repeat(int times, Runnable work) {
        for (int i = 0; i < times; i++) {
            work.run();
        }
    }
}
