package io.aitrading.users.notice;

import io.aitrading.domain.api.PageAnswer;
import io.aitrading.users.notice.Notifications.Notification;
import io.aitrading.web.ApiException;
import io.aitrading.web.Caller;
import io.aitrading.web.PageRequestParams;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A user's own notifications. */
@RestController
@RequestMapping("/api/v1/users/me/notifications")
@PreAuthorize("isAuthenticated() and !hasRole('SERVICE')")
class NotificationController {
    private final Notifications notifications;

    NotificationController(Notifications notifications) {
        this.notifications = notifications;
    }

    @GetMapping
    PageAnswer<Notification> list(PageRequestParams page, Caller caller) {
        return page.page(
                notifications.of(caller.userId(), page.cursorId(), page.limit() + 1),
                notification -> notification.id().toString());
    }

    @PostMapping("/{id}/read")
    Notification read(@PathVariable UUID id, Caller caller) {
        return notifications.markRead(caller.userId(), id).orElseThrow(() -> ApiException.notFound("notification"));
    }
}
