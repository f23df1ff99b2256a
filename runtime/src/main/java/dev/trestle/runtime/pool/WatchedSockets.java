package dev.trestle.runtime.pool;

import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import javax.net.SocketFactory;

/**
 * Sockets for the driver of PostgreSQL, by its property {@code socketFactory}. Their read timeouts do not slow down
 * reads; timeouts of a second and more are exact to a second.
 */
public final class WatchedSockets extends SocketFactory {

    /** For the driver. */
    public WatchedSockets() {}

    @Override
    public Socket createSocket() {
        return new WatchedSocket();
    }

    @Override
    public Socket createSocket(String host, int port) throws SocketException {
        throw unsupported();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws SocketException {
        throw unsupported();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws SocketException {
        throw unsupported();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws SocketException {
        throw unsupported();
    }

    private static SocketException unsupported() {
        return new SocketException("The driver connects its sockets itself");
    }
}
