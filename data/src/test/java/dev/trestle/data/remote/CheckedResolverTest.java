package dev.trestle.data.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trestle.runtime.settings.Settings;
import io.helidon.config.Config;
import io.helidon.config.ConfigSources;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses that are not connected to. */
class CheckedResolverTest {

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.255.255.254", "0.0.0.0", "0.1.2.3", "10.0.0.1", "172.16.0.1", "172.31.255.255",
        "192.168.1.1", "169.254.169.254", "100.64.0.1", "100.127.255.255", "192.0.0.8", "198.18.0.1", "224.0.0.1", "240.0.0.1",
        "255.255.255.255", "::", "::1", "::ffff:10.0.0.1", "::7f00:1", "fe80::1", "fec0::1", "fc00::1", "fd12:3456::1", "ff02::1",
        "64:ff9b::7f00:1", "64:ff9b:1::1", "2002:7f00:1::", "2001::1", "2001:db8::1", "100::1", "fd00:ec2::254"})
    void privateOnes(String address) throws UnknownHostException {
        assertThat(PrivateAddresses.contains(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "9.255.255.255", "11.0.0.1", "100.63.255.255", "100.128.0.1", "172.15.0.1", "172.32.0.1",
        "192.0.1.1", "198.17.255.255", "198.20.0.1", "223.255.255.255", "2606:4700::1111", "2a00:1450::1", "::ffff:8.8.8.8"})
    void publicOnes(String address) throws UnknownHostException {
        assertThat(PrivateAddresses.contains(InetAddress.getByName(address))).isFalse();
    }

    private static HttpRoots roots(String privateHosts, CheckedResolver.Names names) {
        return new HttpRoots(Settings.of(Config.just(ConfigSources.create(Map.of("private-hosts", privateHosts)))), names);
    }

    private static RemoteFile open(HttpRoots roots, String url) throws IOException {
        return roots.open("trestle.data.roots.r", url).orElseThrow().open("t.csv", null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "[0:0:0:0:0:0:0:1]",
        "169.254.169.254"})
    void namesAndLiteralsAreRefused(String host) {
        try (WebFiles web = new WebFiles()) {
            assertThatThrownBy(() -> open(roots("other.example", InetAddress::getAllByName), "https://" + host + ":" + web.port() + "/"))
                    .isInstanceOf(IOException.class).hasMessageContaining("private address");
            assertThat(web.requests()).isEmpty();
        }
    }

    /** A name with a public and a private address is refused, whichever comes first. */
    @Test
    void oneAddressIsEnough() {
        assertThatThrownBy(() -> open(roots("", host -> new InetAddress[] {InetAddress.getByName("1.1.1.1"),
            InetAddress.getByName("10.0.0.1")}), "https://two.example/")).hasMessageContaining("10.0.0.1");
    }

    /** The name is resolved once for a connection: what is checked is what is connected to. */
    @Test
    void aNameThatChanges() throws Exception {
        AtomicInteger lookups = new AtomicInteger();
        CheckedResolver.Names changing = host -> new InetAddress[] {InetAddress.getByAddress(host,
                InetAddress.getByName(lookups.getAndIncrement() == 0 ? "127.0.0.1" : "10.0.0.1").getAddress())};
        try (WebFiles web = new WebFiles().file("t.csv", "id\n1\n".getBytes(StandardCharsets.US_ASCII))) {
            HttpRoots roots = roots("changing.example", changing);
            try (RemoteFile file = open(roots, "http://changing.example:" + web.port() + "/files/")) {
                assertThat(new String(file.content().readAllBytes(), StandardCharsets.US_ASCII)).isEqualTo("id\n1\n");
            }
            assertThat(lookups).hasValue(1);
            assertThatThrownBy(() -> open(roots("", changing), "https://changing.example:" + web.port() + "/files/"))
                    .hasMessageContaining("private address 10.0.0.1");
            assertThat(web.requests()).hasSize(1);
        }
    }
}
