package dev.trestle.generator.config;

import java.util.Arrays;
import java.util.List;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/** Reads the key {@code jobs}. */
final class JobReader {

    private JobReader() {}

    /** What is sound of it; the rest is reported. */
    static JobSpec read(MappingNode jobs, FileReport report) {
        Entries entries = new Entries(jobs, report);
        List<JobKey> keys = Arrays.asList(JobKey.values());
        entries.allow(keys, name -> UnknownKey.elsewhere(name, keys, "'jobs'"));
        return new JobSpec(
                entries.whole(JobKey.ATTEMPTS).map(Located::value),
                entries.span(JobKey.BACKOFF),
                entries.span(JobKey.TIMEOUT),
                entries.span(JobKey.KEEP_RESULTS),
                entries.whole(JobKey.CONCURRENCY).map(Located::value),
                entries.whole(JobKey.MAX_WAITING).map(Located::value));
    }
}
