package id.tokoperasi.rules;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the rules say on one day. A rule reads it; none asks for "today". */
public final class RuleBook {

    private final LocalDate day;
    private final Map<String, Rule> inForce = new TreeMap<>();
    private final Map<String, Rule> disputed = new TreeMap<>();

    /** The versions that cover the day; others are left out. */
    public RuleBook(LocalDate day, Collection<Rule> versions) {
        this.day = day;
        versions.stream()
                .filter(rule -> rule.covers(day))
                .sorted(Comparator.comparing(Rule::validFrom))
                .forEach(rule -> (rule.isApplied() ? inForce : disputed).put(rule.id(), rule));
    }

    public LocalDate day() {
        return day;
    }

    /** The version in force; empty when there is none, or only one that sources disagree about. */
    public Optional<Rule> find(String id) {
        return Optional.ofNullable(inForce.get(id));
    }

    /** A version that would be in force if sources did not disagree and no official has confirmed. */
    public Optional<Rule> disputed(String id) {
        return Optional.ofNullable(disputed.get(id));
    }

    /** All versions that cover the day, disputed ones included, by id. */
    public List<Rule> all() {
        var all = new TreeMap<>(disputed);
        all.putAll(inForce);
        return List.copyOf(all.values());
    }
}
