package dev.trestle.formats.parquet;

import dev.trestle.formats.cells.CellType;
import dev.trestle.formats.cells.JsonString;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.SchemaElement;

/** The columns that the schema of a file has, which is a tree whose elements are listed in their order (Parquet format, "Nested Encoding"). */
final class ParquetSchema {

    private static final int MOST = 10_000;

    private static final int DEEPEST = 64;

    private final List<SchemaElement> elements;
    private final List<String> names = new ArrayList<>();
    private final Map<String, Supplier<ParquetField>> fields = new HashMap<>();
    private int next = 1;
    private int chunks;

    ParquetSchema(List<SchemaElement> elements) {
        this.elements = elements;
        if (elements.isEmpty() || elements.size() > MOST) {
            throw ParquetProblems.malformed("a schema of " + elements.size() + " elements");
        }
        for (int i = children(elements.getFirst()); i > 0; i--) {
            int element = next;
            int chunk = chunks;
            String name = element().getName();
            skip(0);
            names.add(name);
            fields.put(name, () -> field(element, chunk));
        }
        if (next != elements.size()) {
            throw ParquetProblems.malformed("elements of a schema without a parent");
        }
    }

    private SchemaElement element() {
        if (next == elements.size()) {
            throw ParquetProblems.malformed("an element of a schema without its children");
        }
        return elements.get(next);
    }

    private void skip(int depth) {
        SchemaElement element = element();
        next++;
        if (depth == DEEPEST) {
            throw ParquetProblems.malformed("a schema that is nested too deep");
        }
        if (element.isSetType()) {
            chunks++;
        }
        for (int i = children(element); i > 0; i--) {
            skip(depth + 1);
        }
    }

    private static int children(SchemaElement element) {
        return element.isSetType() ? 0 : Math.max(0, element.getNum_children());
    }

    /** In their order, perhaps with repetitions. */
    List<String> names() {
        return names;
    }

    /** How many chunks a row group has. */
    int chunks() {
        return chunks;
    }

    /** Throws 422 if its type is not supported. */
    ParquetField field(String name) {
        return fields.get(name).get();
    }

    private ParquetField field(int at, int chunk) {
        SchemaElement element = elements.get(at);
        if (element.isSetType()) {
            return element.getRepetition_type() == FieldRepetitionType.REPEATED
                    ? list(element, chunk, element, ParquetField.Levels.list(false, false))
                    : of(element.getName(), element, chunk, ParquetField.Levels.flat(isOptional(element)));
        }
        boolean isList = element.getConverted_type() == ConvertedType.LIST || element.isSetLogicalType() && element.getLogicalType().isSetLIST();
        if (!isList || element.getNum_children() != 1) {
            throw unsupported(element, "a group");
        }
        SchemaElement repeated = elements.get(at + 1);
        boolean isOptional = isOptional(element);
        if (repeated.getRepetition_type() != FieldRepetitionType.REPEATED) {
            throw unsupported(element, "a list without a repeated element");
        }
        if (repeated.isSetType()) {
            return list(element, chunk, repeated, ParquetField.Levels.list(isOptional, false));
        }
        SchemaElement item = repeated.getNum_children() == 1 ? elements.get(at + 2) : repeated;
        if (!item.isSetType() || item.getRepetition_type() == FieldRepetitionType.REPEATED) {
            throw unsupported(element, "a list of lists or groups");
        }
        return list(element, chunk, item, ParquetField.Levels.list(isOptional, isOptional(item)));
    }

    private static boolean isOptional(SchemaElement element) {
        return element.getRepetition_type() == FieldRepetitionType.OPTIONAL;
    }

    private static RuntimeException unsupported(SchemaElement element, String what) {
        return ParquetProblems.unsupported("The column " + element.getName() + " is " + what
                + " in Parquet, which is not supported; write it as another type, such as text");
    }

    private static ParquetField of(String name, SchemaElement element, int chunk, ParquetField.Levels levels) {
        return new ValueTypes(name, element).field(chunk, levels);
    }

    private static ParquetField list(SchemaElement column, int chunk, SchemaElement item, ParquetField.Levels levels) {
        ParquetField one = of(column.getName(), item, chunk, levels);
        CellType type = one.cell();
        return new ParquetField(new CellType(type.name(), "list(" + type.type() + ")", "[" + type.sample() + "]"), chunk,
                one.physical(), one.width(), value -> JsonString.item(one.reading().of(value), type.sample()), levels);
    }
}
