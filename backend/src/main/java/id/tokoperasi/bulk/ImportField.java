package id.tokoperasi.bulk;

import java.util.List;

/**
 * A column of an import.
 *
 * @param name as refusals and the API name it
 * @param heading in the template and in exports
 * @param required whether a row without it is refused
 * @param otherNames headings under which it is also recognised
 */
public record ImportField(String name, String heading, boolean required, List<String> otherNames) {

    static ImportField required(String name, String heading, String... otherNames) {
        return new ImportField(name, heading, true, List.of(otherNames));
    }

    static ImportField optional(String name, String heading, String... otherNames) {
        return new ImportField(name, heading, false, List.of(otherNames));
    }
}
