package dev.trestle.generator.emit;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.emit.text.JavadocText;
import dev.trestle.generator.plan.model.Amount;
import dev.trestle.generator.plan.model.InputField;
import dev.trestle.generator.plan.model.RecordLimit;
import dev.trestle.generator.plan.model.RequestPart;
import dev.trestle.generator.plan.model.RoutePlan;
import dev.trestle.generator.plan.model.Takes;
import dev.trestle.generator.route.BodyValidation;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Prints the record {@code Request} of a route. */
final class RequestEmitter {

    private RequestEmitter() {}

    // public record Request(String title, Input<MpaaRating> rating) {
    //     static Request fromRequest(RequestReader in) { … }
    // }
    static TypeSpec emit(RoutePlan route) {
        boolean one = route.exchange().takes().amount() instanceof Amount.One;
        String javadoc = (one ? "The request of " : "One row of the request of ")
                + JavadocText.code(RouteClass.title(route.endpoint())) + ".";
        if (!RecordLimit.fitsInputs(route.inputs())) {
            return WideRequestEmitter.emit(route, javadoc);
        }
        TypeSpec.Builder type = TypeSpec.recordBuilder("Request")
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("$L\n", javadoc)
                .recordConstructor(components(route.inputs()));
        if (!route.exchange().takes().shapeOnly()) {
            type.addMethod(reader(route).method("fromRequest"));
        }
        if (route.background() && !route.loads()) {
            type.addMethod(StoredRequestCode.write(route.inputs()));
        }
        return type.build();
    }

    // public record Request(String title, int year) {}
    /** For a route whose requests others read. */
    static TypeSpec unread(RoutePlan route) {
        return TypeSpec.recordBuilder("Request")
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("The request of $L.\n", JavadocText.code(RouteClass.title(route.endpoint())))
                .recordConstructor(components(route.inputs()))
                .build();
    }

    private static MethodSpec components(List<InputField> inputs) {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder();
        for (InputField input : inputs) {
            ParameterSpec.Builder component = ParameterSpec.builder(new InputCode(input).type(), input.javaName());
            if (!input.comment().isEmpty()) {
                component.addJavadoc("$L\n", JavadocText.paragraph(input.comment()));
            }
            constructor.addParameter(component.build());
        }
        return constructor.build();
    }

    private static List<String> settings(Takes takes) {
        List<String> settings = new ArrayList<>();
        if (takes.ignoreUnknownFields() && takes.inputs().stream().anyMatch(input -> input.type().hasFields())) {
            settings.add(RecordReaderCode.IGNORE_WITHIN);
        }
        if (takes.validation() == BodyValidation.OFF) {
            settings.add(RecordReaderCode.COERCE_STRINGS);
        }
        return settings;
    }

    static RecordReaderCode reader(RoutePlan route) {
        Takes takes = route.exchange().takes();
        return new RecordReaderCode(RouteClass.nested("Request"),
                takes.inputs().stream().map(input -> new InputCode(input).field()).toList(),
                settings(takes),
                takes.part() == RequestPart.QUERY ? route.exchange().formatParameters() : List.of(),
                takes.ignoreUnknownFields() ? RecordReaderCode.SKIP : RecordReaderCode.REFUSE);
    }
}
