package dev.trestle.generator.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.trestle.generator.emit.text.RuntimeTypes;
import dev.trestle.generator.plan.model.RequestPart;
import dev.trestle.generator.plan.model.RowFlow;
import dev.trestle.generator.plan.model.RowLocation;
import javax.lang.model.element.Modifier;

/** Prints the method that answers HTTP requests. */
record HandleCode(RouteCode route) {

    // Request request = json.read(req, Request::fromRequest);
    // Response response = run(request);
    // json.send(res, Status.CREATED_201, response::write);
    MethodSpec answering() {
        GivesCode gives = route.gives();
        if (gives.flow() != RowFlow.LIST && gives.flow() != RowFlow.SPOOLED) {
            StatementCode statement = route.statement();
            return route.plan().exchange().formats().negotiated()
                    ? sending(route.formats().sending(gives.flow(), statement))
                    : piping(gives, statement);
        }
        return method(CodeBlock.builder()
                .add(route.takes().taking())
                .addStatement("$T $L = run($N)", gives.result(), gives.given(), route.takes().parameter())
                .add(route.plan().location().map(this::located).orElse(CodeBlock.of("")))
                .addStatement(route.plan().exchange().formats().negotiated()
                        ? route.formats().sendingList(gives.given()) : gives.row().send(gives))
                .build());
    }

    // Request request = json.query(req, Request::fromRequest);
    // json.sendRows(res, out -> database.stream(SQL, binds -> bind(request, binds), Row.COLUMNS.to(out)));
    private MethodSpec piping(GivesCode gives, StatementCode statement) {
        CodeBlock sent = switch (gives.flow()) {
            case LIST, SPOOLED -> throw new IllegalArgumentException("A list is sent as a whole");
            case EACH -> CodeBlock.of("json.sendFewRows(res,$Wout ->$Wdatabase.each($L,", statement.arguments());
            case STREAM -> CodeBlock.of("json.sendRows(res,$Wout ->$Wdatabase.stream($L,", statement.arguments());
            case STORED -> CodeBlock.of("json.sendStored(res,$Wout ->$Wdatabase.insertEach(rows,$W$L,", statement.references());
        };
        return sending(CodeBlock.of("$L$W$L))", sent, gives.row().sink()));
    }

    private MethodSpec sending(CodeBlock sent) {
        return method(CodeBlock.builder()
                .add(route.takes().taking())
                .add(route.parameters().computing())
                .addStatement(sent)
                .build());
    }

    // Request request = json.read(req, Request::fromRequest);
    // job.accepted(res, submit(request));
    MethodSpec accepting() {
        return method(CodeBlock.builder()
                .add(route.takes().taking())
                .addStatement("job.accepted(res, submit($N))", route.takes().parameter())
                .build());
    }

    // res.header(HeaderNames.LOCATION, location.apply("/films/" + response.filmId()));
    private CodeBlock located(RowLocation location) {
        CodeBlock.Builder path = CodeBlock.builder().add("$S", location.texts().get(0));
        for (int i = 0; i < location.key().size(); i++) {
            path.add("$W+ $L.$N()", route.gives().one(), location.key().get(i).javaName());
            String next = location.texts().get(i + 1);
            path.add(next.isEmpty() ? CodeBlock.of("") : CodeBlock.of("$W+ $S", next));
        }
        return CodeBlock.builder()
                .addStatement("res.header($T.LOCATION, location.apply($L))", RuntimeTypes.HEADER_NAMES, path.build())
                .build();
    }

    // @Override
    // public void handle(ServerRequest req, ServerResponse res) {
    //     …
    // }
    private MethodSpec method(CodeBlock body) {
        boolean form = route.plan().exchange().takes().part() == RequestPart.FORM;
        return MethodSpec.methodBuilder("handle")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addParameter(RuntimeTypes.SERVER_REQUEST, "req")
                .addParameter(RuntimeTypes.SERVER_RESPONSE, "res")
                .addCode(form ? withForm(body) : body)
                .build();
    }

    // try (FormRequest in = form.open(req)) {
    //     Request request = in.read(Request::fromRequest);
    //     …
    // }
    private static CodeBlock withForm(CodeBlock body) {
        return CodeBlock.builder()
                .beginControlFlow("try ($T in = form.open(req))", RuntimeTypes.FORM_REQUEST)
                .add(body)
                .endControlFlow()
                .build();
    }
}
