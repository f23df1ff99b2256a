package dev.trestle.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.emit.text.JavadocText;
import dev.trestle.generator.plan.model.ListPlan;
import java.util.Arrays;
import javax.lang.model.element.Modifier;

/** Prints the enum of the orders that requests of a list can choose. */
final class SortEmitter {

    static final ClassName SORT = RouteClass.nested("Sort");

    private SortEmitter() {}

    // public enum Sort {
    //     TITLE("title"),
    //     RELEASED_DESC("-released");
    //     …
    //     static Sort of(String text) { … }
    // }
    static TypeSpec emit(ListPlan plan) {
        TypeSpec.Builder type = TypeSpec.enumBuilder(SORT)
                .addJavadoc("The orders of $L; {@code -} means descending.\n", JavadocText.code(RouteClass.title(plan.endpoint())))
                .addModifiers(Modifier.PUBLIC);
        plan.select().orders().forEach(order -> type.addEnumConstant(
                order.constant().orElseThrow(), TypeSpec.anonymousClassBuilder("$S", order.name()).build()));
        return type.addField(String.class, "text", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addParameter(String.class, "text")
                        .addStatement("this.text = text")
                        .build())
                .addMethod(MethodSpec.methodBuilder("of")
                        .addModifiers(Modifier.STATIC)
                        .returns(SORT)
                        .addParameter(String.class, "text")
                        .addStatement("return $T.stream(values())\n.filter(sort -> sort.text.equals(text))\n.findFirst()"
                                + "\n.orElseThrow($T::new)", Arrays.class, IllegalArgumentException.class)
                        .build())
                .build();
    }
}
