package dev.trestle.generator.compare;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Lays out a comparison as Markdown. */
record MarkdownReport(List<ComparedRoute> routes, List<Pair> pairs, int k, boolean withRelevant, Optional<String> key, String picture) {

    private static final int WORST = 10;
    private static final int LONGEST = 200;

    String text() {
        Figures figures = new Figures(pairs);
        ComparedRoute first = routes.get(0);
        ComparedRoute second = routes.get(1);
        StringBuilder text = new StringBuilder();
        text.append("# ").append(first.name()).append(" and ").append(second.name()).append("\n\n");
        text.append("`").append(first.title()).append("` and `").append(second.title()).append("`, ").append(pairs.size())
                .append(" inputs, the first ").append(k).append(" keys of each answer.\n\n");
        text.append("| | |\n|---|---|\n");
        row(text, "inputs that both routes answered", pairs.stream().filter(Pair::isComparable).count() + " of " + pairs.size());
        row(text, "of these, without rows in both answers, and not in the means", figures.bothEmpty());
        row(text, "key of a row", key.map(MarkdownReport::code).orElse("no answer has rows"));
        row(text, "overlap@" + k + ", mean", figures.overlap());
        row(text, "rank shift of common keys, mean", figures.rankShift());
        text.append("\n| | ").append(first.name()).append(" | ").append(second.name()).append(" |\n|---|---|---|\n");
        row(text, "empty answers", side -> figures.emptyAnswers(side));
        row(text, "failures", side -> figures.failures(side));
        row(text, "time, p50", side -> figures.times(side).percentile(50));
        row(text, "time, p95", side -> figures.times(side).percentile(95));
        if (withRelevant) {
            row(text, "recall@" + k, figures.recall(Pair::firstTop), figures.recall(Pair::secondTop));
            row(text, "mean reciprocal rank@" + k, figures.reciprocalRank(Pair::firstTop), figures.reciprocalRank(Pair::secondTop));
        }
        text.append("\n![Number of inputs by overlap](").append(picture).append(")\n");
        differing(text);
        duplicates(text);
        return text.toString();
    }

    private void duplicates(StringBuilder text) {
        List<Pair> affected = pairs.stream().filter(pair -> pair.first().duplicate().or(pair.second()::duplicate).isPresent()).toList();
        if (affected.isEmpty()) {
            return;
        }
        text.append("\n## Answers with duplicate keys\n\nThey count as failures. Let the query return each row once, or set -Dtrestle.key to a field"
                + " that is different in each row.\n\n| Line | Input | ").append(routes.get(0).name()).append(" | ")
                .append(routes.get(1).name()).append(" |\n|---|---|---|---|\n");
        affected.stream().limit(WORST).forEach(pair -> text.append("| ").append(pair.question().line()).append(" | ")
                .append(code(pair.question().json())).append(" | ").append(duplicate(pair.first())).append(" | ")
                .append(duplicate(pair.second())).append(" |\n"));
    }

    private static String duplicate(Reply reply) {
        return reply.duplicate().map(MarkdownReport::code).orElse("none");
    }

    private void differing(StringBuilder text) {
        List<Pair> worst = pairs.stream()
                .filter(pair -> pair.isComparable() && !pair.firstTop().equals(pair.secondTop()))
                .sorted(Comparator.comparingDouble(Pair::overlap)
                        .thenComparing(pair -> -pair.firstTop().rankShift(pair.secondTop()).orElse(0))
                        .thenComparing(pair -> pair.question().line()))
                .limit(WORST)
                .toList();
        text.append("\n## Inputs that differ most\n\n");
        if (worst.isEmpty()) {
            text.append(pairs.stream().noneMatch(Pair::isComparable) ? "No input could be compared.\n"
                    : "None: the first " + k + " keys of all answers are the same, in the same order.\n");
            return;
        }
        text.append("| Line | Input | Overlap | ").append(routes.get(0).name()).append(" | ").append(routes.get(1).name())
                .append(" |\n|---|---|---|---|---|\n");
        worst.forEach(pair -> text.append("| ").append(pair.question().line()).append(" | ").append(code(pair.question().json()))
                .append(" | ").append(String.format(Locale.ROOT, "%.0f %%", pair.overlap() * 100))
                .append(" | ").append(keys(pair.firstTop())).append(" | ").append(keys(pair.secondTop())).append(" |\n"));
    }

    private static String keys(Ranking top) {
        return top.isEmpty() ? "none" : code(String.join(", ", top.keys()));
    }

    /** Text of a cell: a bar, a backtick or the end of a line would end the cell or the code. */
    private static String code(String text) {
        String cut = text.codePointCount(0, text.length()) > LONGEST ? text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…" : text;
        return "`` " + cut.replace("|", "\\|").replace("`", "'").replaceAll("\\R", " ") + " ``";
    }

    private static void row(StringBuilder text, String name, String value) {
        text.append("| ").append(name).append(" | ").append(value).append(" |\n");
    }

    private static void row(StringBuilder text, String name, String first, String second) {
        row(text, name, first + " | " + second);
    }

    private static void row(StringBuilder text, String name, Function<Function<Pair, Reply>, String> figure) {
        row(text, name, figure.apply(Pair::first), figure.apply(Pair::second));
    }
}
