package dev.trestle.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.trestle.generator.emit.text.RuntimeTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;

/**
 * Prints the loop that reads a record from an object of JSON, or from what stands for one.
 *
 * @param record what is made
 * @param settings of the reader, before the first field: {@link #IGNORE_WITHIN}, {@link #COERCE_STRINGS}
 * @param skipped fields that something else reads
 * @param otherwise what is done with a field that is none of these
 */
record RecordReaderCode(ClassName record, List<ReadField> fields, List<String> settings, List<String> skipped, String otherwise) {

    static final String IGNORE_WITHIN = "in.ignoreUnknown()";
    static final String COERCE_STRINGS = "in.coerceStrings()";
    static final String REFUSE = "in.unknown()";
    static final String SKIP = "in.skip()";

    // static Request fromRequest(RequestReader in) {
    //     String title = null;
    //     while (in.next()) {
    //         switch (in.name()) {
    //             case "title" -> title = in.text(60);
    //             default -> in.unknown();
    //         }
    //     }
    //     in.end("title");
    //     return new Request(title);
    // }
    MethodSpec method(String name) {
        MethodSpec.Builder read = start(name);
        for (ReadField field : fields) {
            read.addStatement("$T $N =$W$L", field.type().withoutAnnotations(), field.javaName(), field.initial());
        }
        return end(read, anyField(), CodeBlock.of("new $T($L)", record, fields.stream()
                .map(ReadField::component)
                .collect(CodeBlock.joining(",$W"))));
    }

    private CodeBlock anyField() {
        if (fields.isEmpty() && skipped.isEmpty()) {
            return CodeBlock.builder().addStatement(otherwise).build();
        }
        return CodeBlock.builder()
                .beginControlFlow("switch (in.name())")
                .add(cases(fields))
                .add(passing())
                .addStatement("default -> $L", otherwise)
                .endControlFlow()
                .build();
    }

    // case "batch_size", "format" -> in.skip();
    private CodeBlock passing() {
        return skipped.isEmpty() ? CodeBlock.of("") : CodeBlock.builder()
                .addStatement("case $L -> $L", skipped.stream()
                        .map(name -> CodeBlock.of("$S", name)).collect(CodeBlock.joining(", ")), SKIP)
                .build();
    }

    /** The same for a class whose fields are too many for one method. */
    List<MethodSpec> inParts(String name) {
        int parts = WideClass.parts(fields.size());
        List<MethodSpec> methods = new ArrayList<>();
        methods.add(whole(name, parts));
        for (int number = 0; number < parts; number++) {
            methods.add(part(number, WideClass.part(fields, number)));
        }
        return methods;
    }

    // static Request fromRequest(RequestReader in) {
    //     Request request = new Request();
    //     while (in.next()) {
    //         if (!request.readPart0(in) && !request.readPart1(in)) {
    //             in.unknown();
    //         }
    //     }
    //     in.end("title");
    //     return request;
    // }
    private MethodSpec whole(String name, int parts) {
        String noPart = IntStream.range(0, parts)
                .mapToObj(number -> "!request.readPart" + number + "(in)")
                .collect(Collectors.joining(" && "));
        return end(start(name).addStatement("$1T request = new $1T()", record),
                CodeBlock.builder().beginControlFlow("if ($L)", noPart).add(besidesParts()).endControlFlow().build(),
                CodeBlock.of("request"));
    }

    private CodeBlock besidesParts() {
        return new RecordReaderCode(record, List.of(), settings, skipped, otherwise).anyField();
    }

    // private boolean readPart0(RequestReader in) {
    //     switch (in.name()) {
    //         case "title" -> title = in.text(60);
    //         default -> {
    //             return false;
    //         }
    //     }
    //     return true;
    // }
    private static MethodSpec part(int number, List<ReadField> fields) {
        return MethodSpec.methodBuilder("readPart" + number)
                .addModifiers(Modifier.PRIVATE)
                .returns(boolean.class)
                .addParameter(RuntimeTypes.REQUEST_READER, "in")
                .beginControlFlow("switch (in.name())")
                .addCode(cases(fields))
                .beginControlFlow("default ->").addStatement("return false").endControlFlow()
                .endControlFlow()
                .addStatement("return true")
                .build();
    }

    private static CodeBlock cases(List<ReadField> fields) {
        CodeBlock.Builder cases = CodeBlock.builder();
        fields.forEach(field -> cases.addStatement("case $S ->$W$N =$W$L", field.name(), field.javaName(), field.read()));
        return cases.build();
    }

    private MethodSpec.Builder start(String name) {
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.STATIC)
                .returns(record)
                .addParameter(RuntimeTypes.REQUEST_READER, "in");
    }

    private MethodSpec end(MethodSpec.Builder read, CodeBlock one, CodeBlock made) {
        settings.forEach(read::addStatement);
        return read
                .beginControlFlow("while (in.next())")
                .addCode(one)
                .endControlFlow()
                .addStatement("in.end($L)", fields.stream()
                        .filter(ReadField::required)
                        .map(field -> CodeBlock.of("$S", field.name()))
                        .collect(CodeBlock.joining(",$W")))
                .addStatement("return $L", made)
                .build();
    }
}
