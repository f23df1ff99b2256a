package dev.trestle.generator.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.trestle.generator.emit.text.RuntimeTypes;
import dev.trestle.generator.plan.model.Endpoint;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Where the statement of a route is: in {@code run} itself, or in a method that others call as well.
 *
 * @param rows gives, within {@code run}, what the statement gives
 * @param reference the method, as a job is given it; empty where the statement is in {@code run}
 * @param methods that method, if there is one
 * @param byPool whether {@code run} uses the pool's database
 */
record WorkCode(CodeBlock rows, CodeBlock reference, List<MethodSpec> methods, boolean byPool) {

    /** The call of the database that gives the row, or the rows. */
    @FunctionalInterface
    interface Statement {

        /** {@code database} is the variable that holds the database. */
        CodeBlock by(String database);
    }

    /** The database of a statement that is undone where it does not give its row, or of another. */
    static String on(String database, boolean atomic) {
        return atomic ? database + ".atomic()" : database;
    }

    /** The way of a route that exports nothing; {@code given} is what its statement gives. */
    static WorkCode of(Endpoint endpoint, Reply reply, TypeName given, Statement statement) {
        return endpoint.background().isPresent()
                ? performed(endpoint, reply, given, statement,
                        "Runs on a connection of the pool, or in the transaction of a job.")
                : new WorkCode(statement.by("database"), CodeBlock.of(""), List.of(), true);
    }

    // /** Runs on a connection of the pool, or in the transaction of a job. */
    // private static Response perform(Database database, Request request) {
    //     return database.insert(sql(request), binds -> bind(request, binds), Response::read);
    // }
    static WorkCode performed(
            Endpoint endpoint, Reply reply, TypeName given, Statement statement, String javadoc) {
        MethodSpec perform = MethodSpec.methodBuilder("perform")
                .addJavadoc("$L\n", javadoc)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(given)
                .addParameter(RuntimeTypes.DATABASE, "database")
                .addParameter(reply.takes())
                .addStatement("return $L", statement.by("database"))
                .build();
        return new WorkCode(perform("database", reply),
                CodeBlock.of("$L::perform", endpoint.className()), List.of(perform), true);
    }

    // perform(database, request)
    static CodeBlock perform(String database, Reply reply) {
        return CodeBlock.of("perform($L, $N)", database, reply.takes());
    }
}
