package dev.trestle.listener;

import dev.trestle.listener.http1.Refusal;
import io.helidon.common.buffers.BufferData;
import io.helidon.config.Config;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Headers;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ErrorHandling;
import io.helidon.webserver.ProtocolConfigs;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionListener;
import io.helidon.webserver.http1.Http1ConnectionProvider;
import io.helidon.webserver.spi.ProtocolConfig;
import io.helidon.webserver.spi.ProtocolConfigProvider;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;

/**
 * HTTP/1.1 as Helidon has it, in the place of Helidon's own, with connections that are read by the letter of RFC 9112 and
 * that close when one side has said so.
 */
record StrictHttp1(Listener listener, ServerConnectionSelector http) implements ServerConnectionSelector {

    private static final String TYPE = "http_1_1";

    /** What a client with prior knowledge of HTTP/2 begins with (RFC 9113 section 3.4). */
    private static final String HTTP_2 = "PRI * HTTP/2";

    /** Keeps Helidon from adding its own HTTP/1.1. */
    private record Taken(String type, String name) implements ProtocolConfig {}

    /**
     * Has a server read HTTP/1.1 so.
     *
     * @param server to be changed
     * @param config Helidon's own keys for a server; {@code protocols.http_1_1} has the limits of request lines and headers
     * @param listener knows the clients
     */
    static void install(WebServerConfig.Builder server, Config config, Listener listener) {
        server.addProtocol(new Taken(TYPE, TYPE))
                // The message says what the request broke; the client does not get it as it stands.
                .errorHandling(ErrorHandling.builder().includeEntity(true).build())
                .addConnectionSelector(selector(config.get("protocols"), listener));
    }

    /** One that other selectors may ask for connections, with contexts of their own. */
    private static StrictHttp1 selector(Config protocols, Listener listener) {
        List<ProtocolConfig> all = ServiceLoader.load(ProtocolConfigProvider.class).stream()
                .map(ServiceLoader.Provider::get).<ProtocolConfig>map(one -> create(one, protocols)).toList();
        // One listener each: of several Helidon 4.5.0 calls none, so its log of packets has to stay away.
        Http1Config http1 = Http1Config.builder().config(protocols.get(TYPE)).name(TYPE)
                .addReceiveListener(new Received()).addSendListener(new Sent()).build();
        return new StrictHttp1(listener, new Http1ConnectionProvider()
                .create(WebServer.DEFAULT_SOCKET_NAME, http1, ProtocolConfigs.create(all)));
    }

    @SuppressWarnings("rawtypes")
    private static ProtocolConfig create(ProtocolConfigProvider provider, Config protocols) {
        return (ProtocolConfig) provider.create(protocols.get(provider.configKey()), provider.configKey());
    }

    /** Also what is not HTTP, as it is to be answered. */
    @Override
    public Support supports(BufferData data) {
        String start = data.readString(Math.min(data.available(), HTTP_2.length()));
        return start.equals(HTTP_2) ? Support.UNSUPPORTED : Support.SUPPORTED;
    }

    @Override public int bytesToIdentifyConnection() { return 0; }
    @Override public Set<String> supportedApplicationProtocols() { return http.supportedApplicationProtocols(); }

    @Override
    public ServerConnection connection(ConnectionContext context) {
        return new StrictConnection(context, listener, http::connection);
    }

    /** Most heads have no such header, and a look for its tokens takes streams. */
    private static boolean close(Headers headers) {
        return headers.contains(HeaderNames.CONNECTION) && headers.containsToken(HeaderValues.CONNECTION_CLOSE);
    }

    private static final class Received implements Http1ConnectionListener {
        @Override
        public void headers(ConnectionContext context, Headers headers) {
            StrictConnection connection = (StrictConnection) context;
            connection.headersRead();
            for (Header header : headers) {
                if (header.name().isEmpty()) {
                    throw Refusal.HEADER.exception();
                }
            }
            if (close(headers)) {
                connection.endAfterRequest();
            }
        }
    }

    private static final class Sent implements Http1ConnectionListener {
        @Override
        public void headers(ConnectionContext context, Headers headers) {
            if (close(headers)) {
                ((StrictConnection) context).endAfterRequest();
            }
        }
    }
}
