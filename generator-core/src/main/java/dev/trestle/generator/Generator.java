package dev.trestle.generator;

import dev.trestle.generator.check.MissingModuleCheck;
import dev.trestle.generator.check.PlanCheck;
import dev.trestle.generator.config.RoutesFile;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.emit.Emitter;
import dev.trestle.generator.emit.SourceFile;
import dev.trestle.generator.openapi.OpenApiPrinter;
import dev.trestle.generator.plan.model.ComputedPart;
import dev.trestle.generator.plan.model.DocumentPlan;
import dev.trestle.generator.plan.model.HistoryPart;
import dev.trestle.generator.plan.model.Plan;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Turns a routes file, its queries and a catalog into Java sources. Without state; may be shared. */
public final class Generator {

    /**
     * Reads, plans, checks and prints; writes nothing.
     *
     * @throws SQLException when the database cannot be reached or fails; what the user wrote never throws
     */
    public GenerationResult generate(GenerationRequest request) throws SQLException {
        Diagnostics diagnostics = new Diagnostics();
        Phases phases = new Phases();
        Optional<Plan> plan = plan(request, diagnostics, phases);
        plan.ifPresent(finished -> PlanCheck.ALL.forEach(check -> check.check(finished, diagnostics)));
        plan.ifPresent(finished -> new MissingModuleCheck(request.modules()).check(finished, diagnostics));
        if (plan.isEmpty() || diagnostics.hasErrors()) {
            return new GenerationResult.Rejected(diagnostics.all());
        }
        List<SourceFile> files = phases.time("emit", () -> files(plan.get()));
        String mark = new Emitter().migrationMark(plan.get());
        GenerationResult.Migration migration = new GenerationResult.Migration(
                ComputedPart.FILE, mark, new Emitter().migration(plan.get()), !plan.get().computed().columns().isEmpty());
        GenerationResult.Migration history = new GenerationResult.Migration(
                HistoryPart.FILE, mark, new Emitter().historyMigration(plan.get()), !plan.get().history().isEmpty());
        return new GenerationResult.Generated(files, migration, history, diagnostics.all(), phases.all());
    }

    private static List<SourceFile> files(Plan plan) {
        return Stream.concat(new Emitter().emit(plan).stream(), plan.document().stream().map(document -> new SourceFile(
                        Emitter.folder(plan) + DocumentPlan.FILE, OpenApiPrinter.print(plan, document, Emitter.documentMark(plan)))))
                .sorted(Comparator.comparing(SourceFile::path))
                .toList();
    }

    private static Optional<Plan> plan(GenerationRequest request, Diagnostics diagnostics, Phases phases)
            throws SQLException {
        Planning planning = new Planning(request, diagnostics, phases);
        Optional<RoutesFile> routes = planning.routes();
        if (routes.isEmpty()) {
            return Optional.empty();
        }
        try (Connection connection = phases.time("connect", () -> request.database().open())) {
            return planning.plan(routes.get(), connection).map(Planning.Planned::plan);
        }
    }
}
