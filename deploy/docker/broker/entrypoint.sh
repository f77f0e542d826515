#!/bin/bash
# Stand-in for Redpanda: a single-node KRaft Kafka with the same two listeners. The command's --advertise-kafka-addr is honoured.
set -euo pipefail
data=/var/lib/redpanda/data
advertised=internal://redpanda:9092,external://localhost:19092
for argument in "$@"; do
  case $argument in --advertise-kafka-addr=*) advertised=${argument#*=} ;; esac
done
advertised=${advertised//internal/INTERNAL}
advertised=${advertised//external/EXTERNAL}
mkdir -p "$data"
cat >/tmp/server.properties <<TXT
node.id=1
process.roles=broker,controller
controller.quorum.voters=1@localhost:9093
listeners=INTERNAL://0.0.0.0:9092,EXTERNAL://0.0.0.0:19092,CONTROLLER://localhost:9093
advertised.listeners=$advertised
listener.security.protocol.map=INTERNAL:PLAINTEXT,EXTERNAL:PLAINTEXT,CONTROLLER:PLAINTEXT
inter.broker.listener.name=INTERNAL
controller.listener.names=CONTROLLER
log.dirs=$data/kafka
offsets.topic.replication.factor=1
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
group.initial.rebalance.delay.ms=0
log.retention.hours=72
auto.create.topics.enable=true
TXT
options=(--enable-native-access=ALL-UNNAMED -Xmx384m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Dlogback.configurationFile=/opt/broker/logback.xml -cp "/opt/broker/*")
if [ ! -f "$data/kafka/meta.properties" ]; then
  java "${options[@]}" kafka.tools.StorageTool format -t AAAAAAAAAAAAAAAAAAAAAQ -c /tmp/server.properties
fi
exec java "${options[@]}" kafka.Kafka /tmp/server.properties
