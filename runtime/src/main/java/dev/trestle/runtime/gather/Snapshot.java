package dev.trestle.runtime.gather;

import dev.trestle.runtime.database.Database;
import java.util.concurrent.Phaser;

/** Parts that see the data of one snapshot (PostgreSQL, section 9.28.5). */
final class Snapshot {

    private static final String BEGIN = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY";
    private static final String EXPORT = "SELECT pg_catalog.pg_export_snapshot()";

    private final Crew crew;
    private final Database database;
    private final int parts;

    /** The imports, and the transaction that has exported the snapshot, which must not end before them. */
    private final Phaser imports = new Phaser(1);

    Snapshot(Crew crew, Database database, int parts) {
        this.crew = crew;
        this.database = database;
        this.parts = parts;
    }

    /** Starts a thread that exports the snapshot, and as many as there are parts besides. */
    void run() {
        crew.start(database, exporting -> exporting.transaction(transaction -> {
            transaction.execute(BEGIN, binds -> { });
            String id = transaction.one(EXPORT, binds -> { }, row -> row.text(1));
            for (int i = 1; i < parts; i++) {
                crew.start(database.withoutWaiting(), importing -> work(importing, id));
            }
            try {
                crew.work(transaction);
            } finally {
                imports.arriveAndAwaitAdvance();
            }
            return true;
        }));
    }

    private void work(Database importing, String id) {
        importing.transaction(transaction -> {
            boolean inTime = imports.register() == 0;
            if (inTime) {
                try {
                    transaction.execute(BEGIN + "; SET TRANSACTION SNAPSHOT '" + id + "'", binds -> { });
                } finally {
                    imports.arriveAndDeregister();
                }
                crew.work(transaction);
            }
            return inTime;
        });
    }
}
