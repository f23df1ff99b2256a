package dev.trestle.jobs;

import dev.trestle.runtime.progress.Progress;

/** What the work of an attempt has counted, and what of it is stored. */
final class AttemptProgress implements Progress {

    /** Of what the work does not count. */
    private static final long NONE = -1;

    private volatile long rows = NONE;
    private volatile long bytes = NONE;
    private volatile Count stored = new Count(NONE, NONE);

    /** Both numbers. */
    record Count(long rows, long bytes) {}

    @Override
    public void rows(long count) {
        rows = count;
    }

    @Override
    public void bytes(long count) {
        bytes = count;
    }

    Count count() {
        return new Count(rows, bytes);
    }

    /** Whether it is another one than that which is stored. */
    boolean isNews(Count count) {
        return !count.equals(stored);
    }

    void stored(Count count) {
        stored = count;
    }
}
