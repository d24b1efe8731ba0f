package id.tokoperasi.storefront.department;

import id.tokoperasi.kernel.Jakarta;
import id.tokoperasi.kernel.Refusal;
import id.tokoperasi.programme.Need;
import id.tokoperasi.programme.Training;
import id.tokoperasi.programme.TrainingPlan;
import id.tokoperasi.storefront.web.Typed;

import org.springframework.util.LinkedMultiValueMap;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/** The fields of the form of a training, read and written. */
final class TrainingForm {

    private static final Pattern TIME = Pattern.compile("(\\d{1,2})[.:](\\d{2})(?:[.:]00)?");

    private TrainingForm() {}

    /** What is typed; a field that cannot be read is refused by its name. */
    static TrainingPlan read(Typed typed) {
        var day = day(typed, "day");
        var last = typed.has("lastDay") ? day(typed, "lastDay") : day;
        return new TrainingPlan(
                typed.text("title"),
                typed.text("about"),
                typed.text("venue"),
                typed.text("district"),
                at(day, time(typed, "startsAt")),
                at(last, time(typed, "endsAt")),
                count(typed, "capacity"),
                count(typed, "seatsEach"),
                needs(typed));
    }

    private static LocalDate day(Typed typed, String field) {
        return typed.date(field).orElseThrow(() -> Refusal.invalidField(field, "date-malformed"));
    }

    private static LocalTime time(Typed typed, String field) {
        var found = TIME.matcher(typed.text(field));
        if (!found.matches()) {
            throw Refusal.invalidField(field, "time-malformed");
        }
        try {
            return LocalTime.of(Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2)));
        } catch (DateTimeException noTime) {
            throw Refusal.invalidField(field, "time-malformed");
        }
    }

    private static Instant at(LocalDate day, LocalTime time) {
        return ZonedDateTime.of(day, time, Jakarta.ZONE).toInstant();
    }

    private static int count(Typed typed, String field) {
        return typed.count(field).orElseThrow(() -> Refusal.invalidField(field, "count-malformed"));
    }

    private static Set<Need> needs(Typed typed) {
        var needs = EnumSet.noneOf(Need.class);
        Arrays.stream(Need.values())
                .filter(n -> typed.texts("needs").contains(n.name()))
                .forEach(needs::add);
        return needs;
    }

    /** A training as one would type it. */
    static Typed write(Training t) {
        var fields = new LinkedMultiValueMap<String, String>();
        var begins = t.startsAt().atZone(Jakarta.ZONE);
        var ends = t.endsAt().atZone(Jakarta.ZONE);
        fields.add("title", t.title());
        fields.add("about", t.about());
        fields.add("venue", t.venue());
        fields.add("district", t.districtCode());
        fields.add("day", begins.toLocalDate().toString());
        fields.add("startsAt", begins.toLocalTime().withSecond(0).toString());
        fields.add(
                "lastDay",
                ends.toLocalDate().equals(begins.toLocalDate())
                        ? ""
                        : ends.toLocalDate().toString());
        fields.add("endsAt", ends.toLocalTime().withSecond(0).toString());
        fields.add("capacity", String.valueOf(t.capacity()));
        fields.add("seatsEach", String.valueOf(t.seatsEach()));
        t.needs().forEach(n -> fields.add("needs", n.name()));
        fields.add("versi", String.valueOf(t.version()));
        return new Typed(fields);
    }
}
