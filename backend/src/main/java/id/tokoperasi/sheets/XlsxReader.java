package id.tokoperasi.sheets;

import id.tokoperasi.kernel.Refusal;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads the first visible sheet of a workbook as a stream. Of a formula it takes the value that was last
 * seen; it works out nothing.
 */
final class XlsxReader implements SheetReader {

    private static final SheetFormat FORMAT = new SheetFormat(SheetFormat.Kind.XLSX, "UTF-8", ',');

    private final Workbook book;
    private final InputStream part;
    private final XMLStreamReader xml;
    private int row;

    private XlsxReader(Workbook book, InputStream part, XMLStreamReader xml) {
        this.book = book;
        this.part = part;
        this.xml = xml;
    }

    static XlsxReader open(Path file) throws IOException {
        var book = Workbook.open(file);
        try {
            var part = book.cells();
            return new XlsxReader(book, part, Workbook.xml(part));
        } catch (XMLStreamException e) {
            book.close();
            throw Workbook.broken();
        } catch (IOException | RuntimeException e) {
            book.close();
            throw e;
        }
    }

    @Override
    public SheetFormat format() {
        return FORMAT;
    }

    @Override
    public @Nullable SheetRow next() {
        try {
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("row")) {
                    return row();
                }
            }
            return null;
        } catch (XMLStreamException e) {
            throw Workbook.broken();
        }
    }

    private SheetRow row() throws XMLStreamException {
        var said = xml.getAttributeValue(null, "r");
        row = said != null && said.matches("\\d{1,7}") ? Integer.parseInt(said) : row + 1;
        var cells = new ArrayList<Cell>();
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("row")) {
                break;
            }
            if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("c")) {
                put(cells);
            }
        }
        return new SheetRow(row, cells);
    }

    private void put(List<Cell> cells) throws XMLStreamException {
        int column = column(xml.getAttributeValue(null, "r"), cells.size());
        if (column >= SheetLimits.COLUMNS) {
            skip();
            return;
        }
        while (cells.size() <= column) {
            cells.add(Cell.EMPTY);
        }
        cells.set(column, cell());
    }

    /** Letters of an address as a column from 0; far out for one past any limit. */
    private static int column(@Nullable String address, int next) {
        if (address == null) {
            return next;
        }
        int column = 0;
        int i = 0;
        for (; i < address.length() && i < 4; i++) {
            char c = address.charAt(i);
            if (c < 'A' || c > 'Z') {
                break;
            }
            column = column * 26 + c - 'A' + 1;
        }
        if (column == 0) {
            throw Workbook.broken();
        }
        return column - 1;
    }

    /** A filled cell past the last column is as refused as a row that is too wide. */
    private void skip() throws XMLStreamException {
        if (!cell().isEmpty()) {
            throw Refusal.invalid("sheet-columns", Map.of("row", row));
        }
    }

    private Cell cell() throws XMLStreamException {
        var type = xml.getAttributeValue(null, "t");
        var style = xml.getAttributeValue(null, "s");
        String value = "";
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("c")) {
                break;
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                value =
                        switch (xml.getLocalName()) {
                            case "v" -> xml.getElementText();
                            case "is" -> Workbook.text(xml, "is");
                            default -> value;
                        };
            }
        }
        return value.isEmpty() ? Cell.EMPTY : cell(type == null ? "n" : type, style, value);
    }

    private Cell cell(String type, @Nullable String style, String value) {
        return switch (type) {
            case "s" ->
                    Cell.text(
                            book.string(value.matches("\\d{1,8}") ? Integer.parseInt(value) : -1));
            case "b" -> Cell.text(value.equals("1") ? "ya" : "tidak");
            case "d" -> Cell.text(value.length() > 10 ? value.substring(0, 10) : value);
            case "n" -> number(style, value);
            default -> Cell.text(value);
        };
    }

    private Cell number(@Nullable String style, String value) {
        try {
            var number = new BigDecimal(value.length() > 40 ? "x" : value);
            if (style != null && style.matches("\\d{1,6}") && book.isDay(Integer.parseInt(style))) {
                return new Cell(
                        Days.ofSerial(number, book.from1904())
                                .map(LocalDate::toString)
                                .orElse(value),
                        Cell.Kind.DAY);
            }
            if (Math.abs((long) number.precision() - number.scale()) > 30) {
                return Cell.text(value);
            }
            var stripped = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
            return new Cell(stripped.toPlainString(), Cell.Kind.NUMBER);
        } catch (NumberFormatException e) {
            throw Workbook.broken();
        }
    }

    @Override
    public void close() throws IOException {
        part.close();
        book.close();
    }
}
