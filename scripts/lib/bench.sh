#!/usr/bin/env bash
# scripts/fleet bench kernel [book] [pipeline] [depth] [backtest]: builds the bench module and measures all parts or the named
# ones; "bench backtest" is the last part alone. Prints CPU time and ratios, and at the end every target with PASS or FAIL.
set -euo pipefail
. scripts/lib/jdk.sh
require_jdk25
require_maven
what=${1:-kernel}
[ $# -gt 0 ] && shift
case $what in
  kernel) ;;
  backtest) set -- backtest ;;
  *) echo "Usage: scripts/fleet bench kernel|backtest" >&2; exit 64 ;;
esac
mvn -B -ntp -q -Dmaven.test.skip=true -Dspotless.check.skip=true -Djacoco.skip=true -pl bench -am package \
  dependency:build-classpath -Dmdep.outputFile=target/classpath -Dmdep.includeScope=runtime
class_path="bench/target/classes:$(cat bench/target/classpath)"
exec "$JAVA_HOME/bin/java" -Xms1g -Xmx2g -XX:+UseSerialGC -Duser.timezone=UTC --sun-misc-unsafe-memory-access=allow \
  --enable-native-access=ALL-UNNAMED -cp "$class_path" io.aitrading.bench.KernelBench "$@"
