package id.tokoperasi.bulk;

import id.tokoperasi.membership.Written;

import java.util.ArrayList;
import java.util.List;

/** What became of some rows. */
final class Outcome {
    private final List<RowProblem> problems = new ArrayList<>();
    private long created;
    private long changed;
    private long same;

    void count(Written written) {
        switch (written) {
            case CREATED -> created++;
            case CHANGED -> changed++;
            case SAME -> same++;
        }
    }

    long created() {
        return created;
    }

    long changed() {
        return changed;
    }

    long same() {
        return same;
    }

    void add(RowProblem problem) {
        problems.add(problem);
    }

    void addAll(List<RowProblem> found) {
        problems.addAll(found);
    }

    boolean isBad(int row) {
        return problems.stream().anyMatch(p -> p.row() == row);
    }

    long failedRows() {
        return problems.stream().mapToInt(RowProblem::row).distinct().count();
    }

    List<RowProblem> problems() {
        return problems;
    }
}
