package dev.trestle.generator.config;

import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.diagnostic.Location;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.resolver.CoreScalarResolver;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Turns the text of a file into its tree of YAML nodes (YAML 1.2.2, core schema, one document). */
final class YamlText {

    /** Aliases of lists and mappings; of texts there may be any number. */
    private static final int ALIAS_LIMIT = 100;

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setSchema(new WithoutMergeKeys())
            .setAllowNonScalarKeys(true)
            .setMaxAliasesForCollections(ALIAS_LIMIT)
            .setCodePointLimit(FileText.LIMIT_BYTES)
            .build();

    private YamlText() {}

    /** The root; empty where the text is not YAML or holds nothing, which is reported. */
    static Optional<Node> parse(String text, String displayName, YamlKind kind, Diagnostics diagnostics) {
        StreamReader reader = new StreamReader(SETTINGS, text);
        try {
            Optional<Node> root = new BoundedComposer(SETTINGS, new ParserImpl(SETTINGS, reader)).getSingleNode();
            if (root.isEmpty()) {
                diagnostics.report(kind.code(), new Location.InFile(displayName, 1, 1), kind.empty());
            }
            return root;
        } catch (MarkedYamlEngineException e) {
            YamlSyntaxError error = YamlSyntaxError.of(e, kind);
            diagnostics.report(kind.code(), error.location(displayName), error.message());
        } catch (ReaderException e) {
            diagnostics.report(kind.code(), TextPosition.at(displayName, text, e.getPosition()),
                    String.format("YAML does not allow the character U+%04X; remove it.", e.getCodePoint()));
        } catch (YamlEngineException e) {
            diagnostics.report(kind.code(), TextPosition.at(displayName, text, reader.getIndex()),
                    YamlSyntaxError.unmarked(e, kind));
        }
        return Optional.empty();
    }

    /** Merge keys belong to YAML 1.1; here {@code <<} is a key like any other. */
    private static final class WithoutMergeKeys extends CoreSchema {
        @Override
        public ScalarResolver getScalarResolver() {
            return new CoreScalarResolver(false);
        }
    }
}
