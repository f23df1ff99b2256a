package dev.trestle.generator.emit.text;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Prints calls on a builder: as one chain, or, where there are many, as a statement each, which spares javac's stack. */
public final class CallChain {

    private static final int LONGEST = 100;

    private final TypeName type;
    private final CodeBlock start;
    private final String variable;
    private final boolean immutable;
    private final List<CodeBlock> calls = new ArrayList<>();

    /** {@code start} is an expression of the type, whose methods change it and return it. */
    public CallChain(TypeName type, CodeBlock start) {
        this(type, start, "sql", false);
    }

    /** The same with the name of the variable that a method of statements has. */
    public CallChain(TypeName type, CodeBlock start, String variable) {
        this(type, start, variable, false);
    }

    private CallChain(TypeName type, CodeBlock start, String variable, boolean immutable) {
        this.type = type;
        this.start = start;
        this.variable = variable;
        this.immutable = immutable;
    }

    /** The same of an immutable type, whose methods return new values. */
    public static CallChain ofImmutable(TypeName type, CodeBlock start, String variable) {
        return new CallChain(type, start, variable, true);
    }

    /** Adds a call, such as {@code set("title", "?")}. */
    public void call(String format, Object... arguments) {
        calls.add(CodeBlock.of(format, arguments));
    }

    /** Whether they are few enough for one expression. */
    public boolean fits() {
        return calls.size() <= LONGEST;
    }

    // InsertSql.<Request>into("public.film")
    //         .set("title", "?", Request::title, PgCodecs.TEXT)
    //         .returning("title")
    public CodeBlock expression() {
        CodeBlock.Builder chain = CodeBlock.builder().add(start).add("$>$>");
        calls.forEach(call -> chain.add("\n.$L", call));
        return chain.add("$<$<").build();
    }

    // static final Columns COLUMNS = new Columns()
    //         .add("film_id", PgCodecs.INT4);
    /** Adds a constant, and the method that makes it where there are many calls. */
    public void addConstant(TypeSpec.Builder to, String constant, String method) {
        addConstant(to, constant, method, CodeBlock.of(""));
    }

    /** The same with Javadoc. */
    public void addConstant(TypeSpec.Builder to, String constant, String method, CodeBlock javadoc) {
        to.addField(FieldSpec.builder(type, constant, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc(javadoc)
                .initializer(fits() ? expression() : CodeBlock.of("$L()", method))
                .build());
        if (!fits()) {
            to.addMethod(MethodSpec.methodBuilder(method)
                    .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                    .returns(type)
                    .addCode(statements())
                    .build());
        }
    }

    // InsertSql<Request> sql = InsertSql.into("public.film");
    // sql.set("title", "?", Request::title, PgCodecs.TEXT);
    // return sql;
    public CodeBlock statements() {
        CodeBlock.Builder statements = CodeBlock.builder().addStatement("$T $N = $L", type, variable, start);
        calls.forEach(call -> statements.addStatement("$L$N.$L", immutable ? variable + " = " : "", variable, call));
        return statements.addStatement("return $N", variable).build();
    }
}
