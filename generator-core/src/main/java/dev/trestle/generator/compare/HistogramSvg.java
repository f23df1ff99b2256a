package dev.trestle.generator.compare;

import java.util.Arrays;

/** Draws how many inputs have which overlap, for a light and for a dark page. */
final class HistogramSvg {

    private static final int BAR = 52;
    private static final int LEFT = 20;
    private static final int BASE = 200;
    private static final int HEIGHT = 150;

    private HistogramSvg() {}

    /** An SVG; {@code counts} are the inputs of each tenth. */
    static String of(int[] counts, int k) {
        int most = Math.max(1, Arrays.stream(counts).max().orElse(1));
        StringBuilder svg = new StringBuilder("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 560 250" width="560" height="250" role="img" \
                font-family="system-ui, sans-serif" font-size="12">
                  <title>Inputs by overlap of the first %d keys</title>
                  <style>
                    text { fill: #57606a } .bar { fill: #0969da } .base { stroke: #8c959f }
                    @media (prefers-color-scheme: dark) { text { fill: #9198a1 } .bar { fill: #4493f8 } .base { stroke: #656c76 } }
                  </style>
                  <text x="20" y="20" font-size="14">Number of inputs by overlap@%d</text>
                """.formatted(k, k));
        for (int i = 0; i < counts.length; i++) {
            int height = Math.round((float) HEIGHT * counts[i] / most);
            int x = LEFT + i * BAR;
            int middle = x + BAR / 2;
            svg.append("  <rect class=\"bar\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>\n".formatted(x + 4, BASE - height, BAR - 8, height));
            svg.append("  <text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%d</text>\n".formatted(middle, BASE - height - 5, counts[i]));
            svg.append("  <text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%d–%d</text>\n".formatted(middle, BASE + 16, i * 10, (i + 1) * 10));
        }
        return svg.append("  <line class=\"base\" x1=\"20\" y1=\"200\" x2=\"540\" y2=\"200\"/>\n"
                + "  <text x=\"280\" y=\"238\" text-anchor=\"middle\">overlap in %</text>\n</svg>\n").toString();
    }
}
