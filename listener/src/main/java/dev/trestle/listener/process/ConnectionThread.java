package dev.trestle.listener.process;

import io.helidon.webserver.CloseConnectionException;

/** The thread of one connection, which may be another one from request to request. For the thread that it is. */
public final class ConnectionThread {

    private final Threads threads;
    private boolean inRequest;

    /**
     * A connection without a request.
     *
     * @param threads of all connections
     */
    public ConnectionThread(Threads threads) {
        this.threads = threads;
    }

    /** Serves a connection. */
    @FunctionalInterface
    public interface Work {

        /**
         * Serves it.
         *
         * @throws Moved to be run again, by another thread
         * @throws InterruptedException if the server does not wait for its end
         */
        void run() throws InterruptedException;
    }

    /** Ends the work on one thread, between two requests; as an exception that Helidon's HTTP/1.1 lets through. */
    public static final class Moved extends CloseConnectionException {

        private static final long serialVersionUID = 1;

        private Moved() {
            super("Goes on by another thread");
        }
    }

    /** The head of a request has been read. */
    public void requestBegins() {
        if (!inRequest) {
            inRequest = true;
            threads.requestBegins();
        }
    }

    /**
     * The next request is awaited.
     *
     * @throws Moved if another thread is better for it
     */
    public void requestEnds() {
        end();
        if (threads.isOther()) {
            throw new Moved();
        }
    }

    private void end() {
        if (inRequest) {
            inRequest = false;
            threads.requestEnds();
        }
    }

    /**
     * Runs work on one thread or another, until it ends for another reason than that it moves.
     *
     * @param work serves the connection
     * @throws InterruptedException as the work does
     */
    public void serve(Work work) throws InterruptedException {
        try {
            while (hasMoved(work)) {
                end();
            }
        } finally {
            end();
        }
    }

    private boolean hasMoved(Work work) throws InterruptedException {
        try {
            threads.run(work);
            return false;
        } catch (Moved e) {
            return true;
        }
    }
}
