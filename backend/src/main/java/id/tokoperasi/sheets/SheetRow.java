package id.tokoperasi.sheets;

import java.util.List;

/**
 * One row that is not empty.
 *
 * @param number as a spreadsheet counts, the headings being 1
 * @param cells may be fewer than there are headings
 */
public record SheetRow(int number, List<Cell> cells) {

    /** The cell in that column, from 0; an empty one past the end. */
    public Cell cell(int column) {
        return column >= 0 && column < cells.size() ? cells.get(column) : Cell.EMPTY;
    }

    boolean isEmpty() {
        return cells.stream().allMatch(Cell::isEmpty);
    }
}
