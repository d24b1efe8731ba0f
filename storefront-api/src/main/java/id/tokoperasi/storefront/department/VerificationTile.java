package id.tokoperasi.storefront.department;

import id.tokoperasi.storefront.department.DeskView.Task;
import id.tokoperasi.verification.Desk;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;

/** Papers and applications that wait, and papers that have run out. */
@Component
@Order(10)
class VerificationTile implements DeskTile {

    private final Desk desk;

    VerificationTile(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Flux<Task> tasks() {
        return desk.load()
                .flatMapMany(
                        load ->
                                Flux.just(
                                        new Task(
                                                "/dinas/verifikasi",
                                                "dinas.task_papers",
                                                load.all()),
                                        new Task(
                                                "/dinas/verifikasi?keadaan=EXPIRED",
                                                "dinas.task_expired",
                                                load.expired())))
                .filter(task -> task.count() > 0);
    }
}
