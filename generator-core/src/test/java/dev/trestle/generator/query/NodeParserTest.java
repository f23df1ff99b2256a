package dev.trestle.generator.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trestle.generator.query.Node.Struct;
import java.util.List;
import org.junit.jupiter.api.Test;

class NodeParserTest {

    @Test
    void readsFieldsOfEverySort() {
        Struct node = struct("{VAR :varno 1 :vartypmod -1 :inh true :arg <> :nullingrels (b 1 3) :empty (b)"
                + " :oids (o 25 1043) :ints (i -1 64) :next {PARAM :paramid 2}}");

        assertThat(node.type()).isEqualTo("VAR");
        assertThat(node.number("varno")).isEqualTo(1);
        assertThat(node.number("vartypmod")).isEqualTo(-1);
        assertThat(node.flag("inh")).isTrue();
        assertThat(node.has("arg")).isFalse();
        assertThat(node.has("missing")).isFalse();
        assertThat(node.numbers("nullingrels")).containsExactly(1L, 3L);
        assertThat(node.numbers("empty")).isEmpty();
        assertThat(node.numbers("oids")).containsExactly(25L, 1043L);
        assertThat(node.numbers("ints")).containsExactly(-1L, 64L);
        assertThat(node.struct("next").orElseThrow().number("paramid")).isEqualTo(2);
        assertThat(node.number("since18", 7)).isEqualTo(7);
        assertThatThrownBy(() -> node.number("since18")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void readsStrings() {
        Struct node = struct("{ALIAS :aliasname my\\ \\(odd\\)\\{name\\} :colnames (\"id\" \"\" \"a\\ \"b\" \"\\\\\\ \\)\")"
                + " :colon :x :quote \\\"a :none <> :digit \\1 :bracket [ :angle \\<>}");

        assertThat(node.text("aliasname")).contains("my (odd){name}");
        assertThat(node.list("colnames")).containsExactly(
                new Node.Text("id"), new Node.Text(""), new Node.Text("a \"b"), new Node.Text("\\ )"));
        assertThat(node.text("colon")).contains(":x");
        assertThat(node.text("quote")).contains("\"a");
        assertThat(node.text("none")).isEmpty();
        assertThat(node.text("digit")).contains("1");
        assertThat(node.text("bracket")).contains("[");
        assertThat(node.text("angle")).contains("<>");
    }

    @Test
    void readsAConstantsBytes() {
        Struct node = struct("{CONST :constvalue 4 [ 16 0 -1 97 ] :after 1 :none 0 [ ] :isnull <>}");

        assertThat(node.fields().get("constvalue")).isEqualTo(new Node.Bytes(List.of(16L, 0L, -1L, 97L)));
        assertThat(node.number("after")).isEqualTo(1);
        assertThat(node.fields().get("none")).isEqualTo(new Node.Bytes(List.of()));
    }

    @Test
    void readsListsWithinLists() {
        Node node = NodeParser.parse("(({A :x 1} {B :y ({C :z 2} <>)}))");

        assertThat(node.structs()).extracting(Struct::type).containsExactly("A", "B", "C");
        assertThat(node.structs().get(1).list("y")).hasSize(2);
        assertThat(node.structs().get(1).structList("y")).hasSize(1);
    }

    @Test
    void readsArraysWithoutParentheses() {
        Struct node = struct("{SORT :cols 1 2 3 :after 4}");

        assertThat(node.list("cols")).containsExactly(
                new Node.Symbol("1"), new Node.Symbol("2"), new Node.Symbol("3"));
        assertThat(node.number("after")).isEqualTo(4);
    }

    @Test
    void givesOldNodesTheirNewNames() {
        assertThat(struct("{COALESCE :args <>}").type()).isEqualTo("COALESCEEXPR");
        assertThat(struct("{RTE :rtekind 0}").type()).isEqualTo("RANGETBLENTRY");
    }

    @Test
    void readsTreesOfAnyDepth() {
        int depth = 100_000;
        Node node = NodeParser.parse("{NOT :arg ".repeat(depth) + "<>" + "}".repeat(depth));

        assertThat(node.structs()).hasSize(depth);
    }

    @Test
    void refusesTextThatIsNoTree() {
        for (String text : List.of("", "{A :x 1", "{A :x 1}}", "{A 1}", "({A :x 1}", "{A :x 1} {B :x 1}", "(b 1", "{")) {
            assertThatThrownBy(() -> NodeParser.parse(text)).as(text).isInstanceOf(IllegalStateException.class);
        }
    }

    private static Struct struct(String text) {
        return (Struct) NodeParser.parse(text);
    }
}
