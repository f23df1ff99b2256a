package dev.trestle.data.remote;

import io.helidon.webclient.api.DnsAddressLookup;
import io.helidon.webclient.spi.DnsResolver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;

/**
 * Resolves the names of hosts, and refuses those that lead to a private address. The client asks it for each connection,
 * also for literal addresses, and connects to what it returns, so that a name cannot change between check and connection.
 *
 * @param privateHosts names that may lead to private addresses, in lower case
 * @param names resolves
 */
record CheckedResolver(Set<String> privateHosts, Names names) implements DnsResolver {

    /** As {@link InetAddress#getAllByName}. */
    @FunctionalInterface
    interface Names {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    @Override
    public InetAddress resolveAddress(String hostname, DnsAddressLookup lookup) {
        InetAddress[] addresses;
        try {
            addresses = lookup.filter(names.of(hostname));
        } catch (UnknownHostException e) {
            throw new UncheckedIOException(e);
        }
        if (addresses.length == 0) {
            throw new UncheckedIOException(new UnknownHostException(hostname));
        }
        if (!privateHosts.contains(plain(hostname))) {
            for (InetAddress address : addresses) {
                if (PrivateAddresses.contains(address)) {
                    throw new UncheckedIOException(new IOException("The host " + hostname + " has the private address "
                            + address.getHostAddress() + ", and is not in trestle.data.private-hosts"));
                }
            }
        }
        return addresses[0];
    }

    /** As hosts are compared: without the brackets of IPv6 and a dot at the end. */
    static String plain(String host) {
        return host.toLowerCase(Locale.ROOT).replaceFirst("^\\[(.*)]$", "$1").replaceFirst("\\.$", "");
    }
}
