package dev.trestle.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.emit.text.JavadocText;
import dev.trestle.generator.emit.text.RuntimeTypes;
import dev.trestle.generator.plan.model.GatherPlan;
import dev.trestle.generator.plan.model.Gives;
import dev.trestle.generator.plan.model.RoutePlan;
import dev.trestle.generator.plan.model.RowUse;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** An object whose fields are objects, or lists of them. */
record PartsCode(RoutePlan route, Gives.Parts gives) implements RowCode {

    static final ClassName RESPONSE = RouteClass.nested("Response");

    @Override
    public ClassName record() {
        return RESPONSE;
    }

    @Override
    public CodeBlock stored(String form) {
        throw new IllegalStateException("A route that gathers makes no jobs");
    }

    @Override
    public void addTypes(TypeSpec.Builder type, String javadoc) {
        type.addType(object(javadoc));
        gives.parts().stream().filter(part -> !part.row().shared()).forEach(part -> type.addType(ResponseEmitter.emit(
                part.row().recordName(), (part.one() ? "The row of " : "One row of ") + JavadocText.code(part.name()) + ".",
                part.row().outputs(), isOfFiles(part) ? Set.of(RowUse.WRITTEN, RowUse.OF_FILES) : route.rowUses())));
    }

    private boolean isOfFiles(Gives.Part field) {
        return route instanceof GatherPlan gather
                && gather.parts().stream().anyMatch(part -> part.field().equals(field) && part.files().isPresent());
    }

    // public record Response(List<NewFilmsRow> newFilms, TotalsRow totals) {
    //     void write(JsonWriter out) { … }
    // }
    private TypeSpec object(String javadoc) {
        MethodSpec.Builder components = MethodSpec.constructorBuilder();
        gives.parts().forEach(part -> components.addParameter(type(part), part.javaName()));
        return TypeSpec.recordBuilder(RESPONSE.simpleName())
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("$L\n", javadoc)
                .recordConstructor(components.build())
                .addMethod(write())
                .build();
    }

    // List<NewFilmsRow>
    static TypeName type(Gives.Part part) {
        ClassName row = RouteClass.nested(part.row().recordName());
        return part.one() ? row : ParameterizedTypeName.get(ClassName.get(List.class), row);
    }

    // void write(JsonWriter out) {
    //     out.startObject();
    //     out.name("new_films").array(newFilms, row -> row.write(out));
    //     out.name("totals").object(totals, TotalsRow::write);
    //     out.endObject();
    // }
    private MethodSpec write() {
        MethodSpec.Builder write = MethodSpec.methodBuilder("write")
                .addParameter(RuntimeTypes.JSON_WRITER, "out")
                .addStatement("out.startObject()");
        for (Gives.Part part : gives.parts()) {
            write.addStatement(part.one()
                    ? CodeBlock.of("out.name($S)$Z.object($N, $L::write)", part.name(), part.javaName(), part.row().recordName())
                    : CodeBlock.of("out.name($S)$Z.array($N, row -> row.write(out))", part.name(), part.javaName()));
        }
        return write.addStatement("out.endObject()").build();
    }
}
