package dev.trestle.exports;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.database.Database;
import dev.trestle.runtime.log.LogText;
import dev.trestle.runtime.types.Json;
import dev.trestle.runtime.worker.Worker;
import io.helidon.http.Status;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** Calls hooks again whose request did not complete its entry: they failed, or their server ended. */
final class HookCalls extends Worker {

    private static final System.Logger LOG = System.getLogger(HookCalls.class.getName());

    private final Map<String, Export<?>> hooked;
    private final Map<String, Target> targets;
    private final EntryTable entries;
    private final ExportsConfig config;
    private final Outbox outbox;

    HookCalls(
            Map<String, Export<?>> hooked, Map<String, Target> targets, Database database, ExportsConfig config,
            Outbox outbox, BooleanSupplier isReady) {
        super("trestle-export-hooks", isReady);
        this.hooked = Map.copyOf(hooked);
        this.targets = targets;
        this.entries = new EntryTable(database);
        this.config = config;
        this.outbox = outbox;
    }

    @Override
    protected Duration round() throws InterruptedException {
        return callNext() ? Duration.ZERO : config.pollInterval();
    }

    /** False if there is none, or the database is away. */
    private boolean callNext() throws InterruptedException {
        try {
            Optional<Entry> entry = entries.claimRow(hooked.keySet(), config.hookGrace());
            if (entry.isPresent()) {
                call(entry.get());
            } else {
                entries.refuseLost();
            }
            return entry.isPresent();
        } catch (HttpProblem problem) {
            LOG.log(Level.WARNING, () -> "Hooks of exports wait for the database: " + problem.getMessage());
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "Hooks of exports cannot be called", e);
        }
        return false;
    }

    private void call(Entry entry) throws InterruptedException {
        Export<?> export = hooked.get(entry.export());
        if (export == null) {
            throw new IllegalStateException("An entry of another export was claimed: " + entry.export());
        }
        // On a thread of its own, so that a hook which does not heed its interrupt does not keep this one.
        FutureTask<Json> hook = new FutureTask<>(() -> export.record(entry.json()));
        Thread.ofVirtual().name("trestle-export-hook-" + entry.entryId()).start(hook);
        try {
            Json record = hook.get(config.hookGrace().toMillis(), TimeUnit.MILLISECONDS);
            entries.complete(List.of(entry.id()), List.of(record));
            outbox.wake(export.target());
        } catch (TimeoutException e) {
            hook.cancel(true);
            fail(entry, export, HttpProblem.of(Status.GATEWAY_TIMEOUT_504, "The hook took longer than "
                    + config.hookGrace()));
        } catch (InterruptedException e) {
            hook.cancel(true);
            throw e;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof HttpProblem problem) {
                fail(entry, export, problem);
            } else {
                LOG.log(Level.ERROR, "The hook of " + entry.export() + " failed", LogText.of(e.getCause()));
                fail(entry, export, HttpProblem.of(Status.INTERNAL_SERVER_ERROR_500,
                        e.getCause().getClass().getSimpleName() + "; see the log of the service"));
            }
        }
    }

    /** What the hook refuses it will refuse again; what failed may succeed. */
    private void fail(Entry entry, Export<?> export, HttpProblem problem) {
        Target target = targets.get(export.target());
        TargetOptions options = target == null ? TargetOptions.STANDARD : target.options();
        int attempt = entry.attempts() + 1;
        boolean dead = problem.status().code() < Status.INTERNAL_SERVER_ERROR_500.code()
                || attempt >= options.attempts();
        String reason = "The hook failed: " + Reasons.of(problem);
        LOG.log(dead ? Level.ERROR : Level.WARNING,
                () -> "Entry " + entry.entryId() + " of " + entry.export() + (dead ? " is a dead letter: " : ": ")
                        + LogText.of(reason));
        entries.fail(entry, reason, dead, options.backoffAfter(attempt));
    }
}
