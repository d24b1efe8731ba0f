package id.tokoperasi.bulk;

import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.sheets.Cell;
import id.tokoperasi.sheets.Habits;
import id.tokoperasi.sheets.SheetRow;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** A row read by the names of its fields. Keeps what cannot be read as problems, at most one a field. */
final class Line {
    private final ImportKind kind;
    private final List<Integer> mapping;
    private final List<Habits> habits;
    private final SheetRow row;
    private final List<RowProblem> problems = new ArrayList<>();
    private int kept;

    Line(ImportKind kind, List<Integer> mapping, List<Habits> habits, SheetRow row) {
        this.kind = kind;
        this.mapping = mapping;
        this.habits = habits;
        this.row = row;
    }

    /** Keeps a problem that was found before the row is written; it stays through {@link #reset}. */
    void keep(String field, Refusal refusal) {
        problems.add(RowProblem.of(number(), field, refusal));
        kept = problems.size();
    }

    /** Forgets what an attempt found that is now made again. */
    void reset() {
        problems.subList(kept, problems.size()).clear();
    }

    int number() {
        return row.number();
    }

    List<RowProblem> problems() {
        return problems;
    }

    boolean isBad() {
        return !problems.isEmpty();
    }

    /** Whether the file has a column for it. */
    boolean has(String field) {
        return mapping.get(kind.place(field)) >= 0;
    }

    /** Whether the row says something in it. */
    boolean says(String field) {
        return !cell(field).isEmpty();
    }

    private Cell cell(String field) {
        return row.cell(mapping.get(kind.place(field)));
    }

    String text(String field) {
        return cell(field).text();
    }

    /** The text; a problem and an empty text when there is none. */
    String required(String field) {
        if (!says(field)) {
            problem(field, "cell-missing");
        }
        return text(field);
    }

    /** A whole number within the limits; the other one when the cell is empty or has a problem. */
    long whole(String field, long otherwise, long min, long max, String rangeCode) {
        var read = read(field, (habit, cell) -> habit.whole(cell, field));
        if (read == null) {
            return otherwise;
        }
        if (read < min || read > max) {
            problem(field, rangeCode);
            return otherwise;
        }
        return read;
    }

    @Nullable LocalDate day(String field) {
        return read(field, (habit, cell) -> habit.day(cell, field));
    }

    boolean yes(String field) {
        return Boolean.TRUE.equals(read(field, (habit, cell) -> habit.yes(cell, field)));
    }

    private <T> @Nullable T read(String field, BiFunction<Habits, Cell, T> reading) {
        var cell = cell(field);
        if (cell.isEmpty()) {
            return null;
        }
        try {
            return reading.apply(habits.get(kind.place(field)), cell);
        } catch (Refusal refusal) {
            problems.add(RowProblem.of(number(), field, refusal));
            return null;
        }
    }

    void problem(String field, String code) {
        if (problems.stream().noneMatch(p -> p.field().equals(field))) {
            problems.add(RowProblem.of(number(), field, Refusal.invalid(code, Map.of())));
        }
    }

    void problemIfNone(String code) {
        if (problems.isEmpty()) {
            problem("", code);
        }
    }

    /** Takes a refusal of the module that owns the row, at the field that it names. */
    void refuse(Refusal refusal) {
        var named = refusal.facts().get("field");
        var field = named == null ? "" : named.toString().replaceAll("^.*\\.", "");
        var known = kind.fields().stream().anyMatch(f -> f.name().equals(field));
        problems.add(RowProblem.of(number(), known ? field : "", refusal));
    }
}
