package dev.trestle.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.emit.text.CallChain;
import dev.trestle.generator.emit.text.RuntimeTypes;
import dev.trestle.generator.emit.text.StringLiteral;
import dev.trestle.generator.emit.value.ValueCode;
import dev.trestle.generator.plan.model.Bind;
import dev.trestle.generator.plan.model.Fragment;
import dev.trestle.generator.plan.model.InputField;
import dev.trestle.generator.plan.model.Statement.Kind;
import dev.trestle.generator.plan.model.Statement;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import javax.lang.model.element.Modifier;

/**
 * Prints a statement, as a constant or as a chain of calls, and what binds its values.
 *
 * @param constant the name of its constant
 * @param binder the name of the method that binds
 */
record StatementCode(Statement statement, String constant, String binder) {

    private static final ClassName REQUEST = RouteClass.nested("Request");

    /** The statement of a route. */
    static StatementCode of(Statement statement) {
        return new StatementCode(statement, "SQL", "bind");
    }

    /** The statement that finds the row which another has not stored. */
    static StatementCode finding(Statement statement) {
        return new StatementCode(statement, "FIND", "bindKey");
    }

    /** The text, within a method that has the request. */
    CodeBlock text() {
        return statement.match(new Statement.Cases<>() {
            @Override
            public CodeBlock constant(Statement.Constant statement) {
                return CodeBlock.of("$L", constant);
            }

            @Override
            public CodeBlock assembled(Statement.Assembled statement) {
                return CodeBlock.of("sql(request)");
            }
        });
    }

    // private static final String SQL = "…";
    // private static final String RETURNING = "film_id, title";
    void addField(TypeSpec.Builder type) {
        statement.match(new Statement.Cases<TypeSpec.Builder>() {
            @Override
            public TypeSpec.Builder constant(Statement.Constant statement) {
                return type.addField(StringLiteral.constant(constant, statement.sql()));
            }

            @Override
            public TypeSpec.Builder assembled(Statement.Assembled statement) {
                statement.returning().ifPresent(columns -> type.addField(StringLiteral.constant("RETURNING", columns)));
                return type;
            }
        });
    }

    void addMethods(TypeSpec.Builder type) {
        if (statement instanceof Statement.Assembled assembled) {
            type.addMethod(assemble(assembled));
        }
        type.addMethod(bind());
    }

    // private static String sql(Request request) {
    //     return InsertSql.into("public.film")
    //             .set("title", "?")
    //             .set("rating", "?::public.mpaa_rating", request.rating())
    //             .returning(RETURNING);
    // }
    private static MethodSpec assemble(Statement.Assembled statement) {
        boolean rows = statement.kind() == Kind.INSERT_ROWS;
        TypeName taken = rows ? ParameterizedTypeName.get(ClassName.get(List.class), REQUEST) : REQUEST;
        CallChain chain = start(statement);
        for (Fragment fragment : statement.fragments()) {
            CodeBlock arguments = fragment.sql().stream()
                    .map(text -> CodeBlock.of("$S", text))
                    .collect(CodeBlock.joining(",$W"));
            CodeBlock value = fragment.decidedBy()
                    .map(input -> CodeBlock.of(rows ? ",$WRequest::$N" : ",$Wrequest.$N()", input.javaName()))
                    .orElse(CodeBlock.of(""));
            chain.call("$L($L$L)", fragment.role().name().toLowerCase(Locale.ROOT), arguments, value);
        }
        return MethodSpec.methodBuilder("sql")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(String.class)
                .addParameter(ParameterSpec.builder(taken, rows ? "rows" : "request").build())
                .addCode(chain.returning(end(statement.kind())))
                .build();
    }

    private static CallChain start(Statement.Assembled statement) {
        String table = statement.table();
        return switch (statement.kind()) {
            case INSERT -> chain(RuntimeTypes.INSERT_SQL, "into", table);
            case INSERT_ROWS -> new CallChain(
                    ParameterizedTypeName.get(RuntimeTypes.INSERT_ROWS_SQL, REQUEST),
                    CodeBlock.of("$T.into($S, rows)", RuntimeTypes.INSERT_ROWS_SQL, table));
            case INSERT_OR_UPDATE, INSERT_OR_NOTHING -> chain(RuntimeTypes.UPSERT_SQL, "into", table);
            case UPDATE -> chain(RuntimeTypes.UPDATE_SQL, "of", table);
            case DELETE -> chain(RuntimeTypes.DELETE_SQL, "from", table);
        };
    }

    private static CallChain chain(ClassName builder, String start, String table) {
        return new CallChain(builder, CodeBlock.of("$T.$L($S)", builder, start, table));
    }

    private static CodeBlock end(Kind kind) {
        return CodeBlock.of(switch (kind) {
            case INSERT, INSERT_ROWS, UPDATE -> "returning(RETURNING)";
            case INSERT_OR_UPDATE -> "orUpdate(RETURNING)";
            case INSERT_OR_NOTHING -> "orNothing(RETURNING)";
            case DELETE -> "sql()";
        });
    }

    // private static void bind(Request request, Binds binds) throws SQLException {
    //     binds.text(request.title());
    //     binds.ifPresent(request.rating(), MpaaRating.CODEC);
    // }
    private MethodSpec bind() {
        MethodSpec.Builder bind = MethodSpec.methodBuilder(binder)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(REQUEST, "request")
                .addParameter(RuntimeTypes.BINDS, "binds")
                .addException(SQLException.class);
        statement.binds().forEach(one -> bind.addStatement(bind(one)));
        return bind.build();
    }

    private static CodeBlock bind(Bind bind) {
        InputField input = bind.input();
        ValueCode code = ValueCode.of(input.type());
        CodeBlock value = CodeBlock.of("request.$N()", input.javaName());
        return switch (bind.when()) {
            case ALWAYS -> CodeBlock.of("binds.$L", code.bind(value));
            case PRESENT -> CodeBlock.of("binds.ifPresent($L,$W$L)", value, code.binder());
            case NOT_NULL -> CodeBlock.of("binds.ifNotNull($L,$W$L)", value, code.binder());
        };
    }
}
