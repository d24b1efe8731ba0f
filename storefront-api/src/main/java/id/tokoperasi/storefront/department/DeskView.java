package id.tokoperasi.storefront.department;

import id.tokoperasi.storefront.web.Shell;

import java.util.List;

/** The first page of the dinas: what waits. */
public record DeskView(DepartmentShell department, List<Task> tasks) {

    /**
     * Something to do, or to look at.
     *
     * @param key message key of the sentence, with the count as its argument
     */
    public record Task(String href, String key, long count) {}

    public Shell shell() {
        return department.shell();
    }
}
