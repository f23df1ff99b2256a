package dev.trestle.runtime.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Names of keys: how they are written in the environment, and which one was probably meant. */
final class KeyNames {

    private KeyNames() {}

    /** The environment variable of a key, as Helidon's configuration has it; none for a key with an underscore. */
    static Optional<String> variable(String key) {
        return key.contains("_") ? Optional.empty()
                : Optional.of(key.toUpperCase(Locale.ROOT).replace("-", "_dash_").replace('.', '_'));
    }

    /** The key that an environment variable sets. */
    static String key(String variable) {
        return variable.replace("_dash_", "-").replace('_', '.').toLowerCase(Locale.ROOT);
    }

    /** Whether two keys differ in nothing but hyphens, dots, underscores and the case of their letters. */
    static boolean areAlike(String a, String b) {
        return a.replaceAll("[-._]", "").equalsIgnoreCase(b.replaceAll("[-._]", ""));
    }

    /** The nearest of the names, if it is near: two mistakes, or one for each three letters. */
    static Optional<String> nearest(String wrong, Collection<String> names) {
        int limit = Math.min(Math.max(2, wrong.length() / 3), wrong.length() - 1);
        return names.stream()
                .filter(name -> distance(wrong, name) <= limit)
                .min(Comparator.comparingInt((String name) -> distance(wrong, name)).thenComparing(name -> name));
    }

    /** Levenshtein's. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            int diagonal = i;
            for (int j = 0; j <= b.length(); j++) {
                int above = row[j];
                row[j] = i == 0 || j == 0 ? i + j : Math.min(Math.min(above, row[j - 1]) + 1,
                        diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1));
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
