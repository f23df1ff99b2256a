package dev.trestle.test;

import dev.trestle.runtime.postgres.Lender;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The connections of a test and its service: of their sources, or during a test with {@link Rollback} the one of that test. */
final class Connections {

    private final DataSource database;
    private final AtomicReference<@Nullable OneConnection> one = new AtomicReference<>();

    Connections(DataSource database) {
        this.database = database;
    }

    /** For the work of the test itself. */
    Lender ofTest() {
        return new Switch(Lender.of(database));
    }

    /** For the requests of a service, which have this pool. */
    DataSource instead(DataSource pool) {
        return new LentSource(pool, new Switch(Lender.of(pool)));
    }

    void begin() throws SQLException {
        OneConnection begun = OneConnection.open(database);
        if (!one.compareAndSet(null, begun)) {
            begun.rollback();
            throw new TestSetupException("@Rollback: another test of the class runs with a transaction at the same time; let the methods of a"
                    + " class run one after the other");
        }
    }

    void rollback() throws SQLException {
        OneConnection begun = one.getAndSet(null);
        if (begun != null) {
            begun.rollback();
        }
    }

    private final class Switch implements Lender {

        private final Lender otherwise;

        Switch(Lender otherwise) {
            this.otherwise = otherwise;
        }

        private Lender now() {
            OneConnection begun = one.get();
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
