# The benchmarks. Read by ./comanda.

# The whole product, from outside.
bench_whole() {
  no_more bench "$@"
  benchmark Bench
}

# The engine alone: workflows and pipes, without the services around them.
bench_engine() {
  local classes="$root/engine/pipes/target/bench-classpath"
  no_more bench "$@"
  check_tools $BUILD_TOOLS
  say "Building ..."
  maven "$state/logs/bench-build.log" -DskipTests -pl engine/pipes -am test-compile \
    dependency:build-classpath -Dmdep.outputFile="$classes" -Dmdep.includeScope=test
  java -cp "$root/engine/pipes/target/test-classes:$root/engine/pipes/target/classes:$(cat "$classes")" \
    org.openjdk.jmh.Main -jvm "$(command -v "$(java_bin)java")" "dev\\.comanda\\.engine\\..*Benchmark"
}

# Each function by itself, in a JVM as Lambda has it.
bench_functions() {
  local memory=512 jdk
  jdk=$("$(java_bin)java" -XshowSettings:properties -version 2>&1 | sed -nE 's/^ *java\.home = //p')
  while [ $# -gt 0 ]; do
    case $1 in
      --java)
        [ -x "${2:-}/bin/java" ] || fail "Invalid value for option '--java': '${2:-}' is not the folder of a JDK; see ./comanda bench --help"
        jdk=$2
        ;;
      --memory)
        value bench "$1" "${2:-}" '[0-9]{3,5}' "a number from 128 to 10240"
        [ "$2" -ge 128 ] && [ "$2" -le 10240 ] || value bench "$1" "$2" 'x' "a number from 128 to 10240"
        memory=$2
        ;;
      *) no_more bench "$@" ;;
    esac
    shift 2
  done
  benchmark FunctionBench "$jdk" "$memory"
}

# benchmark CLASS ARGUMENT...
benchmark() {
  local class=$1
  shift
  build local cdk
  maven "$state/logs/bench-build.log" -DskipTests verify
  java -cp "$root/integration-tests/target/test-classes:$root/integration-tests/target/lib/*" "dev.comanda.it.bench.$class" "$root" "$@"
}
