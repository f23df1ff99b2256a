package dev.trestle.generator.output;

import java.util.ArrayList;
import java.util.List;

/** The difference of two texts in the unified format, for reading: with two lines around each change, and cut short. */
final class UnifiedDiff {

    private static final int CONTEXT = 2;

    private final List<String> before;
    private final List<String> after;
    private final List<Line> script = new ArrayList<>();

    private UnifiedDiff(String before, String after) {
        this.before = before.lines().toList();
        this.after = after.lines().toList();
    }

    static String of(String before, String after, int maximum) {
        UnifiedDiff diff = new UnifiedDiff(before, after);
        diff.compare();
        List<String> lines = diff.hunks();
        if (lines.isEmpty() && !before.equals(after)) {
            return "the end of the last line differs";
        }
        if (lines.size() <= maximum) {
            return String.join("\n", lines);
        }
        String rest = "… and " + (lines.size() - maximum) + " more lines";
        return String.join("\n", lines.subList(0, maximum)) + "\n" + rest;
    }

    /** Fills the script by a longest common subsequence, after what both begin and end with. */
    private void compare() {
        int start = 0;
        while (start < Math.min(before.size(), after.size()) && before.get(start).equals(after.get(start))) {
            start++;
        }
        int tail = 0;
        while (tail < Math.min(before.size(), after.size()) - start
                && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
            tail++;
        }
        keep(0, start);
        subsequence(start, before.size() - tail, start, after.size() - tail);
        keep(before.size() - tail, before.size());
    }

    private void keep(int from, int to) {
        before.subList(from, to).forEach(line -> script.add(new Line(' ', line)));
    }

    private void subsequence(int i, int endBefore, int j, int endAfter) {
        int[][] common = commonLengths(i, endBefore, j, endAfter);
        int row = i;
        int column = j;
        while (row < endBefore || column < endAfter) {
            if (row < endBefore && column < endAfter && before.get(row).equals(after.get(column))) {
                script.add(new Line(' ', before.get(row++)));
                column++;
            } else if (row < endBefore
                    && (column == endAfter || common[row + 1 - i][column - j] >= common[row - i][column + 1 - j])) {
                script.add(new Line('-', before.get(row++)));
            } else {
                script.add(new Line('+', after.get(column++)));
            }
        }
    }

    /** {@code [a][b]}: how many lines the two have in common from their lines a and b on. */
    private int[][] commonLengths(int i, int endBefore, int j, int endAfter) {
        int[][] common = new int[endBefore - i + 1][endAfter - j + 1];
        for (int a = endBefore - i - 1; a >= 0; a--) {
            for (int b = endAfter - j - 1; b >= 0; b--) {
                common[a][b] = before.get(i + a).equals(after.get(j + b))
                        ? common[a + 1][b + 1] + 1
                        : Math.max(common[a + 1][b], common[a][b + 1]);
            }
        }
        return common;
    }

    private List<String> hunks() {
        List<String> lines = new ArrayList<>();
        int from = 0;
        while (from < script.size()) {
            int first = nextChange(from);
            if (first == script.size()) {
                break;
            }
            int last = lastNear(first);
            int begin = Math.max(from, first - CONTEXT);
            int end = Math.min(script.size(), last + CONTEXT + 1);
            lines.add(header(begin, end));
            script.subList(begin, end).forEach(line -> lines.add(line.toString()));
            from = end;
        }
        return lines;
    }

    private int nextChange(int from) {
        int index = from;
        while (index < script.size() && script.get(index).sign == ' ') {
            index++;
        }
        return index;
    }

    /** The last change that is near enough to the one before it to share its hunk. */
    private int lastNear(int first) {
        int last = first;
        for (int next = nextChange(last + 1); next < script.size() && next - last <= 2 * CONTEXT + 1; ) {
            last = next;
            next = nextChange(last + 1);
        }
        return last;
    }

    private String header(int begin, int end) {
        return "@@ -" + range('+', begin, end) + " +" + range('-', begin, end) + " @@";
    }

    /** First line and count on one side: without the lines of the other side's sign. */
    private String range(char other, int begin, int end) {
        long skipped = script.subList(0, begin).stream().filter(line -> line.sign != other).count();
        long count = script.subList(begin, end).stream().filter(line -> line.sign != other).count();
        return (count == 0 ? skipped : skipped + 1) + "," + count;
    }

    private record Line(char sign, String text) {
        @Override
        public String toString() {
            return sign + text;
        }
    }
}
