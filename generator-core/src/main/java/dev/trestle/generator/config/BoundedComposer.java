package dev.trestle.generator.config;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.ParserException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.parser.Parser;

/** A composer that stops at a nesting that no routes file has, before the recursion exhausts the stack. */
final class BoundedComposer extends Composer {

    static final String TOO_DEEP = "too deep";

    private static final int LIMIT = 40;

    private int depth;

    BoundedComposer(LoadSettings settings, Parser parser) {
        super(settings, parser);
    }

    @Override
    protected SequenceNode composeSequenceNode(Optional<Anchor> anchor) {
        descend();
        SequenceNode node = super.composeSequenceNode(anchor);
        depth--;
        return node;
    }

    @Override
    protected Node composeMappingNode(Optional<Anchor> anchor) {
        descend();
        Node node = super.composeMappingNode(anchor);
        depth--;
        return node;
    }

    private void descend() {
        if (++depth > LIMIT) {
            throw new ParserException(TOO_DEEP, parser.peekEvent().getStartMark());
        }
    }
}
