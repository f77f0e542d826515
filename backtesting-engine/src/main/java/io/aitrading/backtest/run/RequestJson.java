package io.aitrading.backtest.run;

import java.math.BigDecimal;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;

/** Reads and writes requests as they are kept with a job, and as files of the command line have them. */
@Component
public class RequestJson {
    private final JsonMapper mapper = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .addModule(new SimpleModule("exact").addSerializer(BigDecimal.class, ToStringSerializer.instance))
            .build();

    public <T> T read(String text, Class<T> type) {
        try {
            return mapper.readValue(text, type);
        } catch (JacksonException e) {
            throw new RequestProblem("request", "FORMAT", "cannot be read: " + e.getOriginalMessage());
        }
    }

    public String write(Object request) {
        return mapper.writeValueAsString(request);
    }
}
