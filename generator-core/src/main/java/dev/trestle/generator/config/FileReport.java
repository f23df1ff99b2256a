package dev.trestle.generator.config;

import dev.trestle.generator.diagnostic.DiagnosticCode;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.diagnostic.Location;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** The collector, and the file whose nodes are reported to it. */
record FileReport(String file, Diagnostics diagnostics) {

    /** Where the node begins. */
    Location at(Node node) {
        Mark mark = node.getStartMark().orElseThrow();
        return new Location.InFile(file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    void add(DiagnosticCode code, Node node, String message) {
        diagnostics.report(code, at(node), message);
    }

    void add(DiagnosticCode code, Location location, String message) {
        diagnostics.report(code, location, message);
    }
}
