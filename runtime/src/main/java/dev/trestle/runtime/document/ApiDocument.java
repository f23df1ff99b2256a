package dev.trestle.runtime.document;

import dev.trestle.runtime.routing.Routes;
import dev.trestle.runtime.service.Trestle;
import dev.trestle.runtime.settings.Settings;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;

/**
 * The OpenAPI document of a generated API, which is a resource beside its class. Clients may keep it, and ask by its {@code ETag} whether it has
 * changed (RFC 9110, section 13.1.2).
 *
 * <table>
 * <caption>Keys, defaults and meaning</caption>
 * <tr><td>{@code openapi.serve}</td><td>true</td><td>whether the document is served</td></tr>
 * </table>
 */
public final class ApiDocument implements Handler {

    private static final String TYPE = "application/json";

    /** So many hexadecimal digits of the hash make a tag. */
    private static final int TAG = 32;

    private final byte[] document;
    private final String tag;
    private final boolean served;

    private ApiDocument(byte[] document, boolean served) {
        this.document = document;
        this.tag = '"' + hash(document).substring(0, TAG) + '"';
        this.served = served;
    }

    /**
     * Reads the document. It is not served if the configuration has {@code openapi.serve: false}.
     *
     * @param trestle has the configuration
     * @param api the generated class of the API
     * @param file the name of the resource beside the class
     * @return to be added to the routes of the API
     * @throws IllegalStateException if there is no such resource
     */
    public static ApiDocument of(Trestle trestle, Class<?> api, String file) {
        Settings settings = trestle.settings().at("openapi");
        boolean served = settings.flag("serve", true);
        try (InputStream in = api.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is not on the class path beside " + api.getName()
                        + ". The goal trestle:generate adds it to the resources of the project; copy it if another tool compiles the sources");
            }
            return new ApiDocument(in.readAllBytes(), served);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Adds the route of the document, unless it is not served.
     *
     * @param routes of the API
     * @param path of the document
     */
    public void addTo(Routes routes, String path) {
        if (served) {
            routes.route(Method.GET, path, this);
        }
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response) {
        response.header(HeaderNames.ETAG, tag).header(HeaderNames.CACHE_CONTROL, "no-cache");
        if (isKnown(request)) {
            response.status(Status.NOT_MODIFIED_304).send();
        } else {
            response.header(HeaderNames.CONTENT_TYPE, TYPE).send(document);
        }
    }

    /** Whether the client has this document; tags are compared weakly. */
    private boolean isKnown(ServerRequest request) {
        return request.headers().contains(HeaderNames.IF_NONE_MATCH)
                && request.headers().get(HeaderNames.IF_NONE_MATCH).allValues().stream()
                        .flatMap(value -> Stream.of(value.split(",")))
                        .map(String::strip)
                        .anyMatch(known -> known.equals("*") || known.equals(tag) || known.equals("W/" + tag));
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
