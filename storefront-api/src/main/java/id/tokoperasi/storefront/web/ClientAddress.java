package id.tokoperasi.storefront.web;

import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** Where a request comes from, coarsely: a household or phone has a whole IPv6 /64. */
final class ClientAddress {

    private ClientAddress() {}

    /** The IPv4 address or the first half of the IPv6 one; "-" when it is not known. */
    static String of(ServerWebExchange exchange) {
        var remote = exchange.getRequest().getRemoteAddress();
        var address = remote == null ? null : address(remote);
        if (address == null) {
            return "-";
        }
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), 8))
                : address.getHostAddress();
    }

    /** What a proxy told comes as text; it is read, never looked up. */
    private static @Nullable InetAddress address(InetSocketAddress remote) {
        if (!remote.isUnresolved()) {
            return remote.getAddress();
        }
        try {
            return InetAddress.ofLiteral(remote.getHostString());
        } catch (IllegalArgumentException noAddress) {
            return null;
        }
    }
}
