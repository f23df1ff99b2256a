package dev.trestle.generator.diagnostic;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that the user probably meant. */
public final class Suggestion {

    private Suggestion() {}

    /** {@code " (did you mean 'title'?)"}, or the empty string where nothing is near enough. */
    public static String didYouMean(String wrong, Collection<String> known) {
        return nearest(wrong, known).map(name -> " (did you mean " + Quoted.of(name) + "?)").orElse("");
    }

    /** The known name nearest to the wrong one, upper and lower case being the same; the first of several in order. */
    public static Optional<String> nearest(String wrong, Collection<String> known) {
        String folded = fold(wrong);
        return known.stream()
                .filter(name -> near(folded, fold(name)))
                .min(Comparator.comparingInt((String name) -> distance(folded, fold(name)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** At most one mistake for each three letters, and never all wrong. Lengths come first: the text may be huge. */
    private static boolean near(String wrong, String name) {
        int limit = Math.min(Math.max(1, wrong.length() / 3), Math.max(wrong.length(), name.length()) - 1);
        return Math.abs(wrong.length() - name.length()) <= limit && distance(wrong, name) <= limit;
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** The optimal string alignment distance: Levenshtein's, with a swap of neighbours as one step. */
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(d[i - 1][j - 1] + cost, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
