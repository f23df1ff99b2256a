package dev.trestle.generator.query;

import dev.trestle.generator.diagnostic.Location;
import dev.trestle.generator.query.SqlToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The one statement of a query file.
 *
 * @param tokens from its first word to its last, without comments around it and without the semicolon
 * @param replaced what goes to the server in place of some tokens
 */
record SqlStatement(QueryFile source, SourceText text, List<SqlToken> tokens, Map<SqlToken, String> replaced) {

    SqlStatement(QueryFile source, SourceText text, List<SqlToken> tokens) {
        this(source, text, tokens, Map.of());
    }

    /** The same statement with other texts in place of these tokens. */
    SqlStatement with(Map<SqlToken, String> texts) {
        return new SqlStatement(source, text, tokens, Map.copyOf(texts));
    }

    /** What the server gets for a token that is no parameter. */
    String sql(SqlToken token) {
        String other = replaced.get(token);
        return other == null ? text.substring(token) : other;
    }

    /** Every place where a parameter stands, in order. */
    List<SqlPart.Parameter> occurrences() {
        return tokens.stream()
                .filter(token -> token.kind() == Kind.PARAMETER)
                .map(this::parameter)
                .toList();
    }

    /** What each occurrence of a parameter says of null, in order. */
    List<NullOverride> overrides() {
        return tokens.stream().filter(token -> token.kind() == Kind.PARAMETER).map(this::said).toList();
    }

    /** The parameters' names, each once, in the order in which they first occur. */
    List<String> names() {
        return occurrences().stream().map(SqlPart.Parameter::name).distinct().toList();
    }

    /** Where it begins. */
    Location.InFile location() {
        return text.location(start());
    }

    Location.InFile location(SqlPart.Parameter parameter) {
        return text.location(parameter.offset());
    }

    /** Where the parameter of this name stands first. */
    Location.InFile firstLocation(String name) {
        return occurrences().stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .map(this::location)
                .orElseThrow();
    }

    int start() {
        return tokens.get(0).start();
    }

    int end() {
        return tokens.get(tokens.size() - 1).end();
    }

    /** The statement as a JDBC driver takes it; a question mark that is an operator stands doubled. */
    List<SqlPart> parts() {
        List<SqlPart> parts = new ArrayList<>();
        StringBuilder code = new StringBuilder();
        for (SqlToken token : tokens) {
            if (token.kind() == Kind.PARAMETER) {
                flush(code, parts);
                parts.add(parameter(token));
            } else {
                code.append(token.kind() == Kind.QUESTION_MARK ? "??" : sql(token));
            }
        }
        flush(code, parts);
        return List.copyOf(parts);
    }

    private static void flush(StringBuilder code, List<SqlPart> parts) {
        if (!code.isEmpty()) {
            parts.add(new SqlPart.Text(code.toString().replace("\r\n", "\n").replace('\r', '\n')));
            code.setLength(0);
        }
    }

    private SqlPart.Parameter parameter(SqlToken token) {
        return new SqlPart.Parameter(said(token).name(), token.start());
    }

    private NullOverride said(SqlToken parameter) {
        return NullOverride.of(text.substring(parameter).substring(1));
    }
}
