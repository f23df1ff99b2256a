package dev.trestle.generator.plan;

import dev.trestle.generator.catalog.Catalog;
import dev.trestle.generator.catalog.Column;
import dev.trestle.generator.catalog.PgType;
import dev.trestle.generator.catalog.Table;
import dev.trestle.generator.plan.model.MediaPlan;
import dev.trestle.generator.query.ColumnUse;
import dev.trestle.generator.query.ViewColumns;
import dev.trestle.generator.route.MediaKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Knows which columns name files: those that the routes file lists, and those of a domain that says so. */
final class MediaColumns {

    private final Catalog catalog;
    private final ViewColumns views;
    private final Map<String, MediaPlan> byCollection = new TreeMap<>();

    /** {@code listed} are those of the routes file, by their collections. */
    MediaColumns(Catalog catalog, ViewColumns views, Map<String, MediaPlan> listed) {
        this.catalog = catalog;
        this.views = views;
        byCollection.putAll(listed);
        for (Table table : catalog.tables()) {
            table.columns().stream()
                    .filter(column -> table.kind().stores())
                    .forEach(column -> byDomain(column.type()).ifPresent(kind ->
                            byCollection.putIfAbsent(MediaCollection.of(table, column), plan(table, column, kind))));
        }
    }

    static MediaPlan plan(Table table, Column column, MediaKind kind) {
        return new MediaPlan(MediaCollection.of(table, column), table.sql(), column.sql(), kind, false);
    }

    /** Whether a column of this type can hold a key, which is text of any length. */
    static boolean isText(PgType type) {
        PgType base = type;
        while (base instanceof PgType.Domain domain) {
            base = domain.base();
        }
        return base instanceof PgType.Base text
                && text.name().schema().equals("pg_catalog")
                && List.of("text", "varchar").contains(text.name().name());
    }

    private static Optional<MediaKind> byDomain(PgType type) {
        PgType below = type;
        while (below instanceof PgType.Domain domain) {
            Optional<MediaKind> kind = MediaKind.of(domain.name().name());
            if (kind.isPresent() && isText(domain)) {
                return kind;
            }
            below = domain.base();
        }
        return Optional.empty();
    }

    /** The media column that this is, or, of a view, the one that it shows. */
    Optional<MediaPlan> find(Table table, Column column) {
        return views.origin(table, column)
                .flatMap(origin -> Optional.ofNullable(
                        byCollection.get(MediaCollection.of(origin.table(), origin.column()))));
    }

    /** As {@link #find(Table, Column)}, by names; a route shows it from now on. */
    Optional<MediaPlan> show(ColumnUse use) {
        return catalog.table(use.schema(), use.table())
                .flatMap(table -> table.column(use.column()).flatMap(column -> show(table, column)));
    }

    /** As {@link #find(Table, Column)}; a route shows it from now on. */
    Optional<MediaPlan> show(Table table, Column column) {
        Optional<MediaPlan> media = find(table, column);
        media.ifPresent(plan -> byCollection.put(plan.collection(), plan.shown()));
        return media;
    }

    /** Has all of them checked at start-up: the sweeper asks every one which files it names. */
    void use(TableUses uses) {
        for (Table table : catalog.tables()) {
            table.columns().stream()
                    .filter(column -> table.kind().stores())
                    .filter(column -> byCollection.containsKey(MediaCollection.of(table, column)))
                    .forEach(column -> uses.use(table, column, false));
        }
    }

    /** Every one, by collection. */
    List<MediaPlan> all() {
        return List.copyOf(byCollection.values());
    }
}
