# Finds a JDK 25 and exports JAVA_HOME; says clearly when there is none. Sourced by the other scripts.

is_jdk25() { [ -x "$1/bin/javac" ] && "$1/bin/java" -version 2>&1 | head -n 1 | grep -q '"25'; }

find_jdk25() {
  local candidate
  for candidate in "${JAVA_HOME:-}" "${JAVA_25_HOME:-}" /usr/lib/jvm/*25* "$HOME"/.sdkman/candidates/java/25* \
    "$HOME"/.jdks/*25* /opt/*jdk*25* /Library/Java/JavaVirtualMachines/*25*/Contents/Home; do
    if [ -n "$candidate" ] && is_jdk25 "$candidate"; then printf '%s\n' "$candidate"; return 0; fi
  done
  candidate=$(command -v javac || true)
  if [ -n "$candidate" ]; then
    candidate=$(cd "$(dirname "$(readlink -f "$candidate")")/.." && pwd)
    if is_jdk25 "$candidate"; then printf '%s\n' "$candidate"; return 0; fi
  fi
  return 1
}

require_jdk25() {
  if ! JAVA_HOME=$(find_jdk25); then
    echo "No JDK 25 found. Looked at JAVA_HOME, JAVA_25_HOME, /usr/lib/jvm, ~/.sdkman, ~/.jdks, /opt and PATH." >&2
    echo "Install one (for example Temurin 25) and try again, or set JAVA_HOME to it." >&2
    exit 69
  fi
  export JAVA_HOME
}

require_maven() {
  command -v mvn >/dev/null || { echo "Maven is not on the PATH. Install Maven 3.8.7 or newer and try again." >&2; exit 69; }
}
