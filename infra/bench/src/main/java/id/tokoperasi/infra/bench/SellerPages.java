package id.tokoperasi.infra.bench;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;

/** The pages of the seller centre as its manager opens them, and the two inboxes of the dinas. */
final class SellerPages {
    private final int storefrontPort;
    private final SellerData data;
    private final String manager;
    private final String officer;

    SellerPages(int storefrontPort, SellerData data) throws IOException, InterruptedException {
        this.storefrontPort = storefrontPort;
        this.data = data;
        this.manager = SignIn.cookie(storefrontPort, "manajer");
        this.officer = SignIn.cookie(storefrontPort, "dinas");
    }

    /** By the name in the table. */
    Map<String, Callable<Load.Client>> all() {
        var at = "/lapak/" + data.cooperative();
        var pages = new LinkedHashMap<String, Callable<Load.Client>>();
        pages.put("today", page(manager, at));
        pages.put("listings", page(manager, at + "/produk"));
        pages.put("listings, search", page(manager, at + "/produk?q=purwarupa+43"));
        pages.put("listings, search, none", page(manager, at + "/produk?q=tidakada"));
        pages.put(
                "listings, late page",
                page(manager, at + "/produk?sesudah=" + data.listing(SellerData.LISTINGS - 100)));
        pages.put("listing", page(manager, at + "/produk/" + data.listing(100)));
        for (var tab :
                new String[] {"segera", "kemas", "dikemas", "jalan", "retur", "selesai", "batal"}) {
            pages.put("orders, " + tab, page(manager, at + "/pesanan?keadaan=" + tab));
        }
        pages.put(
                "orders, late page",
                page(
                        manager,
                        at
                                + "/pesanan?keadaan=selesai&sesudah="
                                + data.orderAfter(SellerData.ORDERS / 2)));
        pages.put("order", page(manager, at + "/pesanan/" + data.order("PACKED")));
        pages.put("packing sheet, 200 orders", page(manager, at + "/pesanan/lembar-kemas"));
        pages.put("label", page(manager, at + "/pesanan/" + data.order("PACKED") + "/label"));
        pages.put("members", page(manager, at + "/anggota"));
        pages.put("staff", page(manager, at + "/pengurus"));
        pages.put("papers", page(manager, at + "/verifikasi"));
        pages.put("imports", page(manager, at + "/impor"));
        pages.put("trainings", page(manager, at + "/pelatihan"));
        pages.put("dinas, verification", page(officer, "/dinas/verifikasi"));
        pages.put("dinas, moderation", page(officer, "/dinas/moderasi"));
        return pages;
    }

    private Callable<Load.Client> page(String cookie, String path) {
        return () -> {
            var connection = new Connection(storefrontPort);
            return new Load.Client() {
                @Override
                public boolean once(RandomGenerator random) throws IOException {
                    return connection.send("GET", path, null, cookie).status() == 200;
                }

                @Override
                public long bytes() {
                    return connection.bytes();
                }

                @Override
                public void close() {
                    connection.close();
                }
            };
        };
    }
}
