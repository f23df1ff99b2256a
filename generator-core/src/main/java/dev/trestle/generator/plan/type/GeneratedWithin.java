package dev.trestle.generator.plan.type;

import dev.trestle.generator.plan.model.CompositePlan;
import dev.trestle.generator.plan.model.ValueType;
import java.util.List;
import java.util.stream.Stream;

/** The classes of the enumerated and composite types that a value is, or holds. */
public record GeneratedWithin(List<CompositePlan> composites) implements ValueType.Cases<Stream<String>> {

    @Override
    public Stream<String> scalar(ValueType.Scalar type) {
        return Stream.of();
    }

    @Override
    public Stream<String> enumeration(ValueType.Enumeration type) {
        return Stream.of(type.className());
    }

    @Override
    public Stream<String> listOf(ValueType.ListOf type) {
        return type.element().match(this);
    }

    @Override
    public Stream<String> rowsOf(ValueType.RowsOf type) {
        return type.row().match(this);
    }

    @Override
    public Stream<String> composite(ValueType.Composite type) {
        return Stream.concat(Stream.of(type.className()), composites.stream()
                .filter(plan -> plan.className().equals(type.className()))
                .flatMap(plan -> plan.fields().stream())
                .flatMap(field -> field.type().match(this)));
    }

    @Override
    public Stream<String> rangeOf(ValueType.RangeOf type) {
        return type.bound().match(this);
    }

    @Override
    public Stream<String> multirangeOf(ValueType.MultirangeOf type) {
        return type.bound().match(this);
    }

    @Override
    public Stream<String> media(ValueType.Media type) {
        return Stream.of();
    }

    @Override
    public Stream<String> upload(ValueType.Upload type) {
        return Stream.of();
    }

    @Override
    public Stream<String> custom(ValueType.Custom type) {
        return Stream.of();
    }
}
