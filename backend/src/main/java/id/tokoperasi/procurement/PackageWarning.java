package id.tokoperasi.procurement;

import java.util.List;

/** Something that an officer should mind before ordering; it never blocks (rules.md). */
public record PackageWarning(String code, List<String> ruleIds) {}
