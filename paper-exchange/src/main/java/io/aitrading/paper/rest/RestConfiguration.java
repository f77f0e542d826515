package io.aitrading.paper.rest;

import io.aitrading.paper.api.Dispatcher;
import io.aitrading.paper.auth.ApiKeys;
import io.aitrading.paper.auth.RequestTime;
import io.aitrading.paper.limit.RateLimits;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the REST door in its place. */
@Configuration(proxyBeanMethods = false)
class RestConfiguration {
    @Bean
    ServletRegistrationBean<BinanceServlet> binanceServlet(
            Dispatcher dispatcher, ApiKeys keys, RequestTime requestTime, RateLimits limits) {
        BinanceServlet servlet = new BinanceServlet(dispatcher, keys, requestTime, limits);
        return new ServletRegistrationBean<>(servlet, "/api/v3/*", "/sapi/*", "/fapi/*", "/dapi/*", "/eapi/*");
    }
}
