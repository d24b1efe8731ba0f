package id.tokoperasi.search;

import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * {@code search/listings.json} and its version. The version is written into the mapping of every index,
 * so that an indexer sees at its start whether the index was made by another definition.
 */
record IndexDefinition(byte[] json, String version, String refreshInterval) {

    /** Where the version stands in the mapping's {@code _meta}. */
    static final String VERSION = "definition";

    private static final String RESOURCE = "/search/listings.json";

    static IndexDefinition load() {
        try (var in = IndexDefinition.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is not on the class path");
            }
            var bytes = in.readAllBytes();
            var version = sha256(bytes);
            var tree = (ObjectNode) IndexedListing.JSON.readTree(bytes);
            ((ObjectNode) tree.required("mappings")).putObject("_meta").put(VERSION, version);
            return new IndexDefinition(
                    IndexedListing.JSON.writeValueAsBytes(tree),
                    version,
                    tree.required("settings").required("refresh_interval").asString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
