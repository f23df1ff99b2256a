package dev.trestle.generator.query;

import dev.trestle.generator.query.Node.Struct;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What FROM and WHERE do: which rows the outer joins may put nulls in place of, and the conditions that rows meet. It
 * is read off the joins, which are the same in every version; {@code varnullingrels}, since 16, says no more.
 */
final class JoinTree {

    private static final long LEFT = 1;
    private static final long FULL = 2;
    private static final long RIGHT = 3;

    private final Nesting nesting;
    private final QueryTree query;
    private final Map<Long, Set<Side>> nulling = new HashMap<>();
    private final Map<Long, Set<Side>> own = new HashMap<>();
    private final List<Condition> conditions = new ArrayList<>();

    JoinTree(Nesting nesting) {
        this.nesting = nesting;
        this.query = nesting.query();
        query.from().forEach(item -> walk(item, Set.of()));
        query.query()
                .struct("jointree")
                .flatMap(tree -> tree.struct("quals"))
                .ifPresent(quals -> conditions.add(new Condition(quals, Set.of(), Set.of(), "WHERE")));
    }

    /** The sides of outer joins that a relation or a join stands on: each can put nulls in place of its rows. */
    Set<Side> nulling(long relation) {
        return nulling.getOrDefault(relation, Set.of());
    }

    /** Whether the relation stands in FROM; the one that INSERT writes to does not. */
    boolean contains(long relation) {
        return nulling.containsKey(relation);
    }

    /** A join's own sides that it may put nulls in place of, and those of other joins that it stands on itself. */
    Set<Side> sidesFrom(long join) {
        Set<Side> sides = new HashSet<>(nulling(join));
        sides.addAll(own.getOrDefault(join, Set.of()));
        return sides;
    }

    List<Condition> conditions() {
        return conditions;
    }

    private void walk(Struct item, Set<Side> above) {
        long number = item.number("rtindex");
        nulling.put(number, above);
        if (!item.is("JOINEXPR")) {
            return;
        }
        Struct left = item.struct("larg").orElseThrow();
        Struct right = item.struct("rarg").orElseThrow();
        long type = item.number("jointype");
        Set<Side> sides = new HashSet<>();
        if (type == RIGHT || type == FULL) {
            sides.add(new Side(number, true, words(type, true, left)));
        }
        if (type == FULL || type == LEFT && !alwaysMatches(item, right)) {
            sides.add(new Side(number, false, words(type, false, right)));
        }
        own.put(number, sides);
        walk(left, joined(above, sides, true));
        walk(right, joined(above, sides, false));
        item.struct("quals").ifPresent(quals -> {
            Set<Side> outside = new HashSet<>(above);
            outside.addAll(sides);
            conditions.add(new Condition(quals, sides, outside, "ON"));
        });
    }

    /** {@code LEFT JOIN LATERAL (SELECT count(*) …) ON true}: there is a row on the right for every one on the left. */
    private boolean alwaysMatches(Struct join, Struct right) {
        boolean always = join.struct("quals").filter(Constants::isTrue).isPresent();
        return always && RowCount.oneAtLeast(nesting, right);
    }

    private static Set<Side> joined(Set<Side> above, Set<Side> sides, boolean left) {
        Set<Side> joined = new HashSet<>(above);
        sides.stream().filter(side -> side.left() == left).forEach(joined::add);
        return joined;
    }

    private String words(long type, boolean left, Struct item) {
        String name = query.rangeTableEntry(item.number("rtindex"))
                .struct("eref")
                .flatMap(names -> names.text("aliasname"))
                .filter(alias -> !alias.startsWith("unnamed_"))
                .map(alias -> " " + alias)
                .orElse("");
        String join = type == FULL ? "FULL JOIN" : left ? "RIGHT JOIN" : "LEFT JOIN";
        return (left ? "left" : "right") + " side of " + join + name;
    }

    /**
     * A condition that holds for every row of the result.
     *
     * @param ifMatched it holds only where no nulls stand in place of these sides
     * @param outside the sides that it stands below, which it says nothing of
     */
    record Condition(Struct expression, Set<Side> ifMatched, Set<Side> outside, String clause) {}
}
