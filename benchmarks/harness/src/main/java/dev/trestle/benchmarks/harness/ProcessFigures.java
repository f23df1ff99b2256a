package dev.trestle.benchmarks.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What Linux says of a process. */
record ProcessFigures(long pid) {

    /** A tick of {@code /proc}, which every Linux in use has at 100 a second. */
    private static final long TICK_NANOS = 10_000_000;

    /** CPU time of all its threads, ended ones too, in nanoseconds; counted in ticks of 10 ms. */
    long cpuNanos() throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        // The second field, in brackets, may hold blanks.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * TICK_NANOS;
    }

    /** Memory that is resident now, in kB. */
    long residentKilobytes() throws IOException {
        return status("VmRSS");
    }

    /** The most that was resident, in kB. */
    long peakKilobytes() throws IOException {
        return status("VmHWM");
    }

    private long status(String name) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith(name + ":"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElseThrow(() -> new IOException("The process " + pid + " has no " + name + "; it may have ended"));
    }
}
