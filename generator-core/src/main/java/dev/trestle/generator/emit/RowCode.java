package dev.trestle.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.plan.model.OutputField;
import java.util.List;
import java.util.Optional;

/** Prints the records of a route: of a row that its statement returns, and of what clients get of it. */
interface RowCode {

    /** The record of a row. */
    ClassName record();

    /** The record of what clients get. */
    default ClassName response() {
        return record();
    }

    /** The components of that record. */
    default List<OutputField> fields() {
        return List.of();
    }

    // Response::fromRow
    /** Reads one row of what the statement returns; with the space before it, as the last argument of several. */
    default CodeBlock reader() {
        return CodeBlock.of(" $L::fromRow", record());
    }

    // Row.COLUMNS.to(out)
    /** What writes a row as it is read. */
    default CodeBlock sink() {
        return CodeBlock.of("row -> $L.fromRow(row).write(out)", record());
    }

    /** The class whose {@code respond} has a hook make it of the row; empty where it is the row. */
    default Optional<ClassName> hookCaller() {
        return Optional.empty();
    }

    /** Sends what {@code run} returns. */
    default CodeBlock send(GivesCode gives) {
        return gives.sendObjects();
    }

    /** The JSON of what the statement returns, which {@code form} says. */
    CodeBlock stored(String form);

    /** Adds the record of a row, which {@code javadoc} describes, and what else the answer needs. */
    void addTypes(TypeSpec.Builder type, String javadoc);
}
