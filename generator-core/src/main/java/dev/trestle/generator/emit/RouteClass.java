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
import dev.trestle.generator.emit.text.TextBlock;
import dev.trestle.generator.emit.value.ValueCode;
import dev.trestle.generator.plan.model.Presence;
import dev.trestle.generator.plan.model.Endpoint;
import dev.trestle.generator.plan.model.InputField;
import dev.trestle.generator.plan.model.OutputField;
import dev.trestle.generator.plan.model.Presence;
import dev.trestle.generator.plan.model.RequestPart;
import dev.trestle.generator.plan.model.RoutePlan;
import dev.trestle.generator.plan.sql.SqlText;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** The parts that the classes of all routes have in common. */
final class RouteClass {

    /** A string constant holds 65,535 bytes of UTF-8 (JVMS 4.4.7), of which a character takes up to three. */
    private static final int LONGEST_CONSTANT = 20_000;

    /** What of a line of Javadoc is left to its text. */
    private static final int LONGEST_LINE = 110;

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

    // private static final String SQL = """
    //         INSERT INTO public.film (title)
    //         VALUES (?)""";
    static FieldSpec constant(String name, String text) {
        return FieldSpec.builder(String.class, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer(literal(text))
                .build();
    }

    /** A text as an expression, in one literal where that is possible. */
    static CodeBlock literal(String text) {
        if (text.length() > LONGEST_CONSTANT) {
            return pieces(text);
        }
        boolean oneLine = text.indexOf('\n') < 0 && text.length() <= 70;
        return oneLine ? CodeBlock.of("$S", text) : CodeBlock.of("$L", TextBlock.of(text));
    }

    // String.join("", """
    //         …""", """
    //         …""")
    private static CodeBlock pieces(String text) {
        List<CodeBlock> pieces = new ArrayList<>();
        for (int start = 0; start < text.length(); ) {
            int end = Math.min(text.length(), start + LONGEST_CONSTANT);
            int line = end < text.length() ? text.lastIndexOf('\n', end) : -1;
            end = line > start ? line + 1 : Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
            pieces.add(CodeBlock.of("$L", TextBlock.of(text.substring(start, end))));
            start = end;
        }
        return CodeBlock.of("String.join($S, $L)", "", pieces.stream().collect(CodeBlock.joining(", ")));
    }

    // private static final String RETURNING = "film_id, title";
    static FieldSpec returning(List<OutputField> outputs) {
        return constant("RETURNING", SqlText.list("", outputs.stream().map(OutputField::sql).toList(), ""));
    }

    // private static void bind(Request request, Binds binds) throws SQLException {
    //     binds.text(request.title());
    //     binds.ifPresent(request.rating(), binds::enumeration);
    // }
    static MethodSpec bind(Stream<InputField> inputs) {
        return bind("bind", inputs);
    }

    /** The same in a method of another name. */
    static MethodSpec bind(String name, Stream<InputField> inputs) {
        return bindAll(name, inputs.map(RouteClass::bindOne));
    }

    /** The same for values that are compared: null is no value there, but a condition without one. */
    static MethodSpec bindMatches(Stream<InputField> inputs) {
        return bindAll("bind", inputs.map(RouteClass::bindMatch));
    }

    private static MethodSpec bindAll(String name, Stream<CodeBlock> binds) {
        MethodSpec.Builder bind = MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(nested("Request"), "request")
                .addParameter(RuntimeTypes.BINDS, "binds")
                .addException(SQLException.class);
        binds.forEach(bind::addStatement);
        return bind.build();
    }

    private static CodeBlock bindOne(InputField input) {
        ValueCode code = ValueCode.of(input.type());
        CodeBlock value = CodeBlock.of("request.$N()", input.javaName());
        return switch (input.presence()) {
            case OPTIONAL, OPTIONAL_OR_NULL -> CodeBlock.of("binds.ifPresent($L,$W$L)", value, code.binder());
            case REQUIRED, REQUIRED_OR_NULL, NULL_IF_ABSENT -> CodeBlock.of("binds.$L", code.bind(value));
        };
    }

    private static CodeBlock bindMatch(InputField input) {
        return input.presence() == Presence.REQUIRED_OR_NULL
                ? CodeBlock.of("binds.ifNotNull(request.$N(),$W$L)", input.javaName(), ValueCode.of(input.type()).binder())
                : bindOne(input);
    }

    // public Response run(Request request) { … }
    static MethodSpec.Builder run(String javadoc, Reply reply, ClassName row) {
        return MethodSpec.methodBuilder("run")
                .addJavadoc("$L\n", javadoc.length() > LONGEST_LINE ? JavadocText.paragraph(javadoc) : javadoc)
                .addModifiers(Modifier.PUBLIC)
                .returns(reply.gives(row))
                .addParameter(reply.takes());
    }

    // @Override
    // public void handle(ServerRequest req, ServerResponse res) {
    //     Request request = json.read(req, Request::read);
    //     Response response = run(request);
    //     json.send(res, Status.CREATED_201, response::write);
    // }
    static MethodSpec handle(
            RoutePlan route, Reply reply, TypeName result, String resultName, CodeBlock before, CodeBlock send) {
        ParameterSpec taken = reply.takes();
        CodeBlock body = CodeBlock.builder()
                .addStatement("$T $N = $L", taken.type(), taken, reply.read(route))
                .addStatement("$T $L = run($N)", result, resultName, taken)
                .add(before)
                .addStatement(send)
                .build();
        return MethodSpec.methodBuilder("handle")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addParameter(RuntimeTypes.SERVER_REQUEST, "req")
                .addParameter(RuntimeTypes.SERVER_RESPONSE, "res")
                .addCode(route.endpoint().takes() == RequestPart.FORM ? withForm(body) : body)
                .build();
    }

    // try (FormRequest in = form.open(req)) {
    //     Request request = in.read(Request::read);
    //     …
    // }
    static CodeBlock withForm(CodeBlock body) {
        return CodeBlock.builder()
                .beginControlFlow("try ($T in = form.open(req))", RuntimeTypes.FORM_REQUEST)
                .add(body)
                .endControlFlow()
                .build();
    }
}
