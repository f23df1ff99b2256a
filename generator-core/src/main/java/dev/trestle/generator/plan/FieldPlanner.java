package dev.trestle.generator.plan;

import static dev.trestle.generator.diagnostic.DiagnosticCode.MEDIA_INPUT;
import static dev.trestle.generator.diagnostic.DiagnosticCode.UNSUPPORTED_TYPE;

import dev.trestle.generator.catalog.Column;
import dev.trestle.generator.catalog.PgType;
import dev.trestle.generator.catalog.Table;
import dev.trestle.generator.catalog.TypeName;
import dev.trestle.generator.config.ResponseSpec;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.diagnostic.Location;
import dev.trestle.generator.plan.model.EnumPlan;
import dev.trestle.generator.plan.model.InputField;
import dev.trestle.generator.plan.model.OutputField;
import dev.trestle.generator.plan.model.Presence;
import dev.trestle.generator.plan.model.ScalarType;
import dev.trestle.generator.plan.model.ValueType;
import dev.trestle.generator.plan.type.JavaNames;
import dev.trestle.generator.plan.type.TypeTable;
import dev.trestle.generator.query.QueryColumn;
import dev.trestle.generator.query.QueryParameter;
import dev.trestle.generator.query.WriteTarget;
import dev.trestle.generator.route.FilterOperator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Makes fields of columns and parameters; a type that is not mapped is reported, and its field left out. */
final class FieldPlanner {

    private final TypeTable types;
    private final MediaColumns media;
    private final Diagnostics diagnostics;

    FieldPlanner(TypeTable types, MediaColumns media, Diagnostics diagnostics) {
        this.types = types;
        this.media = media;
        this.diagnostics = diagnostics;
    }

    /** {@code otherwise} is what to do where a column names a file. */
    List<InputField> inputs(
            Table table, List<ColumnFinder.Found> columns, Function<Column, Presence> presence, String otherwise) {
        return columns.stream()
                .flatMap(found -> input(table, found, presence.apply(found.column()), otherwise).stream())
                .toList();
    }

    List<OutputField> outputs(WriteTarget target, List<ColumnFinder.Found> columns) {
        return columns.stream().flatMap(found -> output(target, found).stream()).toList();
    }

    private Optional<InputField> input(
            Table table, ColumnFinder.Found found, Presence presence, String otherwise) {
        Column column = found.column();
        if (media.find(table, column).isPresent()) {
            diagnostics.report(MEDIA_INPUT, found.location(), "'" + table.name() + "." + column.name()
                    + "' is a media column, whose values only the media store makes; " + otherwise + ".");
            return Optional.empty();
        }
        return columnType(table, found).map(type -> new InputField(
                column.name(), JavaNames.component(column.name()), column.sql(), type, presence,
                types.placeholder(column.type(), type), column.comment().orElse(""), found.location()));
    }

    private Optional<OutputField> output(WriteTarget target, ColumnFinder.Found found) {
        Column column = found.column();
        Optional<ValueType> type = media.show(target.table(), column).isPresent()
                ? Optional.of(new ValueType.Media())
                : columnType(target.table(), found);
        return type.map(known -> output(column, known, !target.neverNull(column), found.location()));
    }

    /** The field of a column in a whole row of its table; empty for a type that is not mapped. */
    Optional<OutputField> whole(Table table, Column column, Location location) {
        Optional<ValueType> type =
                media.find(table, column).isPresent() ? Optional.of(new ValueType.Media()) : types.find(table, column);
        return type.map(known -> output(column, known.unlimited(), !column.notNull(), location));
    }

    /** The field of a column that is computed, or that a function takes. */
    Optional<OutputField> computed(Table table, Column column, Location location) {
        return mapped(types.find(table, column), column.type(), location,
                        "The column '" + table.name() + "." + column.name() + "'", column.typeText(),
                        "leave it out of 'computed'")
                .map(type -> output(column, type.unlimited(), !column.notNull(), location));
    }

    /**
     * The field of a request that a function takes in the place of a column; empty for a type that is not mapped, which is reported where the
     * column is declared.
     */
    Optional<InputField> argument(Table table, Column column, String name, boolean nullable, Location location) {
        return types.find(table, column).map(type -> new InputField(
                name, JavaNames.component(name), name, type, nullable ? Presence.NULL_IF_ABSENT : Presence.REQUIRED,
                types.typedPlaceholder(column.type()), column.comment().orElse(""), location));
    }

    /** The type of a column; empty if it is not mapped. */
    Optional<ValueType> type(Table table, Column column) {
        return types.find(table, column);
    }

    /** The type of a column that is compared; empty for one that is not mapped. */
    Optional<ValueType> compared(Table table, Column column) {
        return types.find(table, column).map(ValueType::unlimited);
    }

    /** What stands for such a value; a domain's checks are for values that are stored. */
    String placeholder(Column column, ValueType type) {
        return types.placeholder(FilterOperators.base(column.type()), type);
    }

    /** The parameter of a list for an operator on a column of this type. */
    InputField filter(Column column, ValueType type, FilterOperator operator, Location location) {
        String name = operator.parameter(column.name());
        boolean several = operator == FilterOperator.IN;
        ValueType value = operator == FilterOperator.NULL ? new ValueType.Scalar(ScalarType.BOOL, List.of())
                : several ? new ValueType.ListOf(type, ',') : type;
        String placeholder = operator == FilterOperator.NULL ? "?"
                : several ? types.typedPlaceholder(FilterOperators.base(column.type())) + "[]" : placeholder(column, type);
        return new InputField(name, JavaNames.component(name.replace('.', '_')), column.sql(), value, Presence.NULL_IF_ABSENT, placeholder,
                column.comment().orElse(""), location);
    }

    private static OutputField output(Column column, ValueType type, boolean nullable, Location location) {
        return new OutputField(
                column.name(), JavaNames.component(column.name()), column.sql(), type, base(column.type()), nullable,
                column.comment().orElse(""), location);
    }

    private Optional<ValueType> columnType(Table table, ColumnFinder.Found found) {
        Column column = found.column();
        return mapped(types.find(table, column), column.type(), found.location(),
                "The column '" + table.name() + "." + column.name() + "'", column.typeText(),
                "list the route's inputs and outputs without it");
    }

    /** The field of a query's parameter; {@code location} is where the route's author asked for it. */
    Optional<InputField> parameter(QueryParameter parameter, Location location) {
        return mapped(types.find(parameter.type(), -1), parameter.type(), parameter.location(),
                        "The parameter ':" + parameter.name() + "'", parameter.type().name().sql(),
                        "cast it in the query, for example ':" + parameter.name() + "::text'")
                .map(type -> new InputField(
                        parameter.name(), JavaNames.component(parameter.name()), parameter.name(), type,
                        parameter.nullable() ? Presence.NULL_IF_ABSENT : Presence.REQUIRED,
                        types.typedPlaceholder(parameter.type()), "", location));
    }

    /** The field of a query's result column. */
    Optional<OutputField> column(QueryColumn column, Location location) {
        boolean file = MediaColumns.isText(column.type()) && column.origin().flatMap(media::show).isPresent();
        Optional<ValueType> found = file ? Optional.of(new ValueType.Media()) : types.find(column);
        return mapped(found, column.type(), location, "The query's column '" + column.name() + "'",
                        column.type().name().sql(), "cast it in the query, for example to text")
                .map(type -> new OutputField(
                        column.name(), JavaNames.component(column.name()), column.name(), type, base(column.type()),
                        !column.notNull(), column.comment().orElse(""), location));
    }

    /** The field of a hook's response. */
    Optional<OutputField> response(ResponseSpec.Field field, PgType type) {
        return mapped(types.find(type, -1), type, field.type().location(), "The field '" + field.name().value() + "'",
                        type.name().sql(), "give it another type, such as text or jsonb")
                .map(value -> new OutputField(
                        field.name().value(), JavaNames.component(field.name().value()), field.name().value(), value,
                        base(type), field.nullable(), "", field.name().location()));
    }

    private static TypeName base(PgType type) {
        return type instanceof PgType.Domain domain ? base(domain.base()) : type.name();
    }

    private Optional<ValueType> mapped(
            Optional<ValueType> mapped,
            PgType type,
            Location location,
            String what,
            String typeText,
            String remedy) {
        if (mapped.isEmpty()) {
            PgType part = types.unmapped(type);
            TypeName unmapped = part.name();
            String why = part instanceof PgType.Enumeration enumeration
                    ? ", an enum of " + enumeration.labels().size() + " labels, but a Java enum can have at most "
                            + EnumPlan.MOST + "; "
                    : ", which Trestle does not map; ";
            diagnostics.report(UNSUPPORTED_TYPE, location, what + " has the type " + typeText + why + remedy
                    + ", or map the type at the top of the routes file: types: {" + unmapped.schema() + "." + unmapped.name() + ": text}");
        }
        return mapped;
    }
}
