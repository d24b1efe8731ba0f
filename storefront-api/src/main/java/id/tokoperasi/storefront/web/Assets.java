package id.tokoperasi.storefront.web;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.DigestUtils;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/**
 * The names under which style sheet, scripts, icons and drawings are served: {@code
 * /aset/tokoperasi-<hash of content>.css}. Read once at the start, so that a link costs a look-up in
 * a map; {@code StaticPages} serves them with the content version strategy of Spring, which uses
 * the same hash.
 */
public final class Assets {

    /** Where the assets are served. */
    public static final String PATH = "/aset/";

    /** Folders of the class path that are served below {@link #PATH}. */
    static final String[] LOCATIONS = {
        "classpath:/aset/", "classpath:/META-INF/resources/webjars/htmx.org/2.0.4/dist/"
    };

    private static final String[] PATTERNS = {
        "classpath:/aset/**/*.*",
        "classpath:/META-INF/resources/webjars/htmx.org/2.0.4/dist/htmx.min.js"
    };

    private final Map<String, String> versioned = new HashMap<>();

    /** Reads all assets; a missing folder stops the start. */
    public Assets() {
        var resolver = new PathMatchingResourcePatternResolver();
        try {
            for (var pattern : PATTERNS) {
                for (var resource : resolver.getResources(pattern)) {
                    add(resource);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Static files of the pages cannot be read", e);
        }
    }

    private void add(Resource resource) throws IOException {
        var name = nameOf(resource);
        var hash = DigestUtils.md5DigestAsHex(resource.getContentAsByteArray());
        int dot = name.lastIndexOf('.');
        versioned.put(
                PATH + name, PATH + name.substring(0, dot) + "-" + hash + name.substring(dot));
    }

    private static String nameOf(Resource resource) throws IOException {
        var url = resource.getURL().toString();
        for (var folder : new String[] {"/aset/", "/dist/"}) {
            int at = url.lastIndexOf(folder);
            if (at >= 0) {
                return url.substring(at + folder.length());
            }
        }
        throw new IOException("Not an asset: " + url);
    }

    /** The versioned address of an asset; any other address is returned as it is. */
    public String versioned(String url) {
        return versioned.getOrDefault(url, url);
    }

    /** The drawing of a product family, {@code emping} for example; null when there is none. */
    public @Nullable String knownDrawing(String family) {
        return versioned.get(PATH + "gambar/" + family + ".svg");
    }

    /** The drawing of a product family; for an unknown one it is melinjo. */
    public String drawing(String family) {
        var known = knownDrawing(family);
        return known == null ? versioned(PATH + "gambar/melinjo.svg") : known;
    }
}
