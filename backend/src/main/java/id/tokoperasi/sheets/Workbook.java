package id.tokoperasi.sheets;

import id.tokoperasi.kernel.Refusal;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The parts of an XLSX package that reading the cells of its first sheet needs. Knows no document type,
 * no outside entity, no formula and no link; a part that grows past its limit, or past a hundred times
 * its packed form, is refused while it is read.
 */
final class Workbook implements AutoCloseable {

    private static final int PARTS = 200;
    private static final long PART_BYTES = 50L << 20;
    private static final long STRINGS_BYTES = 30L << 20;
    private static final int TIMES_PACKED = 100;
    private static final long SMALL_BYTES = 1L << 20;
    private static final String MAIN = "xl/workbook.xml";
    private static final Set<Integer> DAY_FORMATS =
            Set.of(14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 57, 58);
    private static final XMLInputFactory XML = factory();

    private final ZipFile zip;
    private final String sheet;
    private final boolean from1904;
    private final List<String> strings;
    private final BitSet dayStyles;

    private Workbook(
            ZipFile zip, String sheet, boolean from1904, List<String> strings, BitSet dayStyles) {
        this.zip = zip;
        this.sheet = sheet;
        this.from1904 = from1904;
        this.strings = strings;
        this.dayStyles = dayStyles;
    }

    private static XMLInputFactory factory() {
        var xml = XMLInputFactory.newDefaultFactory();
        xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        xml.setProperty(XMLInputFactory.IS_COALESCING, true);
        return xml;
    }

    /** Refuses {@code sheet-kind}, {@code sheet-broken} and {@code sheet-bomb}. */
    static Workbook open(Path file) throws IOException {
        var zip = zip(file);
        try {
            refuseIf(zip.size() > PARTS, "sheet-bomb");
            refuseIf(zip.getEntry(MAIN) == null, "sheet-kind");
            var named = named(zip);
            return new Workbook(
                    zip, target(zip, named.relation()), named.from1904(), strings(zip), days(zip));
        } catch (XMLStreamException e) {
            zip.close();
            throw broken();
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private static ZipFile zip(Path file) throws IOException {
        try {
            return new ZipFile(file.toFile());
        } catch (ZipException e) {
            throw broken();
        }
    }

    static Refusal broken() {
        return Refusal.invalid("sheet-broken", Map.of());
    }

    private static void refuseIf(boolean wrong, String code) {
        if (wrong) {
            throw Refusal.invalid(code, Map.of());
        }
    }

    private record Named(String relation, boolean from1904) {}

    /** The first sheet that is not hidden. */
    private static Named named(ZipFile zip) throws IOException, XMLStreamException {
        String relation = null;
        boolean from1904 = false;
        try (var part = part(zip, MAIN, PART_BYTES)) {
            var xml = XML.createXMLStreamReader(part);
            while (xml.hasNext()) {
                if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                if (xml.getLocalName().equals("workbookPr")) {
                    var value = xml.getAttributeValue(null, "date1904");
                    from1904 = "1".equals(value) || "true".equals(value);
                } else if (xml.getLocalName().equals("sheet")
                        && relation == null
                        && xml.getAttributeValue(null, "state") == null) {
                    relation = relationOf(xml);
                }
            }
        }
        if (relation == null) {
            throw Refusal.invalid("sheet-empty", Map.of());
        }
        return new Named(relation, from1904);
    }

    /** The attribute r:id, in whichever of the two namespaces that are about. */
    private static String relationOf(XMLStreamReader xml) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals("id")) {
                return xml.getAttributeValue(i);
            }
        }
        throw broken();
    }

    private static String target(ZipFile zip, String relation)
            throws IOException, XMLStreamException {
        try (var part = part(zip, "xl/_rels/workbook.xml.rels", PART_BYTES)) {
            var xml = XML.createXMLStreamReader(part);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && relation.equals(xml.getAttributeValue(null, "Id"))) {
                    return inPackage(xml.getAttributeValue(null, "Target"));
                }
            }
        }
        throw broken();
    }

    private static String inPackage(@Nullable String target) {
        if (target == null) {
            throw broken();
        }
        return target.startsWith("/") ? target.substring(1) : "xl/" + target;
    }

    private static List<String> strings(ZipFile zip) throws IOException, XMLStreamException {
        var strings = new ArrayList<String>();
        if (zip.getEntry("xl/sharedStrings.xml") == null) {
            return strings;
        }
        try (var part = part(zip, "xl/sharedStrings.xml", STRINGS_BYTES)) {
            var xml = XML.createXMLStreamReader(part);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("si")) {
                    strings.add(text(xml, "si"));
                }
            }
        }
        return strings;
    }

    /** All text of the element, the reading aids of Asian scripts left out. */
    static String text(XMLStreamReader xml, String element) throws XMLStreamException {
        var text = new StringBuilder();
        int aside = 0;
        boolean within = false;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                within = xml.getLocalName().equals("t");
                aside += xml.getLocalName().equals("rPh") ? 1 : 0;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                if (xml.getLocalName().equals(element)) {
                    break;
                }
                within = false;
                aside -= xml.getLocalName().equals("rPh") ? 1 : 0;
            } else if (within && aside == 0 && xml.isCharacters()) {
                text.append(xml.getText());
            }
        }
        return text.toString();
    }

    /** Styles of cells whose number is shown as a day. */
    private static BitSet days(ZipFile zip) throws IOException, XMLStreamException {
        var days = new BitSet();
        if (zip.getEntry("xl/styles.xml") == null) {
            return days;
        }
        var own = new HashMap<Integer, String>();
        try (var part = part(zip, "xl/styles.xml", PART_BYTES)) {
            var xml = XML.createXMLStreamReader(part);
            var within = new HashSet<String>();
            int style = 0;
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.END_ELEMENT) {
                    within.remove(xml.getLocalName());
                } else if (event == XMLStreamConstants.START_ELEMENT) {
                    within.add(xml.getLocalName());
                    if (xml.getLocalName().equals("numFmt")) {
                        own.put(number(xml, "numFmtId"), plain(xml, "formatCode"));
                    } else if (xml.getLocalName().equals("xf") && within.contains("cellXfs")) {
                        days.set(style++, isDay(number(xml, "numFmtId"), own));
                    }
                }
            }
        }
        return days;
    }

    private static String plain(XMLStreamReader xml, String attribute) {
        var value = xml.getAttributeValue(null, attribute);
        return value == null ? "" : value;
    }

    private static int number(XMLStreamReader xml, String attribute) {
        var value = plain(xml, attribute);
        return value.matches("\\d{1,9}") ? Integer.parseInt(value) : 0;
    }

    private static boolean isDay(int format, Map<Integer, String> own) {
        var code = own.get(format);
        if (code == null) {
            return DAY_FORMATS.contains(format);
        }
        var bare = code.replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.", "").toLowerCase(Locale.ROOT);
        return bare.indexOf('y') >= 0 || bare.indexOf('d') >= 0;
    }

    /** The cells of the first sheet, to be closed by whoever reads them. */
    InputStream cells() throws IOException {
        return part(zip, sheet, PART_BYTES);
    }

    static XMLStreamReader xml(InputStream part) throws XMLStreamException {
        return XML.createXMLStreamReader(part);
    }

    String string(int index) {
        if (index < 0 || index >= strings.size()) {
            throw broken();
        }
        return strings.get(index);
    }

    boolean isDay(int style) {
        return dayStyles.get(style);
    }

    boolean from1904() {
        return from1904;
    }

    private static InputStream part(ZipFile zip, String name, long limit) throws IOException {
        var entry = zip.getEntry(name);
        if (entry == null) {
            throw broken();
        }
        var most = most(entry, limit);
        refuseIf(entry.getSize() > most, "sheet-bomb");
        return new CountedPart(zip.getInputStream(entry), most);
    }

    /** No table of more than a megabyte is a hundred times as large as its packed form. */
    private static long most(ZipEntry entry, long limit) {
        var packed = Math.clamp(entry.getCompressedSize(), 0, limit);
        return Math.min(limit, Math.max(SMALL_BYTES, TIMES_PACKED * packed));
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
