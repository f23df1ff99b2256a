package dev.trestle.jobs;

import dev.trestle.runtime.codec.PgCodecs;
import dev.trestle.runtime.database.Database;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Stores how far attempts have come, outside their transactions, so that all servers see it while they run. */
record ProgressTable(Database database) {

    /**
     * Of an attempt that has lost its claim nothing is stored, and an older count does not replace a newer one. In the order of
     * the jobs, so that servers cannot block each other.
     */
    private static final String STORE = """
            INSERT INTO trestle.job_progress AS known (job_id, rows, bytes)
            SELECT id, nullif(counted.rows, -1), nullif(counted.bytes, -1)
              FROM unnest(?::uuid[], ?::int[], ?::bigint[], ?::bigint[]) AS counted (id, attempt, rows, bytes)
              JOIN trestle.job USING (id)
             WHERE job.status = 'running' AND job.attempts = counted.attempt
             ORDER BY id
            ON CONFLICT (job_id) DO UPDATE
               SET rows = greatest(known.rows, excluded.rows), bytes = greatest(known.bytes, excluded.bytes)""";

    private record News(Attempt attempt, AttemptProgress.Count count) {

        static News of(Attempt attempt) {
            return new News(attempt, attempt.progress().count());
        }

        boolean isNews() {
            return attempt.progress().isNews(count);
        }
    }

    /** Stores what is new of these attempts. */
    void store(Collection<Attempt> attempts) {
        List<News> news = attempts.stream().map(News::of).filter(News::isNews)
                .sorted(Comparator.comparing(one -> one.attempt.claim().id())).toList();
        if (news.isEmpty()) {
            return;
        }
        database.execute(STORE, binds -> {
            binds.value(all(news, one -> one.attempt.claim().id()), PgCodecs.array(PgCodecs.UUID));
            binds.value(all(news, one -> one.attempt.claim().attempt()), PgCodecs.array(PgCodecs.INT4));
            binds.value(all(news, one -> one.count.rows()), PgCodecs.array(PgCodecs.INT8));
            binds.value(all(news, one -> one.count.bytes()), PgCodecs.array(PgCodecs.INT8));
        });
        news.forEach(one -> one.attempt.progress().stored(one.count));
    }

    private static <T> List<T> all(List<News> news, Function<News, T> part) {
        return news.stream().map(part).toList();
    }
}
