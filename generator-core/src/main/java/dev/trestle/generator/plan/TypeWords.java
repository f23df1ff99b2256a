package dev.trestle.generator.plan;

import dev.trestle.generator.plan.model.ScalarType;
import dev.trestle.generator.plan.model.ValueType;
import java.util.stream.Collectors;

/** Names the type of a value in messages. */
final class TypeWords implements ValueType.Cases<String> {

    static String of(ValueType type) {
        return type.match(new TypeWords());
    }

    /** Whether one name stands for types whose values have other forms, such as inet and macaddr. */
    static boolean namesSeveral(ValueType type) {
        return type instanceof ValueType.Scalar scalar
                ? scalar.type().typeNames().size() > 1 && scalar.type() != ScalarType.TEXT && scalar.type() != ScalarType.JSON
                : type instanceof ValueType.ListOf list && namesSeveral(list.element());
    }

    @Override
    public String scalar(ValueType.Scalar type) {
        String name = type.type().typeNames().get(0);
        return type.limits().isEmpty() ? name
                : name + type.limits().stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
    }

    @Override
    public String enumeration(ValueType.Enumeration type) {
        return type.className();
    }

    @Override
    public String listOf(ValueType.ListOf type) {
        return of(type.element()) + "[]";
    }

    @Override
    public String rowsOf(ValueType.RowsOf type) {
        return of(type.row()) + "[]";
    }

    @Override
    public String composite(ValueType.Composite type) {
        return type.className();
    }

    @Override
    public String rangeOf(ValueType.RangeOf type) {
        return "a range of " + of(type.bound());
    }

    @Override
    public String multirangeOf(ValueType.MultirangeOf type) {
        return "a multirange of " + of(type.bound());
    }

    @Override
    public String custom(ValueType.Custom type) {
        return type.javaClass();
    }

    @Override
    public String media(ValueType.Media type) {
        return "a link to a file";
    }

    @Override
    public String upload(ValueType.Upload type) {
        return "an upload" + (type.accept().isEmpty() ? "" : " of " + String.join(", ", type.accept()))
                + type.maxSize().map(bytes -> " of at most " + bytes + " bytes").orElse("");
    }
}
