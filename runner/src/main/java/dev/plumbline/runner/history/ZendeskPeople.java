package dev.plumbline.runner.history;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whom a Zendesk export names beside its tickets: {@code users} and {@code groups}. Of a user is kept what decides: whether
 * they are staff, and the id that the help desk's customer has elsewhere.
 */
public final class ZendeskPeople {
    private final Set<String> staff = new HashSet<>();
    private final Set<String> customers = new HashSet<>();
    private final Map<String, String> externalIds = new HashMap<>();

    public void addUser(Exported user) {
        user.text("id").ifPresent(id -> {
            if (user.text("role").filter(it -> it.equals("end-user")).isPresent()) {
                customers.add(id);
            } else if (user.has("role")) {
                staff.add(id);
            }
            user.text("external_id").ifPresent(external -> externalIds.put(id, external));
        });
    }

    boolean isStaff(String id) {
        return staff.contains(id);
    }

    boolean isCustomer(String id) {
        return customers.contains(id);
    }

    /** The customer's id; when wanted, the one that the company itself gave, where Zendesk knows it. */
    Optional<String> customerId(Optional<String> requester, boolean external) {
        return requester.map(id -> {
            var own = ZendeskHistory.PREFIX + id;
            return external ? externalIds.getOrDefault(id, own) : own;
        });
    }
}
