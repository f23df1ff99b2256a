package dev.trestle.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * What a class logs while this is open. Test classes run beside each other in one JVM, and the class may log for any of
 * them: a test looks at its own lines alone, or its class is {@code @Isolated}.
 */
public final class Logged implements AutoCloseable {

    private final List<LogRecord> entries = new CopyOnWriteArrayList<>();
    private final Logger logger;
    private final String own;
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            if (String.valueOf(entry.getMessage()).contains(own)) {
                entries.add(entry);
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    /** All that the class of that name logs, which need not be public; for test classes that are {@code @Isolated}. */
    public Logged(String className) {
        this(className, "");
    }

    /**
     * Those lines of a class that the test is about.
     *
     * @param className need not be public
     * @param own a part of the messages, which no other test class brings about, or in none of them matters
     */
    public Logged(String className, String own) {
        this.own = own;
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

    /** Forgets what was logged until now. */
    public void clear() {
        entries.clear();
    }

    @Override
    public void close() {
        logger.removeHandler(handler);
    }
}
