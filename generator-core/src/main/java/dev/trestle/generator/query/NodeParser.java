package dev.trestle.generator.query;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text form of PostgreSQL's node trees, such as {@code pg_proc.prosqlbody}, of PostgreSQL 14 to 18. A string
 * in it protects what would mean something with a backslash. Keeps a stack of its own, since expressions nest deeply.
 */
final class NodeParser {

    /** Names that PostgreSQL 14 and 15 wrote by hand; later ones are the name of the C structure. */
    private static final Map<String, String> OLD_NAMES = Map.of(
            "RTE", "RANGETBLENTRY",
            "COLLATE", "COLLATEEXPR",
            "CASE", "CASEEXPR",
            "WHEN", "CASEWHEN",
            "ARRAY", "ARRAYEXPR",
            "ROW", "ROWEXPR",
            "ROWCOMPARE", "ROWCOMPAREEXPR",
            "COALESCE", "COALESCEEXPR",
            "MINMAX", "MINMAXEXPR");

    private final NodeTokens tokens;
    private final Deque<Open> open = new ArrayDeque<>();

    private NodeParser(String tree) {
        this.tokens = new NodeTokens(tree);
    }

    /**
     * The tree that this text describes.
     *
     * @throws IllegalStateException when it is not the text of one node
     */
    static Node parse(String tree) {
        NodeParser parser = new NodeParser(tree);
        Open root = new OpenSequence();
        parser.open.push(root);
        while (parser.tokens.hasNext()) {
            parser.take(parser.tokens.next());
        }
        List<Node> top = ((Node.Sequence) root.close()).items();
        if (parser.open.size() != 1 || top.size() != 1) {
            throw new IllegalStateException("not the text of one node: " + tree);
        }
        return top.get(0);
    }

    private void take(String token) {
        if (token.equals("[") && open.element().bytesFollow()) {
            Node bytes = bytes();
            open.element().replace(bytes);
            return;
        }
        switch (token) {
            case "{" -> {
                String type = tokens.next();
                open.push(new OpenStruct(OLD_NAMES.getOrDefault(type, type)));
            }
            case "(" -> {
                if (tokens.numbersFollow()) {
                    open.element().add(numbers());
                } else {
                    open.push(new OpenSequence());
                }
            }
            case "}", ")" -> {
                if (open.size() == 1) {
                    throw new IllegalStateException("'" + token + "' closes nothing");
                }
                Node closed = open.pop().close();
                open.element().add(closed);
            }
            default -> open.element().word(token);
        }
    }

    private Node numbers() {
        char kind = tokens.next().charAt(0);
        return new Node.Numbers(kind, numbersUpTo(")"));
    }

    private Node bytes() {
        return new Node.Bytes(numbersUpTo("]"));
    }

    private List<Long> numbersUpTo(String end) {
        List<Long> values = new ArrayList<>();
        for (String token = tokens.next(); !token.equals(end); token = tokens.next()) {
            values.add(Long.valueOf(token));
        }
        return values;
    }

    private static Node scalar(String token) {
        if (token.equals("<>")) {
            return new Node.Nothing();
        }
        if (token.length() >= 2 && token.startsWith("\"") && token.endsWith("\"")) {
            return new Node.Text(NodeTokens.unescape(token.substring(1, token.length() - 1)));
        }
        return new Node.Symbol(NodeTokens.unescape(token));
    }

    /** A node whose end has not been seen. */
    private abstract static class Open {
        abstract void add(Node node);

        abstract Node close();

        void word(String token) {
            add(scalar(token));
        }

        /** Whether a bracket would begin the bytes of a constant; it may also be a field's string. */
        boolean bytesFollow() {
            return false;
        }

        void replace(Node bytes) {
            throw new IllegalStateException("bytes without their length");
        }
    }

    private static final class OpenStruct extends Open {
        private final String type;
        private final Map<String, Node> fields = new LinkedHashMap<>();
        private @Nullable String field;

        OpenStruct(String type) {
            this.type = type;
        }

        /** A colon begins a field's name only behind a whole field: a field's string may begin with one, too. */
        @Override
        void word(String token) {
            if (token.startsWith(":") && (field == null || fields.containsKey(field))) {
                field = token.substring(1);
            } else {
                super.word(token);
            }
        }

        /** Some fields are arrays, written without parentheses. */
        @Override
        void add(Node node) {
            fields.merge(name(), node, OpenStruct::append);
        }

        @Override
        boolean bytesFollow() {
            return field != null && fields.get(field) instanceof Node.Symbol;
        }

        @Override
        void replace(Node bytes) {
            fields.put(name(), bytes);
        }

        @Override
        Node close() {
            return new Node.Struct(type, fields);
        }

        private String name() {
            if (field == null) {
                throw new IllegalStateException(type + " has a value without a field");
            }
            return field;
        }

        private static Node append(Node before, Node node) {
            List<Node> items = new ArrayList<>(before instanceof Node.Sequence list ? list.items() : List.of(before));
            items.add(node);
            return new Node.Sequence(items);
        }
    }

    private static final class OpenSequence extends Open {
        private final List<Node> items = new ArrayList<>();

        @Override
        void add(Node node) {
            items.add(node);
        }

        @Override
        Node close() {
            return new Node.Sequence(items);
        }
    }
}
