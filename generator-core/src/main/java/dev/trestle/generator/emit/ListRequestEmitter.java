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
import dev.trestle.generator.plan.model.InputField;
import dev.trestle.generator.plan.model.ListPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Prints the record {@code Request} of a list: its filters, and what every list has. */
record ListRequestEmitter(ListPlan plan) {

    private static final ClassName REQUEST = RouteClass.nested("Request");
    private static final String PARAMETERS = "PARAMETERS";
    private static final String SORT = "sort";
    private static final String LIMIT = "limit";
    private static final String CURSOR = "cursor";
    private static final String COUNT = "count";
    private static final TypeName TEXT = ClassName.get(String.class).annotated(RuntimeTypes.NULLABLE);

    /** The parameters that are no filters. */
    static List<String> own(ListPlan plan) {
        return Stream.of(
                        Stream.of(SORT).filter(name -> plan.sorted()), Stream.of(LIMIT, CURSOR), Stream.of(COUNT).filter(name -> plan.counted()))
                .flatMap(names -> names)
                .toList();
    }

    /** Those of them that count as left out where they are empty: not a cursor, as the first page would follow the last one for ever. */
    static Stream<String> absentIfEmpty(ListPlan plan) {
        return own(plan).stream().filter(name -> !name.equals(CURSOR));
    }

    // private static final String[] PARAMETERS = {"released.gte", "sort", "limit", "cursor"};
    /** Adds the names that the answer to an unknown parameter has. */
    void addField(TypeSpec.Builder type) {
        if (!plan.exchange().takes().ignoreUnknownFields()) {
            CodeBlock names = Stream.concat(plan.inputs().stream().map(InputField::name), own(plan).stream())
                    .map(name -> CodeBlock.of("$S", name))
                    .collect(CodeBlock.joining(",$W"));
            type.addField(FieldSpec.builder(String[].class, PARAMETERS, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                    .initializer("{$L}", names)
                    .build());
        }
    }

    // public record Request(@Nullable LocalDate releasedGte, Sort sort, int limit, @Nullable String cursor)
    //         implements PageRequest { … }
    TypeSpec emit() {
        TypeSpec.Builder type = TypeSpec.recordBuilder(REQUEST)
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("The request of $L$L\n", JavadocText.code(RouteClass.title(plan.endpoint())),
                        plan.select().filters().isEmpty() ? "." : "; a filter that is null is not applied.")
                .addSuperinterface(RuntimeTypes.PAGE_REQUEST)
                .recordConstructor(components())
                .addMethod(reader().method("fromRequest"));
        if (plan.sorted()) {
            type.addMethod(sortedBy());
        }
        return type.addMethod(after()).build();
    }

    private MethodSpec components() {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder();
        for (InputField input : plan.inputs()) {
            ParameterSpec.Builder component = ParameterSpec.builder(new InputCode(input).type(), input.javaName());
            if (!input.comment().isEmpty()) {
                component.addJavadoc("$L\n", JavadocText.paragraph(input.comment()));
            }
            constructor.addParameter(component.build());
        }
        ownFields().forEach(field -> constructor.addParameter(field.type(), field.javaName()));
        return constructor.build();
    }

    private RecordReaderCode reader() {
        List<ReadField> fields = new ArrayList<>(plan.inputs().stream().map(input -> new InputCode(input).field()).toList());
        fields.addAll(ownFields());
        return new RecordReaderCode(REQUEST, fields, List.of(), List.of(),
                plan.exchange().takes().ignoreUnknownFields() ? RecordReaderCode.SKIP : "in.unknown(" + PARAMETERS + ")");
    }

    private List<ReadField> ownFields() {
        List<ReadField> fields = new ArrayList<>();
        if (plan.sorted()) {
            List<ListPlan.Order> orders = plan.select().orders();
            fields.add(field(SORT, SortEmitter.SORT, CodeBlock.of("$T.$L", SortEmitter.SORT, orders.get(0).constant().orElseThrow()),
                    CodeBlock.of("in.parsed($S,$W$T::of)", either(orders.stream().map(ListPlan.Order::name).toList()), SortEmitter.SORT)));
        }
        fields.add(field(LIMIT, TypeName.INT, CodeBlock.of("$L", plan.page().standard()),
                CodeBlock.of("(int) in.integer(1, $L)", plan.page().max())));
        fields.add(field(CURSOR, TEXT, CodeBlock.of("null"), CodeBlock.of("in.text()")));
        if (plan.counted()) {
            fields.add(field(COUNT, RuntimeTypes.COUNT.annotated(RuntimeTypes.NULLABLE), CodeBlock.of("null"),
                    CodeBlock.of("in.parsed($S,$W$T::of)", "exact or estimated", RuntimeTypes.COUNT)));
        }
        return fields;
    }

    private static ReadField field(String name, TypeName type, CodeBlock initial, CodeBlock read) {
        return new ReadField(name, name, type, initial, read, false, CodeBlock.of("$N", name));
    }

    // title, -released or stars
    private static String either(List<String> names) {
        int last = names.size() - 1;
        return (last == 0 ? "" : String.join(", ", names.subList(0, last)) + " or ") + names.get(last);
    }

    // @Override
    // public String sortedBy() {
    //     return sort.text;
    // }
    private static MethodSpec sortedBy() {
        return MethodSpec.methodBuilder("sortedBy")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(String.class)
                .addStatement("return sort.text")
                .build();
    }

    // /** The same request for the page of a cursor; null for the first. */
    // public Request after(@Nullable String cursor) {
    //     return new Request(releasedGte, sort, limit, cursor);
    // }
    private MethodSpec after() {
        return MethodSpec.methodBuilder("after")
                .addJavadoc("The same request for the page that a cursor leads to; null for the first page.\n")
                .addModifiers(Modifier.PUBLIC)
                .returns(REQUEST)
                .addParameter(TEXT, CURSOR)
                .addStatement("return new $T($L)", REQUEST, Stream.concat(
                                plan.inputs().stream().map(InputField::javaName), own(plan).stream())
                        .map(name -> CodeBlock.of("$N", name))
                        .collect(CodeBlock.joining(",$W")))
                .build();
    }
}
