package dev.trestle.generator.cases;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is wrong with an OpenAPI document: by a parser, by the metaschema of its schemas, and by rules that neither of them checks. */
final class DocumentLint {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Schema META =
            REGISTRY.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
    private static final Pattern PARAMETER = Pattern.compile("\\{([^{}]*)\\}");

    private final String text;
    private final JsonNode document;
    private final List<String> complaints = new ArrayList<>();
    private final Set<String> operationIds = new HashSet<>();
    private final Set<String> references = new TreeSet<>();

    DocumentLint(String text) {
        this.text = text;
        this.document = JSON.readTree(text);
    }

    List<String> complaints() {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        complaints.addAll(new OpenAPIV3Parser().readContents(text, null, options).getMessages());
        document.get("components").get("schemas").properties().forEach(schema -> META.validate(schema.getValue().toString(), InputFormat.JSON)
                .forEach(error -> complaints.add(schema.getKey() + ": " + error)));
        document.get("paths").properties().forEach(path -> path.getValue().properties()
                .forEach(operation -> operation(path.getKey(), operation.getKey(), operation.getValue())));
        references(document);
        references.stream().filter(reference -> document.at(reference.substring(1)).isMissingNode())
                .forEach(reference -> complaints.add("nothing at " + reference));
        unused("schemas");
        unused("responses");
        return complaints;
    }

    private void operation(String path, String method, JsonNode operation) {
        String where = method + " " + path + ": ";
        if (!operationIds.add(operation.get("operationId").stringValue())) {
            complaints.add(where + "its operationId occurs twice");
        }
        Set<String> declared = new TreeSet<>();
        Set<String> names = new HashSet<>();
        for (JsonNode parameter : operation.path("parameters")) {
            String name = parameter.get("name").stringValue();
            if (!names.add(parameter.get("in") + name)) {
                complaints.add(where + name + " occurs twice");
            }
            if (parameter.get("in").stringValue().equals("path")) {
                declared.add(name);
            }
            example(where + name, parameter);
        }
        Set<String> inPath = PARAMETER.matcher(path).results().map(MatchResult::group)
                .map(group -> group.substring(1, group.length() - 1)).collect(Collectors.toCollection(TreeSet::new));
        if (!inPath.equals(declared)) {
            complaints.add(where + "the path has " + inPath + ", but the parameters are " + declared);
        }
        for (Map.Entry<String, JsonNode> content : operation.path("requestBody").path("content").properties()) {
            example(where + content.getKey(), content.getValue());
        }
        if (operation.get("responses").propertyNames().stream().noneMatch(status -> status.startsWith("2"))) {
            complaints.add(where + "no answer is a success");
        }
    }

    /** An example has to be valid by the schema beside it. */
    private void example(String where, JsonNode of) {
        if (of.has("example")) {
            Schema schema = REGISTRY.getSchema("{\"components\": " + document.get("components") + ", \"allOf\": [" + of.get("schema") + "]}");
            schema.validate(of.get("example").toString(), InputFormat.JSON)
                    .forEach(error -> complaints.add(where + ": the example is not valid: " + error));
        }
    }

    private void references(JsonNode node) {
        node.properties().forEach(member -> {
            if (member.getKey().equals("$ref")) {
                references.add(member.getValue().stringValue());
            }
            references(member.getValue());
        });
        if (node.isArray()) {
            node.forEach(this::references);
        }
    }

    private void unused(String kind) {
        document.get("components").get(kind).propertyNames().stream()
                .filter(name -> !references.contains("#/components/" + kind + "/" + name))
                .forEach(name -> complaints.add(kind + ": " + name + " is not used"));
    }
}
