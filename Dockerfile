# One file for every service: --build-arg SERVICE=order-management.
# All images share one layer of libraries; a service adds only its own jar.
# ARTIFACTS=build (default) compiles here; ARTIFACTS=host takes what scripts/stage-images put into deploy/docker/stage.
ARG BASE_IMAGE=eclipse-temurin:25-jre
ARG BUILD_IMAGE=maven:3-eclipse-temurin-25
ARG ARTIFACTS=build

FROM ${BUILD_IMAGE} AS build
WORKDIR /source
COPY . .
RUN --mount=type=cache,target=/root/.m2 \
    mvn -B -ntp -q -Dmaven.test.skip=true -Dspotless.check.skip=true -Djacoco.skip=true -pl fleet -am package \
    && scripts/stage-images /stage

FROM scratch AS host
COPY deploy/docker/stage /stage

FROM ${ARTIFACTS} AS artifacts

FROM ${BASE_IMAGE}
ARG SERVICE
WORKDIR /app
COPY --from=artifacts /stage/lib /app/lib
COPY --from=artifacts /stage/bin/run /stage/bin/healthcheck.sh /app/
COPY --from=artifacts /stage/services/${SERVICE} /app/
RUN mkdir -p /app/state /app/config && chown -R 10001:10001 /app/state /app/config
USER 10001:10001
HEALTHCHECK --interval=15s --timeout=10s --start-period=60s --retries=3 CMD ["/app/healthcheck.sh"]
ENTRYPOINT ["/app/run"]
