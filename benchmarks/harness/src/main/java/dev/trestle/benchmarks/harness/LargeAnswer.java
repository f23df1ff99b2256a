package dev.trestle.benchmarks.harness;

import dev.trestle.benchmarks.harness.HttpConnection.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.CRC32C;

/** A million rows in one answer, with less heap than they take; and with more, where that is not enough. */
final class LargeAnswer {

    private static final List<Integer> HEAPS = List.of(64, 4096);

    private final Plan plan;
    private final Layout layout;
    private final TestData data;
    private OptionalLong expected = OptionalLong.empty();
    private long length;

    LargeAnswer(Plan plan, Layout layout, TestData data) {
        this.plan = plan;
        this.layout = layout;
        this.data = data;
    }

    void report(Report report) throws IOException, InterruptedException {
        Table table = new Table(List.of(
                "", "heap, MB", "answers", "first byte, ms", "whole answer, s", "CPU, s", "peak resident set, MB"));
        for (Service service : Service.values()) {
            boolean works = false;
            for (int heap : HEAPS) {
                works = works || tryWith(service, heap, table);
            }
        }
        report.part("A large answer", """
                %,d rows in one answer of %s MB. Requests to the same process, one after the other: %d; medians. \
                Where a service does not survive this with a heap of %d MB, it is tried with %,d MB. \
                The bytes of all answers are the same.

                %s""".formatted(
                TestData.ROWS * plan.copies(),
                Quartiles.number(length / 1e6),
                plan.starts(),
                HEAPS.getFirst(),
                HEAPS.getLast(),
                table));
    }

    private boolean tryWith(Service service, int heap, Table table) throws IOException, InterruptedException {
        List<Outcome> outcomes = new ArrayList<>();
        List<String> cells = new ArrayList<>(List.of(service.title(), String.format("%,d", heap)));
        try (RunningService running = RunningService.start(
                service, layout, data.jdbcUrl(), "-Xmx" + heap + "m", "-XX:+ExitOnOutOfMemoryError")) {
            for (int run = 0; run < plan.starts(); run++) {
                Optional<Outcome> outcome = ask(running);
                if (outcome.isEmpty()) {
                    cells.addAll(List.of(running.hasEnded() ? "no, the process ends" : "no", "", "", "", ""));
                    table.row(cells);
                    return false;
                }
                outcomes.add(outcome.get());
            }
            cells.add("yes");
            cells.add(median(outcomes.stream().map(outcome -> outcome.firstByteNanos() / 1e6).toList()));
            cells.add(median(outcomes.stream().map(outcome -> outcome.nanos() / 1e9).toList()));
            cells.add(median(outcomes.stream().map(outcome -> outcome.cpuNanos() / 1e9).toList()));
            cells.add(Quartiles.number(running.figures().peakKilobytes() / 1024.0));
            table.row(cells);
            return true;
        }
    }

    private static String median(List<Double> figures) {
        return Quartiles.number(Quartiles.of(figures).median());
    }

    /** Empty where the answer does not come, or not all of it. */
    private Optional<Outcome> ask(RunningService service) throws IOException {
        CRC32C sum = new CRC32C();
        long cpu = service.figures().cpuNanos();
        long began = System.nanoTime();
        Answer answer;
        try (HttpConnection connection = service.connect()) {
            answer = connection.exchange(Request.get("/articles/large?copies=" + plan.copies()), sum::update);
        } catch (IOException e) {
            System.out.println(service.service().title() + " did not send the large answer: " + e);
            return Optional.empty();
        }
        if (answer.status() != 200) {
            System.out.println(service.service().title() + " answered " + answer.status());
            return Optional.empty();
        }
        long nanos = System.nanoTime() - began;
        if (expected.isPresent() && expected.getAsLong() != sum.getValue()) {
            throw new IOException(service.service().title() + " has another large answer than the others");
        }
        expected = OptionalLong.of(sum.getValue());
        length = answer.length();
        return Optional.of(new Outcome(answer.firstByteNanos(), nanos, service.figures().cpuNanos() - cpu));
    }

    private record Outcome(long firstByteNanos, long nanos, long cpuNanos) {}
}
