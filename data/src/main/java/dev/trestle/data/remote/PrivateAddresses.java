package dev.trestle.data.remote;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.HexFormat;
import java.util.List;

/**
 * Addresses that are not of the public Internet: loopback, private and shared networks, link-local ones with the
 * metadata services of clouds, multicast, and those that embed such an address or are reserved (IANA's registries of
 * special-purpose addresses, RFC 6890).
 */
final class PrivateAddresses {

    private static final List<Block> IPV4 = List.of(
            new Block("00000000", 8), new Block("0a000000", 8), new Block("64400000", 10), new Block("7f000000", 8),
            new Block("a9fe0000", 16), new Block("ac100000", 12), new Block("c0000000", 24), new Block("c0000200", 24),
            new Block("c0586300", 24), new Block("c0a80000", 16), new Block("c6120000", 15), new Block("c6336400", 24),
            new Block("cb007100", 24), new Block("e0000000", 4), new Block("f0000000", 4));

    /** All that is not 2000::/3, and in it Teredo, ORCHID, documentation and 6to4, which embeds IPv4; and NAT64 outside it. */
    private static final Block PUBLIC = new Block("20000000000000000000000000000000", 3);
    private static final List<Block> IPV6 = List.of(
            new Block("20010000000000000000000000000000", 23), new Block("20010db8000000000000000000000000", 32),
            new Block("20020000000000000000000000000000", 16), new Block("3fff0000000000000000000000000000", 20));

    private PrivateAddresses() {}

    static boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address.isAnyLocalAddress() || address.isLoopbackAddress() || address.isLinkLocalAddress()
                || address.isSiteLocalAddress() || address.isMulticastAddress()) {
            return true;
        }
        return address instanceof Inet4Address
                ? IPV4.stream().anyMatch(block -> block.contains(bytes))
                : !PUBLIC.contains(bytes) || IPV6.stream().anyMatch(block -> block.contains(bytes));
    }

    private record Block(String first, int bits) {

        boolean contains(byte[] address) {
            byte[] prefix = HexFormat.of().parseHex(first);
            for (int i = 0; i < bits; i++) {
                int mask = 0x80 >> (i % 8);
                if ((prefix[i / 8] & mask) != (address[i / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
