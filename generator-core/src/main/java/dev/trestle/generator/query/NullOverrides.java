package dev.trestle.generator.query;

import dev.trestle.generator.diagnostic.DiagnosticCode;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.diagnostic.Location;
import dev.trestle.generator.query.SqlToken.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a query itself says of null: {@code :name?} and {@code :name!} of parameters, aliases such as {@code "name?"}
 * and {@code "name!"} of columns. Where a column is null always, {@code !} is a mistake, unless a comment gives the
 * reason: {@code -- trestle: not null because …}.
 */
final class NullOverrides {

    private static final Pattern BECAUSE = Pattern.compile("trestle:\\s*not null because\\s+(\\S.*?)\\s*(?:\\*/)?$");

    private final SqlStatement statement;
    private final Diagnostics diagnostics;

    NullOverrides(SqlStatement statement, Diagnostics diagnostics) {
        this.statement = statement;
        this.diagnostics = diagnostics;
    }

    /** By the parameters' numbers, from 1; empty where two places contradict each other, which is reported. */
    Optional<Map<Integer, NullOverride.Kind>> ofParameters() {
        Map<Integer, NullOverride.Kind> said = new HashMap<>();
        List<String> names = statement.names();
        List<NullOverride> overrides = statement.overrides();
        for (int i = 0; i < overrides.size(); i++) {
            NullOverride override = overrides.get(i);
            if (override.kind() == NullOverride.Kind.NONE) {
                continue;
            }
            NullOverride.Kind before = said.put(names.indexOf(override.name()) + 1, override.kind());
            if (before != null && before != override.kind()) {
                diagnostics.report(
                        DiagnosticCode.NULL_OVERRIDE,
                        statement.location(statement.occurrences().get(i)),
                        "':" + override.name() + "' has '?' in one place and '!' in another; use only one of them");
                return Optional.empty();
            }
        }
        return Optional.of(said);
    }

    /** The verdicts with what the aliases say; empty where one goes against what is proven, which is reported. */
    Optional<List<Verdict>> ofColumns(
            List<NullOverride> aliases, List<Verdict> proven, List<Location.InFile> places) {
        List<Verdict> verdicts = new ArrayList<>();
        Optional<String> because = because();
        for (int i = 0; i < aliases.size(); i++) {
            NullOverride alias = aliases.get(i);
            Verdict verdict = proven.get(i);
            if (alias.kind() == NullOverride.Kind.NOT_NULL && verdict.isAlwaysNull() && because.isEmpty()) {
                diagnostics.report(
                        DiagnosticCode.NULL_OVERRIDE,
                        places.get(i),
                        "the alias \"" + alias.name() + "!\" declares a column not null that is always null ("
                                + verdict.why() + "); remove the '!', or say why in a comment:"
                                + " -- trestle: not null because …");
                return Optional.empty();
            }
            verdicts.add(said(alias, verdict, because));
        }
        return Optional.of(verdicts);
    }

    private static Verdict said(NullOverride alias, Verdict proven, Optional<String> because) {
        return switch (alias.kind()) {
            case NONE -> proven;
            case NULLABLE -> Verdict.nullable("declared by '?' in the query");
            case NOT_NULL -> proven.isNotNull()
                    ? proven
                    : Verdict.notNull("declared by '!' in the query" + because.map(why -> ": " + why).orElse(""));
        };
    }

    /** The reason that a comment gives, wherever in the file it stands. */
    private Optional<String> because() {
        String text = statement.source().text();
        return SqlLexer.tokens(text, 0).stream()
                .filter(token -> token.kind() == Kind.COMMENT)
                .map(token -> BECAUSE.matcher(text.substring(token.start(), token.end())))
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1))
                .findFirst();
    }
}
