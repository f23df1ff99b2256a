package dev.trestle.exports;

import dev.trestle.runtime.database.Database;
import dev.trestle.runtime.service.PartMigrations;
import dev.trestle.runtime.service.PartStart;
import dev.trestle.runtime.service.Trestle;
import dev.trestle.runtime.settings.Settings;
import dev.trestle.runtime.worker.Worker;
import io.helidon.health.HealthCheck;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The running of exports on this server, from its start to its stop. */
final class ExportsRun {

    private static final System.Logger LOG = System.getLogger(ExportsRun.class.getName());
    private static final PartMigrations TABLES =
            new PartMigrations(Exports.class, "exports", List.of("exports-1.sql", "exports-2.sql"), List.of("export_entry"));
    /** Batches have limits of their own. */
    private static final long ANY_SIZE = 0;

    private static final Duration AFTER_INTERRUPT = Duration.ofSeconds(5);

    private final ExportsConfig config;
    private final Trestle trestle;
    private final Targets targets;
    private final PartStart tables;
    private final Outbox outbox;

    private final Map<String, ExpectedTarget> expected = new LinkedHashMap<>();
    private final Map<String, Export<?>> entered = new LinkedHashMap<>();
    private final Set<String> used = new TreeSet<>();
    private final Set<String> together = new TreeSet<>();

    private boolean started;
    private volatile Map<String, Deliverer> deliverers = Map.of();
    private volatile @Nullable HookCalls hookCalls;

    ExportsRun(ExportsConfig config, Trestle trestle, Targets targets) {
        this.config = config;
        this.trestle = trestle;
        this.targets = targets;
        this.tables = new PartStart(TABLES, trestle.database(), this::begin);
        this.outbox = new Outbox(trestle.database(), config.hookGrace(), tables::hasBegun, this::wake);
    }

    Outbox outbox() {
        return outbox;
    }

    synchronized void expect(List<ExpectedTarget> more) {
        more.forEach(target -> expected.put(target.name(), target));
    }

    /** An export with entries. */
    synchronized void enter(Export<?> export) {
        use(export.route(), export.target());
        if (entered.putIfAbsent(export.route(), export) != null) {
            throw new IllegalArgumentException("There are two routes with the name " + export.route());
        }
    }

    /** An export in the transaction of the row. */
    synchronized void joinTransactions(String route, String target) {
        use(route, target);
        together.add(target);
    }

    /** An export without entries. */
    synchronized void use(String route, String target) {
        if (started) {
            throw new IllegalStateException("The route " + route + " was added after the start of the exports");
        }
        used.add(target);
    }

    synchronized boolean hasEntries() {
        return !entered.isEmpty();
    }

    /** Those that have entries. */
    synchronized Set<String> routes() {
        return Set.copyOf(entered.keySet());
    }

    boolean hasTables() {
        return tables.hasBegun();
    }

    /** After {@link #prepare}; a service none of whose exports has entries needs no tables. */
    synchronized List<HealthCheck> health() {
        Map<String, Target> all = targets.all();
        return Stream.concat(hasEntries() ? Stream.of(tables) : Stream.of(),
                together.stream().map(name -> new TargetCheck(all.get(name)))).toList();
    }

    private void wake(String target) {
        Deliverer deliverer = deliverers.get(target);
        if (deliverer != null) {
            deliverer.wake();
        }
    }

    /**
     * Opens the targets.
     *
     * @throws RuntimeException if a key is missing, or a target that is required is not fit
     */
    void prepare() {
        synchronized (this) {
            started = true;
            targets.open(open());
        }
        for (Target target : targets.all().values()) {
            if (target.isRequired()) {
                require(target);
            }
        }
    }

    private void require(Target target) {
        try {
            target.require();
        } catch (IllegalStateException e) {
            targets.close();
            throw e;
        }
    }

    void start() {
        for (Target target : targets.all().values()) {
            if (!target.isRequired()) {
                Thread.ofVirtual().name("trestle-export-look-" + target.name()).start(target::look);
            }
        }
        if (hasEntries()) {
            tables.start();
        }
    }

    private List<Target> open() {
        List<Target> opened = new ArrayList<>();
        Settings settings = trestle.settings().at("exports.targets");
        settings.names().stream().filter(name -> !used.contains(name)).forEach(name -> {
            settings.at(name).ignore();
            LOG.log(Level.WARNING, () -> settings.full(name) + " is ignored: no route exports to this target");
        });
        try {
            for (String name : used) {
                ExpectedTarget target = expected.get(name);
                if (target == null) {
                    throw new IllegalStateException("The expected tables are missing for the target " + name);
                }
                TargetConfig keys = TargetConfig.read(target, settings.at(name));
                opened.add(target.sameDatabase()
                        ? Target.of(target, keys, trestle.pool("trestle-export-" + name, keys.poolSize(), ANY_SIZE))
                        : Target.of(target, keys));
            }
            return opened;
        } catch (RuntimeException e) {
            opened.forEach(Target::close);
            throw e;
        }
    }

    private synchronized void begin() {
        Map<String, Map<String, Export<?>>> byTarget = new LinkedHashMap<>();
        Map<String, Export<?>> hooked = new LinkedHashMap<>();
        entered.forEach((route, export) -> {
            byTarget.computeIfAbsent(export.target(), target -> new LinkedHashMap<>()).put(route, export);
            if (export.hook() != null) {
                hooked.put(route, export);
            }
        });
        // One for each target, and one for hooks.
        Database source = trestle.database(trestle.pool("trestle-exports", byTarget.size() + 1, ANY_SIZE));
        Map<String, Target> all = targets.all();
        Map<String, Deliverer> begun = new LinkedHashMap<>();
        byTarget.forEach((name, exports) ->
                begun.put(name, new Deliverer(all.get(name), exports, source, config.pollInterval(), trestle::hasUrl)));
        begun.values().forEach(Deliverer::start);
        deliverers = begun;
        HookCalls calls = new HookCalls(hooked, all, source, config, outbox, trestle::hasUrl);
        calls.start();
        hookCalls = calls;
    }

    /** Begins no more rounds, and waits for those that run. */
    void stop() {
        tables.stop();
        List<Worker> workers = new ArrayList<>(deliverers.values());
        HookCalls calls = hookCalls;
        if (calls != null) {
            workers.add(calls);
        }
        workers.forEach(Worker::stop);
        try {
            if (!Worker.awaitEnd(workers, config.shutdownGrace())) {
                workers.forEach(Worker::interrupt);
                Worker.awaitEnd(workers, AFTER_INTERRUPT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        targets.close();
    }
}
