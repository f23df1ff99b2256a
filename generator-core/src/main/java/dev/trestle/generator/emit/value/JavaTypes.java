package dev.trestle.generator.emit.value;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.trestle.generator.emit.text.RuntimeTypes;
import dev.trestle.generator.plan.model.ValueType;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The Java type of a value that is not null. */
record JavaTypes() implements ValueType.Cases<TypeName> {

    private TypeName boxed(ValueType type) {
        TypeName name = type.match(this);
        return name.isPrimitive() ? name.box() : name;
    }

    private static TypeName list(TypeName item) {
        return ParameterizedTypeName.get(ClassName.get(List.class), item);
    }

    @Override
    public TypeName scalar(ValueType.Scalar scalar) {
        return scalar.type().primitive().map(JavaTypes::primitive).orElseGet(() -> reference(scalar));
    }

    private static TypeName reference(ValueType.Scalar scalar) {
        return switch (scalar.type()) {
            case BYTEA -> ArrayTypeName.of(TypeName.BYTE);
            case HSTORE -> ParameterizedTypeName.get(
                    ClassName.get(Map.class),
                    ClassName.get(String.class),
                    ClassName.get(String.class).annotated(RuntimeTypes.NULLABLE));
            default -> ClassName.bestGuess(scalar.type().javaClass());
        };
    }

    private static TypeName primitive(String keyword) {
        return Stream.of(
                        TypeName.BOOLEAN, TypeName.SHORT, TypeName.INT, TypeName.LONG, TypeName.FLOAT, TypeName.DOUBLE)
                .filter(type -> type.toString().equals(keyword))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public TypeName enumeration(ValueType.Enumeration enumeration) {
        return ClassName.get("", enumeration.className());
    }

    @Override
    public TypeName listOf(ValueType.ListOf list) {
        return list(boxed(list.element()).annotated(RuntimeTypes.NULLABLE));
    }

    @Override
    public TypeName rowsOf(ValueType.RowsOf rows) {
        return list(boxed(rows.row()));
    }

    @Override
    public TypeName composite(ValueType.Composite composite) {
        return ClassName.get("", composite.className());
    }

    private TypeName range(ValueType bound) {
        return ParameterizedTypeName.get(RuntimeTypes.RANGE, boxed(bound));
    }

    @Override
    public TypeName rangeOf(ValueType.RangeOf range) {
        return range(range.bound());
    }

    @Override
    public TypeName multirangeOf(ValueType.MultirangeOf multirange) {
        return list(range(multirange.bound()));
    }

    @Override
    public TypeName custom(ValueType.Custom custom) {
        return ClassName.bestGuess(custom.javaClass());
    }

    @Override
    public TypeName media(ValueType.Media media) {
        return RuntimeTypes.MEDIA_LINK;
    }

    @Override
    public TypeName upload(ValueType.Upload upload) {
        return RuntimeTypes.UPLOAD;
    }
}
