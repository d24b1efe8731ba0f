package id.tokoperasi.storefront.web;

import org.springframework.web.server.ServerWebExchange;

import java.net.Inet6Address;
import java.util.Arrays;
import java.util.HexFormat;

/** Where a request comes from, coarsely: a household or phone has a whole IPv6 /64. */
final class ClientAddress {

    private ClientAddress() {}

    /** The IPv4 address or the first half of the IPv6 one; "-" when it is not known. */
    static String of(ServerWebExchange exchange) {
        var remote = exchange.getRequest().getRemoteAddress();
        if (remote == null || remote.getAddress() == null) {
            return "-";
        }
        var address = remote.getAddress();
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), 8))
                : address.getHostAddress();
    }
}
