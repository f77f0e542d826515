package io.aitrading.users;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** user-management, port 8010. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class UserManagementApplication {
    public static void main(String[] arguments) {
        SpringApplication application = new SpringApplication(UserManagementApplication.class);
        application.setDefaultProperties(Map.of("spring.config.name", "user-management"));
        application.run(arguments);
    }
}
