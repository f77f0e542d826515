package io.aitrading.web.security;

import io.aitrading.web.ApiException;
import io.aitrading.web.CommonError;
import io.aitrading.web.json.StorableText;
import io.aitrading.web.problem.Problems;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/** Stops requests whose address or parameters are made to confuse: path tricks, NUL characters. */
final class RequestFirewall {
    private static final Logger log = LoggerFactory.getLogger(RequestFirewall.class);

    private RequestFirewall() {}

    static HttpFirewall create() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedParameterValues(StorableText::isStorable);
        return firewall;
    }

    static RequestRejectedHandler answering(Problems problems) {
        return (request, response, rejected) -> {
            log.debug("rejected: {}", rejected.getMessage());
            problems.write(
                    request,
                    response,
                    new ApiException(
                            CommonError.VALIDATION_FAILED, "The address or a parameter has forbidden characters"));
        };
    }
}
