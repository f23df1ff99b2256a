package dev.trestle.generator.query;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A piece of an analysed statement, as {@code nodeToString} of PostgreSQL's {@code src/backend/nodes/outfuncs.c} writes
 * it and {@link NodeParser} reads it.
 */
sealed interface Node {

    /** The nodes right below this one. */
    List<Node> children();

    /** Every structure in this piece, itself included, from the top down and from left to right. */
    default List<Struct> structs() {
        List<Struct> found = new ArrayList<>();
        Deque<Node> open = new ArrayDeque<>();
        open.push(this);
        while (!open.isEmpty()) {
            Node node = open.pop();
            if (node instanceof Struct struct) {
                found.add(struct);
            }
            List<Node> children = node.children();
            for (int i = children.size() - 1; i >= 0; i--) {
                open.push(children.get(i));
            }
        }
        return found;
    }

    /** <code>{TYPE :field value …}</code>, by the names that PostgreSQL 16 and later use. */
    record Struct(String type, Map<String, Node> fields) implements Node {
        @Override
        public List<Node> children() {
            return List.copyOf(fields.values());
        }

        boolean is(String wanted) {
            return type.equals(wanted);
        }

        /** The field's structure, or empty where there is none. */
        Optional<Struct> struct(String field) {
            return fields.get(field) instanceof Struct struct ? Optional.of(struct) : Optional.empty();
        }

        /** The field's list; empty where it is {@code <>} or this version of PostgreSQL has no such field. */
        List<Node> list(String field) {
            return fields.get(field) instanceof Sequence sequence ? sequence.items() : List.of();
        }

        /** The field's list of structures. */
        List<Struct> structList(String field) {
            return list(field).stream().filter(Struct.class::isInstance).map(Struct.class::cast).toList();
        }

        /** The members of the field's bitmap or list of numbers. */
        List<Long> numbers(String field) {
            return fields.get(field) instanceof Numbers numbers ? numbers.values() : List.of();
        }

        /** The field's number, which has to be there. */
        long number(String field) {
            if (fields.get(field) instanceof Symbol symbol) {
                return Long.parseLong(symbol.text());
            }
            throw new IllegalStateException(type + " has no number " + field);
        }

        /** The field's number, or another where this version of PostgreSQL has no such field. */
        long number(String field, long otherwise) {
            return fields.containsKey(field) ? number(field) : otherwise;
        }

        /** Whether the field is {@code true}. */
        boolean flag(String field) {
            return text(field).filter("true"::equals).isPresent();
        }

        /** The field's text, or empty where it is {@code <>}. */
        Optional<String> text(String field) {
            Node node = fields.get(field);
            if (node instanceof Symbol symbol) {
                return Optional.of(symbol.text());
            }
            return node instanceof Text text ? Optional.of(text.text()) : Optional.empty();
        }

        /** Whether the field is there and is not {@code <>}. */
        boolean has(String field) {
            return fields.containsKey(field) && !(fields.get(field) instanceof Nothing);
        }
    }

    /** {@code (a b c)}. */
    record Sequence(List<Node> items) implements Node {
        @Override
        public List<Node> children() {
            return items;
        }
    }

    /** Integers {@code (i 1 2)}, oids {@code (o …)}, transactions {@code (x …)} or a bitmap {@code (b …)}. */
    record Numbers(char kind, List<Long> values) implements Node {
        @Override
        public List<Node> children() {
            return List.of();
        }
    }

    /** A bare word: a number, a truth value, an enumeration's number, or a field's string. */
    record Symbol(String text) implements Node {
        @Override
        public List<Node> children() {
            return List.of();
        }
    }

    /** {@code "a string"}. */
    record Text(String text) implements Node {
        @Override
        public List<Node> children() {
            return List.of();
        }
    }

    /** A constant's bytes: {@code 4 [ 1 0 0 0 ]}, each from -128 to 127. */
    record Bytes(List<Long> values) implements Node {
        @Override
        public List<Node> children() {
            return List.of();
        }
    }

    /** {@code <>}. */
    record Nothing() implements Node {
        @Override
        public List<Node> children() {
            return List.of();
        }
    }
}
