package dev.trestle.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.emit.text.RuntimeTypes;
import dev.trestle.generator.plan.model.Plan;
import dev.trestle.generator.plan.model.RoutePlan;
import dev.trestle.generator.plan.model.RouteUses;
import dev.trestle.generator.plan.model.UsedTable;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Prints what a route relies on in the database. */
final class UsesCode {

    static final TypeName LIST = ParameterizedTypeName.get(ClassName.get(List.class), RuntimeTypes.EXPECTED);

    private UsesCode() {}

    // static final List<Expected> USES = List.of(
    //         FilmsSchema.film(),
    //         FilmsSchema.genre().only("name"),
    //         FilmsSchema.person().only("person_id", "name")
    //                 .nullable("name"),
    //         MpaaRating.LABELS);
    static TypeSpec add(TypeSpec type, Plan plan, RoutePlan route) {
        RouteUses uses = plan.uses(route);
        if (uses.isEmpty() && !route.background()) {
            return type;
        }
        List<CodeBlock> all = Stream.concat(
                uses.tables().stream().map(table -> table(plan, table)), types(uses.enums(), uses.composites())).toList();
        boolean oneLine = all.size() == 1 && uses.tables().stream().allMatch(UsedTable::isShared);
        CodeBlock list = oneLine ? all.get(0) : CodeBlock.of("$>$>$L$<$<", all.stream()
                .map(one -> CodeBlock.of("\n$L", one))
                .collect(CodeBlock.joining(",")));
        return type.toBuilder()
                .addField(FieldSpec.builder(LIST, "USES", Modifier.STATIC, Modifier.FINAL)
                        .initializer("$T.of($L)", List.class, list)
                        .build())
                .build();
    }

    /** The members of a list of all that a computed column relies on. */
    static CodeBlock list(Plan plan, RouteUses uses) {
        return Stream.concat(uses.tables().stream().map(table -> table(plan, table)), types(uses.enums(), uses.composites()))
                .map(one -> CodeBlock.of("\n$L", one))
                .collect(CodeBlock.joining(","));
    }

    /** The constants that say what is expected of enumerated and of composite types. */
    static Stream<CodeBlock> types(List<String> enums, List<String> composites) {
        return Stream.concat(
                enums.stream().map(name -> CodeBlock.of("$L.LABELS", name)),
                composites.stream().map(name -> CodeBlock.of("$L.TYPE", name)));
    }

    private static CodeBlock table(Plan plan, UsedTable table) {
        CodeBlock whole = CodeBlock.of("$L.$N()", plan.schemaClass(), table.methodName());
        CodeBlock only = table.whole() ? whole : CodeBlock.of("$L.only($L)", whole, names(table.columns()));
        return table.nullable().isEmpty() ? only
                : CodeBlock.of(table.whole() ? "$L.nullable($L)" : "$L\n$>$>.nullable($L)$<$<", only, names(table.nullable()));
    }

    private static CodeBlock names(List<String> columns) {
        return columns.stream().map(column -> CodeBlock.of("$S", column)).collect(CodeBlock.joining(",$W"));
    }
}
