package dev.trestle.generator.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.plan.model.InputField;
import dev.trestle.generator.plan.model.RoutePlan;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Prints the class {@code Request} of a route whose inputs are too many for a record. */
final class WideRequestEmitter {

    private WideRequestEmitter() {}

    // public static final class Request {
    //     private Input<String> title = Input.absent();
    //     public Input<String> title() { … }
    //     public Request title(Input<String> title) { … }
    //     static Request fromRequest(RequestReader in) { … }
    // }
    static TypeSpec emit(RoutePlan route, String javadoc) {
        List<InputField> inputs = route.inputs();
        TypeSpec.Builder type = WideClass.builder("Request", javadoc);
        for (InputField input : inputs) {
            ReadField field = new InputCode(input).field();
            type.addField(WideClass.field(field.type(), field.javaName(),
                    input.presence().threeState() ? field.initial() : CodeBlock.of("")));
        }
        if (!route.exchange().takes().shapeOnly()) {
            type.addMethods(RequestEmitter.reader(route).inParts("fromRequest"));
        }
        for (InputField input : inputs) {
            TypeName fieldType = new InputCode(input).type();
            type.addMethod(WideClass.accessor(fieldType, input.javaName(), input.comment()));
            type.addMethod(setter(fieldType, input.javaName()));
        }
        return type.build();
    }

    // public Request title(Input<String> title) {
    //     this.title = title;
    //     return this;
    // }
    private static MethodSpec setter(TypeName type, String name) {
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PUBLIC)
                .returns(RouteClass.nested("Request"))
                .addParameter(type, name)
                .addStatement("this.$1N = $1N", name)
                .addStatement("return this")
                .build();
    }
}
