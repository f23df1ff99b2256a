package dev.trestle.test;

/**
 * A database of a test.
 *
 * @param drop deletes it, later and on another thread
 */
record Clone(String jdbcUrl, Runnable drop) implements AutoCloseable {

    @Override
    public void close() {
        drop.run();
    }
}
