package dev.trestle.generator.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.emit.text.JavadocText;
import dev.trestle.generator.emit.text.RuntimeTypes;
import dev.trestle.generator.emit.text.StringLiteral;
import dev.trestle.generator.plan.model.FilePart;
import dev.trestle.generator.plan.model.GatherPlan;
import dev.trestle.generator.plan.model.PartPlan;
import dev.trestle.generator.plan.model.Statement;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Prints the class of a gather route. */
final class GatherEmitter {

    private GatherEmitter() {}

    static TypeSpec emit(GatherPlan plan) {
        RouteCode route = RouteCode.of(plan);
        RouteText text = new RouteText(
                "answers with the rows of several queries that run at once:\n" + files(plan) + ".",
                "Runs the queries at once, " + (plan.snapshot() ? "in one snapshot" : "each on a connection of its own"),
                "The parts of the answer.");
        List<StatementCode> statements =
                plan.parts().stream().filter(part -> part.files().isEmpty()).map(GatherEmitter::statement).toList();
        TypeSpec.Builder type = RouteEmitter.builder(route, text, statements, new GatherCode(plan));
        plan.parts().forEach(part -> part.files().ifPresent(files -> addFiles(type, part, files)));
        return type.build();
    }

    private static void addFiles(TypeSpec.Builder type, PartPlan part, FilePart files) {
        Statement.Constant statement = (Statement.Constant) part.statement();
        FilePartCode code = new FilePartCode(files, statement);
        type.addField(StringLiteral.constant(part.constant(), statement.sql()));
        type.addField(RuntimeTypes.FILE_QUERY, GatherCode.query(part), Modifier.PRIVATE, Modifier.FINAL);
        type.addMethod(code.names(GatherCode.names(part)));
        type.addMethod(code.bind(part.binder()));
    }

    // this.agesQuery = data.query(AGES, FilmsFiles.USERS);
    /** Makes the queries of files, within the constructor. */
    static CodeBlock queries(GatherPlan plan) {
        CodeBlock.Builder queries = CodeBlock.builder();
        plan.parts().forEach(part -> part.files().ifPresent(files -> queries.addStatement("this.$N = $L", GatherCode.query(part),
                new FilePartCode(files, (Statement.Constant) part.statement()).query(part.constant()))));
        return queries.build();
    }

    static StatementCode statement(PartPlan part) {
        return new StatementCode(part.statement(), part.constant(), part.binder());
    }

    // {@code queries/new_films.sql},
    // {@code queries/totals.sql}
    private static String files(GatherPlan plan) {
        return plan.parts().stream()
                .map(PartPlan::queryFile)
                .distinct()
                .map(JavadocText::code)
                .collect(Collectors.joining(",\n"));
    }
}
