package dev.trestle.generator.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.emit.text.RuntimeTypes;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The row is exported, or entered for it, in the transaction of the statement. */
record EnteredCode(ExportParts parts) implements ExportCode {

    // this.export = exports.outbox("LendPrint", "warehouse", EXPORT,
    //         JsonForm.of(Response::fromStored, Response::write),
    //         LendPrint::bindExport);
    @Override
    public void addTo(TypeSpec.Builder type, MethodSpec.Builder constructor) {
        if (parts.plan().kept()) {
            parts.addTo(type, constructor, parts.of(RuntimeTypes.OUTBOX_EXPORT), "outbox",
                    CodeBlock.of("\n$L,\n$L", parts.form(), parts.binder()));
        } else {
            parts.addTo(type, constructor, parts.of(RuntimeTypes.SAME_TRANSACTION_EXPORT), "sameTransaction",
                    CodeBlock.of("$W$L", parts.binder()));
        }
    }

    @Override
    public String does(String does, String responds) {
        return does + ", and " + (parts.plan().kept()
                ? parts.number("enters it for its", "enters them for their") + " export"
                : parts.number("exports it", "exports them")) + ", in one transaction";
    }

    // /** The row, and the entry of its export. */
    // private Response store(Database transaction, Request request) {
    //     Response response = transaction.insert(INSERT.sql(request), binds -> INSERT.bind(request, binds), Response::fromRow);
    //     export.enter(transaction, response);
    //     return response;
    // }
    @Override
    public WorkCode work(RouteCode route, DatabaseCall call) {
        GivesCode gives = route.gives();
        MethodSpec store = MethodSpec.methodBuilder("store")
                .addJavadoc("$L\n", parts.plan().kept()
                        ? parts.number(
                                "The row, and the entry of its export.", "The rows, and the entries of their export.")
                        : parts.number("The row, here and in the target.", "The rows, here and in the target."))
                .addModifiers(Modifier.PRIVATE)
                .returns(gives.returned())
                .addParameter(RuntimeTypes.DATABASE, "transaction")
                .addParameter(route.takes().parameter())
                .addStatement("$T $L = $L", gives.returned(), gives.given(), call.by("transaction"))
                .addStatement(gives.handOn("export.enter", "transaction, ", gives.given()))
                .addStatement("return $L", gives.given())
                .build();
        return new WorkCode(
                CodeBlock.of("export.transaction(transaction -> store(transaction, $N))", route.takes().parameter()),
                CodeBlock.of("this::store"), List.of(store));
    }

    @Override
    public List<MethodSpec> methods() {
        return List.of(parts.bind());
    }
}
