package dev.trestle.generator.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.emit.text.JavadocText;
import java.util.List;
import javax.lang.model.element.Modifier;

/** What the classes have in common that stand in for records with too many components. */
final class WideClass {

    /** So many fields are handled by one method, far below the 64 KiB of code that a method may have (JVMS 4.7.3). */
    private static final int PART = 250;

    private WideClass() {}

    // public static final class Response {
    static TypeSpec.Builder builder(String name, String javadoc) {
        return TypeSpec.classBuilder(name)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("$L A class, as a record cannot have so many components.\n", javadoc);
    }

    // private String title;
    static FieldSpec field(TypeName type, String name, CodeBlock initial) {
        FieldSpec.Builder field = FieldSpec.builder(type, name, Modifier.PRIVATE);
        return (initial.isEmpty() ? field : field.initializer(initial)).build();
    }

    // /** Running time in minutes. */
    // public String title() {
    //     return title;
    // }
    static MethodSpec accessor(TypeName type, String name, String comment) {
        MethodSpec.Builder accessor = MethodSpec.methodBuilder(name).addModifiers(Modifier.PUBLIC).returns(type);
        if (!comment.isEmpty()) {
            accessor.addJavadoc("$L\n", JavadocText.paragraph(comment));
        }
        return accessor.addStatement("return $N", name).build();
    }

    /** How many methods it takes to handle so many fields. */
    static int parts(int fields) {
        return (fields + PART - 1) / PART;
    }

    /** The fields that the method of this number handles, from 0. */
    static <T> List<T> part(List<T> fields, int number) {
        return fields.subList(number * PART, Math.min(fields.size(), (number + 1) * PART));
    }

    /** The place of a part's first field. */
    static int start(int number) {
        return number * PART;
    }
}
