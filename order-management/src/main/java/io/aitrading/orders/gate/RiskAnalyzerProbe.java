package io.aitrading.orders.gate;

import io.aitrading.domain.PlatformService;
import io.aitrading.health.DependencyProbe;
import io.aitrading.health.HttpProbe;
import io.aitrading.health.ServiceDirectory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Shows in health whether risk-analyzer answers. */
@Configuration(proxyBeanMethods = false)
class RiskAnalyzerProbe {

    @Bean
    DependencyProbe riskAnalyzer(ServiceDirectory directory) {
        return HttpProbe.of(PlatformService.RISK_ANALYZER, false, directory);
    }
}
