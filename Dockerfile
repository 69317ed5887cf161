# Attest in a container. It listens on 127.0.0.1 of its network only, because it has no sign-in yet and whoever reaches it
# is its owner; so publishing a port of it does nothing. Either share the host's network,
#
#   docker build -t attest . && docker run --rm --network host -v attest-data:/data attest
#
# or see how docker-compose.yml leads there from 127.0.0.1 of the host.

FROM maven:3.9-eclipse-temurin-25-noble AS build
WORKDIR /attest
COPY .mvn .mvn
COPY build build
COPY pom.xml ./
COPY eval eval
COPY ingest/pom.xml ingest/
COPY src src
# Tests and checks are left to "attest test"; tests are still compiled, because the server's need core's.
RUN --mount=type=cache,target=/root/.m2 \
    mvn -B -q -ntp package -pl src/server,eval -am -DskipTests -Djacoco.skip -Dcheckstyle.skip -Dspotless.check.skip

FROM eclipse-temurin:25-jre-noble
# Tesseract reads pages that are pictures; socat is for docker-compose.yml.
RUN apt-get update \
    && apt-get install -y --no-install-recommends socat tesseract-ocr \
    && rm -rf /var/lib/apt/lists/*
# A runtime without the module would not start with the options below.
RUN java --add-modules jdk.incubator.vector -version
RUN useradd --system --create-home --uid 10001 attest \
    && install -d -o attest -g attest /data
# Beside the jar, where it looks for them.
COPY models /opt/attest/models
COPY --from=build /attest/eval/calibrations /opt/attest/eval/calibrations
COPY --from=build /attest/eval/datasets /opt/attest/eval/datasets
COPY --from=build /attest/eval/target/attest-eval-0.1.0-SNAPSHOT-exec.jar /opt/attest/attest-eval.jar
COPY --from=build /attest/src/server/target/attest-server-0.1.0-SNAPSHOT-exec.jar /opt/attest/attest.jar
USER attest
WORKDIR /home/attest
# Under the C locale Java cannot open files whose names are not ASCII.
ENV ATTEST_DATA=/data LC_ALL=C.UTF-8
VOLUME /data
# The image has no curl. Liveness, not readiness: a server that waits for its database is not to be restarted.
HEALTHCHECK --interval=10s --timeout=5s --start-period=2m --retries=3 \
    CMD ["bash", "-c", "exec 3<> /dev/tcp/127.0.0.1/8080 && printf 'GET /actuator/health/liveness HTTP/1.1\\r\\nHost: 127.0.0.1\\r\\nConnection: close\\r\\n\\r\\n' >&3 && read -r _ status _ <&3 && [ \"$status\" = 200 ]"]
# More options for the JVM: JAVA_TOOL_OPTIONS.
# Lucene was built before JDK 25 and uses its vector instructions, with which a search takes a fifth less time, only when told so.
ENTRYPOINT ["java", "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED", \
    "--add-modules", "jdk.incubator.vector", "-Dorg.apache.lucene.vectorization.upperJavaFeatureVersion=25", "-jar", "/opt/attest/attest.jar"]
CMD ["serve"]
