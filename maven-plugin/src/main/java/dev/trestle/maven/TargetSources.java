package dev.trestle.maven;

import dev.trestle.generator.TargetSource;
import java.util.Map;
import java.util.TreeMap;

/** What the generator gets for each choice of a target's catalog. */
record TargetSources(LazyDatabase database, MavenServices maven) {

    /** By the targets' names; nothing is opened yet. */
    Map<String, TargetSource> of(Map<String, TargetChoice> choices) {
        Map<String, TargetSource> sources = new TreeMap<>();
        choices.forEach((name, choice) -> sources.put(name, of(name, choice)));
        return sources;
    }

    private TargetSource of(String name, TargetChoice choice) {
        if (choice instanceof TargetChoice.Snapshot snapshot) {
            return new TargetSource.Snapshot(snapshot.file());
        }
        if (choice instanceof TargetChoice.Live live) {
            return new TargetSource.Live(live.toString(), new LiveTarget(name, live, maven));
        }
        TargetChoice.Migrations migrations = (TargetChoice.Migrations) choice;
        return new TargetSource.Made(migrations.folder(), () -> database.openMigrated(migrations.folder()));
    }
}
