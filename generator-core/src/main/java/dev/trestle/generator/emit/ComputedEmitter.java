package dev.trestle.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.emit.text.DurationCode;
import dev.trestle.generator.emit.text.JavadocText;
import dev.trestle.generator.emit.text.RuntimeTypes;
import dev.trestle.generator.emit.text.StringLiteral;
import dev.trestle.generator.emit.value.ValueCode;
import dev.trestle.generator.plan.model.ComputedPlan;
import dev.trestle.generator.plan.model.ComputedRun;
import dev.trestle.generator.plan.model.Plan;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Prints the class of a computed column or table: the record of its inputs, the interface of its function, and its statements. */
record ComputedEmitter(Plan plan, ComputedPlan column) {

    private static final ClassName INPUT = RouteClass.nested("Input");
    private static final ClassName FUNCTION = RouteClass.nested("Function");

    /** The inputs of a row come after its number. */
    private static final int FIRST = 2;

    // /** {@code film.summary}, computed from {@code title} and {@code body}. */
    // @Generated("trestle")
    // public final class FilmSummary {
    TypeSpec emit() {
        TypeSpec.Builder type = TypeSpec.classBuilder(column.className())
                .addJavadoc("$L\n", subject() + ".")
                .addAnnotation(RuntimeTypes.GENERATED)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addField(StringLiteral.constant("READ", column.read()))
                .addField(StringLiteral.constant("STORE", column.store()).toBuilder()
                        .addJavadoc("Locks rows before cells, as writers do, and waits for none of them.\n").build());
        rows().ifPresent(rows -> type.addField(rows.missing(parent())).addField(rows.list())
                .addField(StringLiteral.constant("DEFINITION", column.column().definition())));
        type.addField(declaration())
                .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
                .addMethod(maker())
                .addType(input());
        rows().ifPresent(rows -> type.addType(rows.row(parent())));
        return type.addType(new FunctionEmitter(column).emit()).build();
    }

    private Optional<ComputedRowsCode> rows() {
        return column.rows().map(rows -> new ComputedRowsCode(column, rows));
    }

    /** The table of the inputs. */
    private String parent() {
        return plan.computed().keys().stream().filter(key -> key.className().equals(column.keyClass()))
                .map(key -> key.table().name()).findFirst().orElseThrow();
    }

    private String subject() {
        return column.rows().isPresent()
                ? "The rows of " + JavadocText.code(column.name()) + ", computed from " + inputs() + " of " + JavadocText.code(parent())
                : JavadocText.code(column.name()) + ", computed from " + inputs();
    }

    /** The record of the inputs. */
    TypeSpec input() {
        return HookRowEmitter.emit("Input", "What " + JavadocText.code(column.name()) + " is computed from.", column.inputs(), FIRST, List.of());
    }

    // function::compute
    // Computation.each(function::compute)
    /** Calls the function for some rows. */
    CodeBlock call() {
        return column.batch().isPresent()
                ? CodeBlock.of("function::compute")
                : CodeBlock.of("$T.each(function::compute)", RuntimeTypes.COMPUTATION);
    }

    /** The names of the inputs, for Javadoc. */
    String inputs() {
        List<String> names = column.inputs().stream().map(input -> JavadocText.code(input.name())).toList();
        int last = names.size() - 1;
        return last == 0 ? names.get(0) : names.stream().limit(last).collect(Collectors.joining(", ")) + " and " + names.get(last);
    }

    // private static final Declaration DECLARATION = new Declaration(
    //         "embedding", "real[] from summary text", List.of("summary"),
    //         ComputedOptions.STANDARD
    //                 .batch(8),
    //         List.of(
    //                 LibrarySchema.film().only("film_id", "summary", "embedding")));
    private FieldSpec declaration() {
        CodeBlock upstream = column.column().upstream().stream()
                .map(name -> CodeBlock.of("$S", name)).collect(CodeBlock.joining(", "));
        return FieldSpec.builder(RuntimeTypes.DECLARATION, "DECLARATION", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer("new $T($>$>\n$S, $L,\n$T.of($L),\n$L,\n$T.of($>$>$L$<$<))$<$<",
                        RuntimeTypes.DECLARATION, column.column().name(), definition(),
                        List.class, upstream, options(), List.class, UsesCode.list(plan, plan.uses().get(column.className())))
                .build();
    }

    /** That of rows has the types of several columns, and a line of its own. */
    private CodeBlock definition() {
        return column.rows().isPresent() ? CodeBlock.of("DEFINITION") : CodeBlock.of("$S", column.column().definition());
    }

    /** How the function is called. */
    CodeBlock options() {
        CodeBlock.Builder chain = CodeBlock.builder().add("$T.STANDARD$>$>", RuntimeTypes.COMPUTED_OPTIONS);
        if (column.column().version() > 1) {
            chain.add("\n.version($L)", column.column().version());
        }
        column.batch().ifPresent(number -> chain.add("\n.batch($L)", number));
        column.calls().attempts().ifPresent(number -> chain.add("\n.attempts($L)", number));
        column.calls().backoff().ifPresent(span -> chain.add("\n.backoff($L)", DurationCode.of(span)));
        column.calls().timeout().ifPresent(span -> chain.add("\n.timeout($L)", DurationCode.of(span)));
        column.calls().limit().ifPresent(limit ->
                chain.add("\n.limit($L.$L)", plan.computed().limitsClass(), limit.constantName()));
        first(column.calls().run()).ifPresent(chain::add);
        column.column().versionSql().ifPresent(name -> chain.add("\n.versioned($S)", name));
        return chain.add("$<$<").build();
    }

    private static Optional<CodeBlock> first(ComputedRun run) {
        return switch (run.mode()) {
            case BACKGROUND -> Optional.empty();
            case REQUEST -> Optional.of(CodeBlock.of("\n.inRequest($L)", DurationCode.of(run.longestWait())));
            case TRANSACTION -> Optional.of(CodeBlock.of("\n.inTransaction($T.$L)", RuntimeTypes.ON_ERROR, run.ignored() ? "IGNORE" : "ABORT"));
        };
    }

    // static ComputedColumn<FilmKey, Input, String> column(Function function) {
    //     Objects.requireNonNull(function);
    //     return new ComputedColumn<>(
    //             FilmKey.TABLE, DECLARATION,
    //             new Inputs<>(READ, Input::fromRow),
    //             new Values<>(STORE, PgCodecs.TEXT, true),
    //             Computation.each(function::compute));
    // }
    private MethodSpec maker() {
        return MethodSpec.methodBuilder("column")
                .addModifiers(Modifier.STATIC)
                .returns(ParameterizedTypeName.get(
                        RuntimeTypes.COMPUTED_COLUMN, RouteClass.nested(column.keyClass()), INPUT, valueType()))
                .addParameter(FUNCTION, "function")
                .addStatement("$T.requireNonNull(function, $S)", Objects.class, column.memberName())
                .addStatement("return new $T<>(\n$L.TABLE, DECLARATION,\nnew $T<>(READ, Input::fromRow),\n"
                                + "$L,\n$L)",
                        RuntimeTypes.COMPUTED_COLUMN, column.keyClass(), RuntimeTypes.INPUTS,
                        rows().map(ComputedRowsCode::values).orElseGet(this::values), call())
                .build();
    }

    private CodeBlock values() {
        return CodeBlock.of("new $T<>(STORE,$W$L,$W$L)", RuntimeTypes.VALUES, ValueCode.of(column.value().type()).codec(), column.value().nullable());
    }

    private TypeName valueType() {
        return column.rows().isPresent() ? ComputedRowsCode.LIST : ValueCode.of(column.value().type()).boxed();
    }
}
