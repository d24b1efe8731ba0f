package id.tokoperasi.bulk;

import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.membership.MemberLine;
import id.tokoperasi.membership.Members;
import id.tokoperasi.membership.Written;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.UUID;

/** Rows of the register of members. */
@Component
class MemberTarget implements Target {

    private final Members members;

    MemberTarget(Members members) {
        this.members = members;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.MEMBERS;
    }

    @Override
    public String key() {
        return "number";
    }

    @Override
    public Mono<Outcome> put(UUID cooperativeId, List<Line> lines, String actor) {
        var outcome = new Outcome();
        var good = new ArrayList<MemberLine>();
        for (var line : lines) {
            var member = member(line);
            if (member != null && !line.isBad()) {
                good.add(member);
            }
            outcome.addAll(line.problems());
        }
        return members.put(cooperativeId, good)
                .map(
                        written -> {
                            var byNumber =
                                    new TreeMap<String, Written>(String.CASE_INSENSITIVE_ORDER);
                            byNumber.putAll(written);
                            good.forEach(
                                    m ->
                                            outcome.count(
                                                    byNumber.getOrDefault(
                                                            m.number(), Written.SAME)));
                            return outcome;
                        });
    }

    private static @Nullable MemberLine member(Line line) {
        var joined = line.day("joinedOn");
        if (!line.says("joinedOn")) {
            line.problem("joinedOn", "cell-missing");
        }
        var member =
                new MemberLine(
                        line.required("number"),
                        line.required("name"),
                        line.required("village"),
                        phone(line),
                        joined == null ? LocalDate.EPOCH : joined,
                        line.day("leftOn"),
                        line.yes("namedAsMaker"));
        if (line.isBad()) {
            return null;
        }
        try {
            member.check();
            return member;
        } catch (Refusal refusal) {
            line.refuse(refusal);
            return null;
        }
    }

    /** Spreadsheets like to take the nought off a number that begins with one. */
    private static @Nullable String phone(Line line) {
        if (!line.says("phone")) {
            return null;
        }
        var digits = line.text("phone").toLowerCase(Locale.ROOT).replaceAll("[\\s.\\-()]", "");
        var national = digits.replaceFirst("^(\\+62|62|0)", "");
        if (!national.matches("8\\d{7,11}")) {
            line.problem("phone", "phone-malformed");
            return null;
        }
        return "+62" + national;
    }
}
