package dev.trestle.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.emit.text.CallChain;
import dev.trestle.generator.emit.text.RuntimeTypes;
import dev.trestle.generator.emit.text.SqlComment;
import dev.trestle.generator.emit.text.StringLiteral;
import dev.trestle.generator.emit.value.ValueCode;
import dev.trestle.generator.plan.model.Fragment;
import dev.trestle.generator.plan.model.Fragment.Role;
import dev.trestle.generator.plan.model.InputField;
import dev.trestle.generator.plan.model.Statement.Kind;
import dev.trestle.generator.plan.model.Statement;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/**
 * Prints a statement, as a text or as a chain of columns, and what binds its values.
 *
 * @param constant the name of its constant
 * @param binder the name of the method that binds the values of a text
 */
record StatementCode(Statement statement, String constant, String binder) {

    private static final ClassName REQUEST = RouteClass.nested("Request");
    private static final ClassName PARAMETERS = RouteClass.nested("Parameters");

    /** The statement of a route. */
    static StatementCode of(Statement statement) {
        return new StatementCode(statement, statement.match(new Statement.Cases<>() {
            @Override
            public String constant(Statement.Constant statement) {
                return "SQL";
            }

            @Override
            public String assembled(Statement.Assembled statement) {
                return switch (statement.kind()) {
                    case INSERT, INSERT_ROWS -> "INSERT";
                    case COPY -> "COPY";
                    case INSERT_OR_UPDATE, INSERT_OR_NOTHING -> "UPSERT";
                    case UPDATE -> "UPDATE";
                    case DELETE -> "DELETE";
                };
            }
        }), "bind");
    }

    /** The statement that finds the row which another has not stored. */
    static StatementCode finding(Statement statement) {
        return new StatementCode(statement, "FIND", "bindKey");
    }

    // SQL, binds -> bind(request, binds)
    // SQL, binds -> bind(request, parameters, binds)
    // INSERT.sql(request), binds -> INSERT.bind(request, binds)
    /** The text and its binder, as two arguments within a method that has the request. */
    CodeBlock arguments() {
        return statement.match(new Statement.Cases<>() {
            @Override
            public CodeBlock constant(Statement.Constant statement) {
                return CodeBlock.of("$L,$Wbinds -> $L(request, $Lbinds)", constant, binder, statement.computed().isEmpty() ? "" : "parameters, ");
            }

            @Override
            public CodeBlock assembled(Statement.Assembled statement) {
                return CodeBlock.of("$1L.sql(request),$Wbinds -> $1L.bind(request, binds)", constant);
            }
        });
    }

    // INSERT::sql, INSERT::bind
    /** The same of a statement that stores rows. */
    CodeBlock references() {
        return CodeBlock.of("$1L::sql,$W$1L::bind", constant);
    }

    void addField(TypeSpec.Builder type) {
        type.addField(statement.match(new Statement.Cases<>() {
            @Override
            public FieldSpec constant(Statement.Constant statement) {
                return StringLiteral.constant(constant, statement.sql());
            }

            @Override
            public FieldSpec assembled(Statement.Assembled statement) {
                return columns(statement);
            }
        }));
    }

    void addMethods(TypeSpec.Builder type) {
        statement.match(new Statement.Cases<TypeSpec.Builder>() {
            @Override
            public TypeSpec.Builder constant(Statement.Constant statement) {
                return type.addMethod(bind(statement));
            }

            @Override
            public TypeSpec.Builder assembled(Statement.Assembled statement) {
                CallChain chain = chain(statement);
                return chain.fits() ? type : type.addMethod(MethodSpec.methodBuilder(method())
                        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                        .returns(type(statement))
                        .addCode(chain.statements())
                        .build());
            }
        });
    }

    /** Makes a statement of many columns. */
    private String method() {
        return constant.toLowerCase(Locale.ROOT);
    }

    // private static final InsertSql<Request> INSERT =
    //         /*
    //         INSERT INTO public.film (title, rating)
    //         VALUES (:'title', :'rating'::public.mpaa_rating)
    //         RETURNING film_id, title;
    //         */
    //         InsertSql.<Request>into("public.film")
    //                 .set("title", "?", Request::title, PgCodecs.TEXT)
    //                 .ifPresent("rating", "?::public.mpaa_rating", Request::rating, MpaaRating.CODEC)
    //                 .returning("film_id, title");
    private FieldSpec columns(Statement.Assembled statement) {
        CallChain chain = chain(statement);
        return FieldSpec.builder(type(statement), constant, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer("$L\n$>$>$L$<$<", SqlComment.of(statement.whole()),
                        chain.fits() ? chain.expression() : CodeBlock.of("$L()", method()))
                .build();
    }

    private static CallChain chain(Statement.Assembled statement) {
        CallChain chain = start(statement);
        for (Fragment fragment : statement.fragments()) {
            InputField input = fragment.input();
            // The text of a copied value is that of its column's type, without a cast.
            chain.call("$L($S,$W$LRequest::$N,$W$L)",
                    method(fragment), input.sql(), statement.kind() == Kind.COPY ? "" : CodeBlock.of("$S,$W", input.placeholder()),
                    input.javaName(), ValueCode.of(input.type()).binder());
        }
        end(statement).ifPresent(end -> chain.call("$L($L)", end, StringLiteral.of(statement.returning().orElseThrow())));
        return chain;
    }

    private static String method(Fragment fragment) {
        return switch (fragment.role()) {
            case SET, SET_OR_NULL -> !fragment.optional() ? "set" : fragment.role() == Role.SET ? "ifPresent" : "orNull";
            case KEY -> "key";
            case WHERE -> "where";
            case MATCH -> "match";
        };
    }

    // InsertSql<Request>
    private static TypeName type(Statement.Assembled statement) {
        return ParameterizedTypeName.get(builder(statement.kind()), REQUEST);
    }

    private static ClassName builder(Kind kind) {
        return switch (kind) {
            case INSERT -> RuntimeTypes.INSERT_SQL;
            case INSERT_ROWS -> RuntimeTypes.INSERT_ROWS_SQL;
            case COPY -> RuntimeTypes.LOAD_SQL;
            case INSERT_OR_UPDATE, INSERT_OR_NOTHING -> RuntimeTypes.UPSERT_SQL;
            case UPDATE -> RuntimeTypes.UPDATE_SQL;
            case DELETE -> RuntimeTypes.DELETE_SQL;
        };
    }

    private static CallChain start(Statement.Assembled statement) {
        String start = switch (statement.kind()) {
            case INSERT, INSERT_ROWS, INSERT_OR_UPDATE, INSERT_OR_NOTHING, COPY -> "into";
            case UPDATE -> "of";
            case DELETE -> "from";
        };
        return new CallChain(type(statement),
                CodeBlock.of("$T.<$T>$L($S)", builder(statement.kind()), REQUEST, start, statement.table()));
    }

    private static Optional<String> end(Statement.Assembled statement) {
        return switch (statement.kind()) {
            case INSERT, INSERT_ROWS, UPDATE -> Optional.of("returning");
            case INSERT_OR_UPDATE -> Optional.of("orUpdate");
            case INSERT_OR_NOTHING -> Optional.of("orNothing");
            case DELETE, COPY -> Optional.empty();
        };
    }

    // private static void bind(Request request, Binds binds) throws SQLException {
    //     binds.text(request.title());
    // }
    private MethodSpec bind(Statement.Constant statement) {
        MethodSpec.Builder bind = MethodSpec.methodBuilder(binder)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(REQUEST, "request");
        if (!statement.computed().isEmpty()) {
            bind.addParameter(PARAMETERS, "parameters");
        }
        bind.addParameter(RuntimeTypes.BINDS, "binds").addException(SQLException.class);
        for (InputField input : statement.binds()) {
            boolean computed = statement.computed().stream().anyMatch(parameter -> parameter.bound().equals(input));
            bind.addStatement("binds.$L", ValueCode.of(input.type()).bind(
                    CodeBlock.of("$L.$N()", computed ? "parameters" : "request", input.javaName())));
        }
        return bind.build();
    }
}
