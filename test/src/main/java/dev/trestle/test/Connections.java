package dev.trestle.test;

import dev.trestle.runtime.postgres.Lender;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The connections of a test and its service: of their sources, or during a test with {@link Rollback} the one of that test. */
final class Connections {

    /** A test method, from before its {@code @BeforeEach} methods until after its {@code @AfterEach} methods. */
    interface Running {
        void end() throws SQLException;
    }

    private final DataSource database;
    private final ReentrantLock beginning = new ReentrantLock();
    private final AtomicInteger plain = new AtomicInteger();
    private volatile @Nullable OneConnection one;

    Connections(DataSource database) {
        this.database = database;
    }

    /** For the work of the test itself, whose values have the same text in each time zone of the JVM. */
    Lender ofTest() {
        Lender opened = Lender.of(database);
        return new Switch(new Lender() {
            @Override
            public <T> T lend(Use<T> use) throws SQLException {
                return opened.lend(connection -> {
                    OneConnection.prepare(connection);
                    return use.of(connection);
                });
            }
        });
    }

    /** For the requests of a service, which have this pool. */
    DataSource instead(DataSource pool) {
        return new LentSource(pool, new Switch(Lender.of(pool)));
    }

    /**
     * Begins a test. The service has no means to tell the requests of one test from those of another, so that a test with a
     * transaction is the only one.
     */
    Running begin(boolean transaction) throws SQLException {
        beginning.lock();
        try {
            if (one != null || transaction && plain.get() > 0) {
                throw new TestSetupException("@Rollback: another test runs on the same database at the same time; let the methods of the"
                        + " class run one after the other: @Execution(ExecutionMode.SAME_THREAD)");
            }
            return transaction ? inTransaction(OneConnection.open(database)) : plain();
        } finally {
            beginning.unlock();
        }
    }

    private Running plain() {
        plain.incrementAndGet();
        return plain::decrementAndGet;
    }

    private Running inTransaction(OneConnection begun) {
        one = begun;
        return () -> {
            one = null;
            begun.rollback();
        };
    }

    private final class Switch implements Lender {

        private final Lender otherwise;

        Switch(Lender otherwise) {
            this.otherwise = otherwise;
        }

        private Lender now() {
            OneConnection begun = one;
            return begun == null ? otherwise : begun;
        }

        @Override
        public <T> T lend(Use<T> use) throws SQLException {
            return now().lend(use);
        }

        @Override
        public Lender free() {
            Lender now = now();
            return now == otherwise ? otherwise.free() : now.free();
        }
    }
}
