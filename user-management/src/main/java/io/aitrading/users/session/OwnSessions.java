package io.aitrading.users.session;

import io.aitrading.web.ChangeSignal;
import io.aitrading.web.EndedSessions;
import io.aitrading.web.KeysUnavailableException;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;

/** This service looks up sessions where it keeps them, rather than ask itself over the network. */
@Configuration(proxyBeanMethods = false)
class OwnSessions {
    private static final Logger log = LoggerFactory.getLogger(OwnSessions.class);

    @Bean
    ChangeSignal sessionsEnded() {
        return new ChangeSignal();
    }

    @Bean
    EndedSessions endedSessions(SessionStore sessions) {
        return id -> {
            try {
                return !sessions.isOpen(UUID.fromString(id));
            } catch (IllegalArgumentException notOurs) {
                return true;
            } catch (DataAccessException away) {
                log.debug("sessions cannot be looked up: {}", away.getMessage());
                throw new KeysUnavailableException();
            }
        };
    }
}
