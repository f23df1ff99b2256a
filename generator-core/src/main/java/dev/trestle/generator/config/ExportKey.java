package dev.trestle.generator.config;

import dev.trestle.generator.route.ExportDelivery;
import java.util.Map;

/** The keys of {@code export_sql}. */
public enum ExportKey implements Key {
    TARGET(new ValueKind.Text(), KeyPresence.required(), "The database: a name under `targets`."),
    TABLE(new ValueKind.Text(), KeyPresence.required(), "The target's table, with its name exactly as in the target."),
    DB_SCHEMA(new ValueKind.Text(), KeyPresence.orElse("the default schema of a connection to the target"),
            "The schema of the table; for MySQL and MariaDB its database."),
    METHOD(new ValueKind.Choice(ExportMethod.keys(), Map.of("upsert", "merge", "replace", "merge")),
            KeyPresence.orElse("insert"),
            "`insert` adds a row; `update` changes the one row with the primary key; `merge` changes that row or adds it."),
    DELIVERY(new ValueKind.Choice(ExportDelivery.keys()), KeyPresence.orElse("outbox"),
            "`outbox`: an entry is stored in the transaction of the row, and delivered later, with retries; `same_transaction`, for a"
                    + " target in the same database; or `inline`: in the request, after the commit."),
    ORDER_KEY(new ValueKind.Texts(), KeyPresence.orElse("the outputs that are named like the target's primary key"),
            "For routes with a hook and the outbox: the outputs that have the values of the target's primary key, in its order."
                    + " Entries with the same values are delivered in the order of their rows. The hook must not change the values.");

    private final KeyFacts facts;

    ExportKey(ValueKind kind, KeyPresence presence, String documentation) {
        this.facts = new KeyFacts(kind, presence, documentation);
    }

    @Override
    public KeyFacts facts() {
        return facts;
    }
}
