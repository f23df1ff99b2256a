package dev.trestle.listener;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.SelectorProvider;
import java.util.Set;

/** A channel that fails with an error when it is read, shut down or closed. */
final class FaultyChannel extends SocketChannel {

    private final InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);

    FaultyChannel() {
        super(SelectorProvider.provider());
    }

    private static LinkageError error() {
        return new LinkageError("faulty channel");
    }

    @Override public SocketChannel bind(SocketAddress local) { throw error(); }
    @Override public <T> SocketChannel setOption(SocketOption<T> name, T value) { return this; }
    @Override public <T> T getOption(SocketOption<T> name) { throw error(); }
    @Override public Set<SocketOption<?>> supportedOptions() { return Set.of(); }
    @Override public SocketChannel shutdownInput() { throw error(); }
    @Override public SocketChannel shutdownOutput() { throw error(); }
    @Override public Socket socket() { throw error(); }
    @Override public boolean isConnected() { return true; }
    @Override public boolean isConnectionPending() { return false; }
    @Override public boolean connect(SocketAddress remote) { throw error(); }
    @Override public boolean finishConnect() { return true; }
    @Override public SocketAddress getRemoteAddress() { return address; }
    @Override public SocketAddress getLocalAddress() { return address; }
    @Override public int read(ByteBuffer to) { throw error(); }
    @Override public long read(ByteBuffer[] to, int offset, int length) { throw error(); }
    @Override public int write(ByteBuffer from) { throw error(); }
    @Override public long write(ByteBuffer[] from, int offset, int length) { throw error(); }
    @Override protected void implConfigureBlocking(boolean block) { }
    @Override protected void implCloseSelectableChannel() throws IOException { throw error(); }
}
