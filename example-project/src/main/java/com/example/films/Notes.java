package com.example.films;

import com.example.films.api.NoteEmbedding;
import com.example.films.api.NoteKeywords;
import com.example.films.api.NoteSummary;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Computes what the library makes of notes. Another library might ask a model: the functions may be slow. */
final class Notes {

    private static final int LONGEST_SUMMARY = 80;
    private static final int MOST_KEYWORDS = 3;
    private static final int SHORTEST_KEYWORD = 4;

    private static final Pattern WORD = Pattern.compile("\\p{L}{" + SHORTEST_KEYWORD + ",}");

    private static final int DIMENSIONS = 64;

    private Notes() {}

    /** The function of {@code note.summary}: the first sentence, or as much of it as fits. */
    static String summary(NoteSummary.Input note) {
        String sentence = note.body().strip().split("(?<=[.!?])\\s", 2)[0];
        return sentence.codePointCount(0, sentence.length()) <= LONGEST_SUMMARY
                ? sentence
                : sentence.substring(0, sentence.offsetByCodePoints(0, LONGEST_SUMMARY - 1)) + "…";
    }

    /** The function of {@code note.keywords}, for several notes at once. */
    static List<@Nullable List<@Nullable String>> keywords(List<NoteKeywords.Input> notes) {
        return notes.stream().<@Nullable List<@Nullable String>>map(note -> keywords(note.body())).toList();
    }

    /** The most frequent words; of equally frequent ones those that come first in the alphabet. */
    private static List<@Nullable String> keywords(String text) {
        Map<String, Long> frequencies = WORD.matcher(text.toLowerCase(Locale.ROOT)).results()
                .collect(Collectors.groupingBy(found -> found.group(), TreeMap::new, Collectors.counting()));
        return frequencies.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(MOST_KEYWORDS)
                .<@Nullable String>map(Map.Entry::getKey)
                .toList();
    }

    /**
     * The function of {@code note.embedding}: each word counts in a dimension that its hash chooses, and the vector has the length 1. So texts with
     * the same words are near each other. A text without words has the vector 0, which is near nothing.
     */
    static List<@Nullable Float> embedding(NoteEmbedding.Input note) {
        double[] counts = new double[DIMENSIONS];
        WORD.matcher(note.body().toLowerCase(Locale.ROOT)).results()
                .forEach(found -> counts[Math.floorMod(found.group().hashCode(), DIMENSIONS)]++);
        double length = Math.sqrt(Arrays.stream(counts).map(count -> count * count).sum());
        return Arrays.stream(counts).<@Nullable Float>mapToObj(count -> length == 0 ? 0f : (float) (count / length)).toList();
    }
}
