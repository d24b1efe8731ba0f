package id.tokoperasi.storefront.department;

import id.tokoperasi.storefront.web.Choice;
import id.tokoperasi.storefront.web.FormErrors;
import id.tokoperasi.storefront.web.Shell;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/**
 * A training to be announced or changed, as typed.
 *
 * @param trainingId null for a new one
 */
public record TrainingFormView(
        DepartmentShell department,
        @Nullable UUID trainingId,
        long version,
        String title,
        String about,
        String venue,
        List<Choice> districts,
        String day,
        String begins,
        String lastDay,
        String ends,
        String capacity,
        String seatsEach,
        List<Choice> needs,
        FormErrors errors) {

    public Shell shell() {
        return department.shell();
    }
}
