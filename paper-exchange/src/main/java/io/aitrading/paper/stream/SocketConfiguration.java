package io.aitrading.paper.stream;

import org.apache.tomcat.websocket.server.WsSci;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.server.standard.ServletServerContainerFactoryBean;

/** Puts the WebSocket doors in their places. */
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
class SocketConfiguration implements WebSocketConfigurer {
    private static final int MESSAGE_BYTES_MAX = 16 * 1024;
    private static final long SEND_TIMEOUT_MILLIS = 10_000;

    private final MarketSocket market;
    private final ApiSocket api;

    SocketConfiguration(MarketSocket market, ApiSocket api) {
        this.market = market;
        this.api = api;
    }

    @Override
    public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
        // Keys are in the messages, never in cookies: pages of any origin may connect.
        registry.addHandler(market, "/ws", "/ws/*", "/ws/*/*", "/stream", "/stream/")
                .setAllowedOrigins("*");
        registry.addHandler(api, "/ws-api/v3").setAllowedOrigins("*");
    }

    @Bean
    static WebServerFactoryCustomizer<TomcatServletWebServerFactory> webSocketSupport() {
        return factory ->
                factory.addContextCustomizers(context -> context.addServletContainerInitializer(new WsSci(), null));
    }

    @Bean
    static ServletServerContainerFactoryBean webSocketContainer() {
        ServletServerContainerFactoryBean container = new ServletServerContainerFactoryBean();
        container.setMaxTextMessageBufferSize(MESSAGE_BYTES_MAX);
        container.setMaxBinaryMessageBufferSize(MESSAGE_BYTES_MAX);
        container.setAsyncSendTimeout(SEND_TIMEOUT_MILLIS);
        return container;
    }

    /** Declines every extension, compression above all: half-accepting it breaks clients. */
    @Bean
    static FilterRegistrationBean<ExtensionsFilter> noExtensions() {
        FilterRegistrationBean<ExtensionsFilter> filter = new FilterRegistrationBean<>(new ExtensionsFilter());
        filter.addUrlPatterns("/ws", "/ws/*", "/stream", "/stream/*", "/ws-api/*");
        return filter;
    }
}
