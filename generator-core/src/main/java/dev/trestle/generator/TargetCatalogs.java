package dev.trestle.generator;

import dev.trestle.generator.config.Located;
import dev.trestle.generator.config.TargetSpec;
import dev.trestle.generator.diagnostic.DiagnosticCode;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.diagnostic.Quoted;
import dev.trestle.generator.diagnostic.Suggestion;
import dev.trestle.generator.target.CatalogOrigin;
import dev.trestle.generator.target.SnapshotReader;
import dev.trestle.generator.target.TableName;
import dev.trestle.generator.target.TargetCatalog;
import dev.trestle.generator.target.TargetReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads the catalogs of the targets that routes export into. */
final class TargetCatalogs {

    private final GenerationRequest request;
    private final Diagnostics diagnostics;

    TargetCatalogs(GenerationRequest request, Diagnostics diagnostics) {
        this.request = request;
        this.diagnostics = diagnostics;
    }

    /**
     * The catalogs by the targets' names; those that cannot be had are missing, and reported.
     *
     * @param own the database of the routes
     * @throws SQLException when the database of the routes fails, or one that was made for the run
     */
    Map<String, TargetCatalog> read(Map<TargetSpec, Set<TableName>> used, Connection own) throws SQLException {
        Map<String, TargetCatalog> catalogs = new TreeMap<>();
        for (Map.Entry<TargetSpec, Set<TableName>> entry : used.entrySet()) {
            TargetSpec target = entry.getKey();
            Optional<TargetCatalog> catalog = target.sameDatabase()
                    ? Optional.of(TargetReader.read(own, entry.getValue()).of(CatalogOrigin.OWN))
                    : catalog(target.name(), entry.getValue());
            catalog.ifPresent(found -> catalogs.put(target.name().value(), found));
        }
        return catalogs;
    }

    private Optional<TargetCatalog> catalog(Located<String> target, Set<TableName> tables) throws SQLException {
        TargetSource source = request.targets().get(target.value());
        if (source == null) {
            diagnostics.report(DiagnosticCode.TARGET_CATALOG, target.location(), nowhere(target.value()));
            return Optional.empty();
        }
        if (source instanceof TargetSource.Snapshot snapshot) {
            return SnapshotReader.read(snapshot.file(), request.display(snapshot.file()), diagnostics);
        }
        if (source instanceof TargetSource.Live live) {
            return live(target, live, tables);
        }
        TargetSource.Made made = (TargetSource.Made) source;
        try (Connection connection = made.connection().open()) {
            return Optional.of(TargetReader.read(connection, tables).of(CatalogOrigin.MIGRATIONS));
        }
    }

    /** The tables of a target that is there; empty where it is away, which is reported. */
    Optional<TargetCatalog> live(Located<String> target, TargetSource.Live live, Set<TableName> tables) {
        try (Connection connection = live.connection().open()) {
            return Optional.of(TargetReader.read(connection, tables));
        } catch (SQLException e) {
            diagnostics.report(DiagnosticCode.TARGET_CATALOG, target.location(), "The target "
                    + Quoted.of(target.value()) + " at " + live.display() + " cannot be read: " + Cause.of(e) + ".");
            return Optional.empty();
        }
    }

    private String nowhere(String target) {
        String suggestion = Suggestion.didYouMean(target, request.targets().keySet());
        String near = suggestion.isEmpty() ? "" : "; there is a catalog with a similar name" + suggestion;
        return "The tables of the target " + Quoted.of(target) + " are not known" + near + ". Provide one of: "
                + "a snapshot of it, src/main/trestle/targets/" + target + ".yaml, which trestle:snapshot writes; its"
                + " migrations, in the folder src/main/trestle/targets/" + target + "/ (PostgreSQL); or the URL of a"
                + " database that has its tables, by -Dtrestle.target." + target + "=jdbc:… or in the plugin's <targets>.";
    }
}
