package dev.trestle.computed.backfill;

import dev.trestle.runtime.HttpProblem;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Whether the backfills of this server rest, so that other work goes on. */
final class Throttle {

    private final ReplicaLag lag;
    private final BooleanSupplier requestsWait;
    private final StoreTimes stores;
    private final Duration maxStore;

    /**
     * Has looked at nothing yet.
     *
     * @param requestsWait whether requests of this server wait for a connection
     * @param maxStore the usual time of a statement that stores, beyond which the database has too much to do
     */
    Throttle(ReplicaLag lag, BooleanSupplier requestsWait, StoreTimes stores, Duration maxStore) {
        this.lag = lag;
        this.requestsWait = requestsWait;
        this.stores = stores;
        this.maxStore = maxStore;
    }

    /**
     * The reason to rest, as {@code trestle.backfill.waits_for} has it.
     *
     * @return null for none
     * @throws HttpProblem for an error of the database
     */
    @Nullable String reason() {
        if (lag.isTooLong()) {
            return "replica";
        }
        if (requestsWait.getAsBoolean()) {
            return "connections";
        }
        return stores.usual().compareTo(maxStore) > 0 ? "stores" : null;
    }
}
