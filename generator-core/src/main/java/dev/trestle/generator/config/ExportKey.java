package dev.trestle.generator.config;

import dev.trestle.generator.route.ExportDelivery;
import java.util.Map;

/** The keys of {@code export_sql}. */
public enum ExportKey implements Key {
    TARGET(new ValueKind.Text(), KeyPresence.required(), "The database: a name under `targets`."),
    TABLE(new ValueKind.Text(), KeyPresence.required(), "The target's table, written as the target knows it."),
    DB_SCHEMA(new ValueKind.Text(), KeyPresence.orElse("where a connection to the target looks by itself"),
            "The schema of the table, or with MySQL and MariaDB its database."),
    METHOD(new ValueKind.Choice(ExportMethod.keys(), Map.of("upsert", "merge", "replace", "merge")),
            KeyPresence.orElse("insert"),
            "Insert a row; update the one row that has the primary key; or merge, which updates the row or inserts it."),
    DELIVERY(new ValueKind.Choice(ExportDelivery.keys()), KeyPresence.orElse("outbox"),
            "By an outbox: the entry is stored in the row's transaction and delivered until it arrives; in the same_transaction,"
                    + " where the target is the same database; or inline, after the commit, in the request."),
    ORDER_KEY(new ValueKind.Texts(), KeyPresence.orElse("the outputs that are named like the target's primary key"),
            "With a hook, by the outbox: the outputs that have the values of the target's primary key, in its order. Entries of"
                    + " the same values are delivered in the order of their rows. The hook passes the values on unchanged.");

    private final KeyFacts facts;

    ExportKey(ValueKind kind, KeyPresence presence, String documentation) {
        this.facts = new KeyFacts(kind, presence, documentation);
    }

    @Override
    public KeyFacts facts() {
        return facts;
    }
}
