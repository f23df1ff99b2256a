package dev.trestle.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What a class logs while this is open. */
public final class Logged implements AutoCloseable {

    private final List<LogRecord> entries = new CopyOnWriteArrayList<>();
    private final Logger logger;
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            entries.add(entry);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    /** What the class of that name logs, which need not be public. */
    public Logged(String className) {
        this.logger = Logger.getLogger(className);
        logger.addHandler(handler);
    }

    /** In their order; another copy each time. */
    public List<LogRecord> entries() {
        return List.copyOf(entries);
    }

    /** The messages of the entries. */
    public List<String> messages() {
        return entries.stream().map(LogRecord::getMessage).toList();
    }

    @Override
    public void close() {
        logger.removeHandler(handler);
    }
}
