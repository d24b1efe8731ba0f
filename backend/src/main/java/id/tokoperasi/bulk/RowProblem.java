package id.tokoperasi.bulk;

import id.tokoperasi.kernel.Refusal;

import java.util.HashMap;
import java.util.Map;

/**
 * What is wrong with a row.
 *
 * @param row as a spreadsheet counts
 * @param field name of the {@link ImportField}; empty when it is the row as a whole
 * @param code of a refusal
 * @param facts of it
 */
public record RowProblem(int row, String field, String code, Map<String, Object> facts) {

    static RowProblem of(int row, String field, Refusal refusal) {
        var facts = new HashMap<String, Object>(refusal.facts());
        facts.remove("field");
        return new RowProblem(row, field, refusal.code(), facts);
    }
}
