package dev.trestle.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.emit.text.JavadocText;
import dev.trestle.generator.emit.text.RuntimeTypes;
import dev.trestle.generator.plan.model.Endpoint;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** The parts that the classes of all routes have in common. */
final class RouteClass {

    /** What of a line of Javadoc is left to its text. */
    static final int LONGEST_LINE = 110;

    private RouteClass() {}

    /** {@code POST /films}, for people. */
    static String title(Endpoint endpoint) {
        return endpoint.method() + " " + endpoint.path();
    }

    /** A record of the route's own class. */
    static ClassName nested(String name) {
        return ClassName.get("", name);
    }

    // /** {@code POST /films} inserts one row into {@code public.film}. */
    // @Generated("trestle")
    // public final class CreateFilm implements Handler {
    static TypeSpec.Builder builder(Endpoint endpoint, String does) {
        String title = JavadocText.code(title(endpoint));
        String separator = title.length() + does.length() > LONGEST_LINE ? "\n" : " ";
        return TypeSpec.classBuilder(endpoint.className())
                .addJavadoc("$L$L$L\n", title, separator, does)
                .addAnnotation(RuntimeTypes.GENERATED)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addSuperinterface(RuntimeTypes.HANDLER);
    }
}
