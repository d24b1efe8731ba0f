package id.tokoperasi.storefront.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.tokoperasi.access.Appointments;
import id.tokoperasi.access.Role;
import id.tokoperasi.procurement.Agencies;
import id.tokoperasi.procurement.Agency;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An office of its own with a head, and what the head does by the API. */
final class ApiOffice {

    private final ApiTrade trade;
    private final UUID id = UUID.randomUUID();
    private final String head = RunningStorefront.newSubject();

    private ApiOffice(ApiTrade trade) {
        this.trade = trade;
    }

    static ApiOffice open(ApiTrade trade) {
        var office = new ApiOffice(trade);
        var storefront = RunningStorefront.withStripe();
        var agency = new Agency(office.id, "CONTOH-" + office.id, "Bagian Umum", null, "high");
        storefront.bean(Agencies.class).put(List.of(agency)).block();
        office.appoint(office.head, Role.BUDGET_USER);
        return office;
    }

    UUID id() {
        return id;
    }

    String head() {
        return head;
    }

    void appoint(String who, Role role) {
        RunningStorefront.withStripe()
                .bean(Appointments.class)
                .appoint(who + role + id, who, id, role, "SK-1", Instant.EPOCH, null)
                .block();
    }

    /** Enters the decree that appoints this person; answers its id. */
    String names(String whom, String role) {
        var decree =
                ApiTrade.example("designate").put("email", whom + "@contoh.id").put("role", role);
        return ApiTrade.id(
                trade.does(head, "designate", c -> c.json(decree.toString()), id).document());
    }

    /** Names this person, who takes the role over; answers the appointment. */
    String hasOfficer(String whom, String role) {
        trade.does(whom, "designationAccept", names(whom, role));
        return trade.does(head, "officers", id)
                .path("items")
                .valueStream()
                .filter(o -> o.path("subject").asString().equals(whom))
                .map(ApiTrade::id)
                .findFirst()
                .orElseThrow();
    }

    /** Everything that can be done about officers, once. */
    void changesItsOfficers() {
        var ppk = RunningStorefront.newSubject();
        assertThat(trade.does("", "agencies").path("items")).isNotEmpty();
        var entered = names(ppk, "COMMITMENT_OFFICER");
        trade.does(head, "designation", id, entered);
        assertThat(trade.does(head, "designations", id).path("items")).hasSize(1);
        assertThat(trade.does(ppk, "designationsMine").path("items")).hasSize(1);
        var foreign =
                ApiTrade.call(RunningStorefront.newSubject(), "designationAccept", entered).send();
        assertThat(foreign.code()).isEqualTo("not-found");
        trade.does(head, "designationTakeBack", c -> c, id, entered);

        var appointed = hasOfficer(ppk, "COMMITMENT_OFFICER");
        assertThat(trade.does(ppk, "officers", id).path("items")).hasSize(2);
        assertThat(ApiTrade.call(ppk, "designations", id).send().code()).isEqualTo("role-missing");
        var term = ApiTrade.example("officerChangeEnd").toString();
        trade.does(head, "officerChangeEnd", c -> c.json(term), id, appointed);
        trade.does(head, "officerEnd", c -> c, id, appointed);
        assertThat(ApiTrade.call(ppk, "officers", id).send().code()).isEqualTo("appointment-ended");
    }
}
