package dev.trestle.generator;

import dev.trestle.generator.config.RoutesFile;
import dev.trestle.generator.config.RoutesFileReader;
import dev.trestle.generator.config.TargetSpec;
import dev.trestle.generator.diagnostic.Diagnostic;
import dev.trestle.generator.diagnostic.DiagnosticCode;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.diagnostic.Quoted;
import dev.trestle.generator.target.SnapshotWriter;
import dev.trestle.generator.target.TableName;
import dev.trestle.generator.target.TargetCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Takes snapshots of the targets that can be asked. Without state; may be shared. */
public final class Snapshots {

    /**
     * What came of it.
     *
     * @param taken one for each live target that routes export into, in the order of the routes file; not to be used
     *     where there are errors
     * @param used the names of all targets that routes export into, but for those that are the database of the routes
     */
    public record Result(List<Taken> taken, List<String> used, List<Diagnostic> diagnostics) {}

    /**
     * A snapshot.
     *
     * @param tables how many it has
     * @param text of the file
     */
    public record Taken(String target, int tables, String text) {}

    /** Reads the routes file and asks the targets; writes nothing, and opens no other database. */
    public Result take(GenerationRequest request) {
        Diagnostics diagnostics = new Diagnostics();
        Optional<RoutesFile> routes =
                new RoutesFileReader().read(request.routesFile(), request.display(request.routesFile()), diagnostics);
        routes.ifPresent(file -> UnusedCatalogs.report(file, request, diagnostics));
        Map<TargetSpec, Set<TableName>> used =
                routes.map(file -> RouteTargets.used(file, diagnostics)).orElse(Map.of());
        List<Taken> taken = new ArrayList<>();
        List<String> names = new ArrayList<>();
        used.forEach((target, tables) -> {
            if (!target.sameDatabase()) {
                names.add(target.name().value());
                take(request, target, tables, diagnostics).ifPresent(taken::add);
            }
        });
        return new Result(taken, names, diagnostics.all());
    }

    private static Optional<Taken> take(
            GenerationRequest request, TargetSpec target, Set<TableName> tables, Diagnostics diagnostics) {
        String name = target.name().value();
        if (!(request.targets().get(name) instanceof TargetSource.Live live)) {
            return Optional.empty();
        }
        Optional<TargetCatalog> catalog = new TargetCatalogs(request, diagnostics).live(target.name(), live, tables);
        catalog.ifPresent(found -> requireAll(target, tables, found, diagnostics));
        return catalog.map(found -> new Taken(name, found.tables().size(), SnapshotWriter.write(name, found)));
    }

    private static void requireAll(
            TargetSpec target, Set<TableName> tables, TargetCatalog catalog, Diagnostics diagnostics) {
        for (TableName table : tables) {
            if (catalog.table(table).isEmpty()) {
                diagnostics.report(DiagnosticCode.TARGET_CATALOG, target.name().location(), "The target "
                        + Quoted.of(target.name().value()) + " has no table " + Quoted.of(table.toString())
                        + catalog.known().suggestion(table) + ".");
            }
        }
    }
}
