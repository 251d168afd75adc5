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
  "$(java_bin)java" -cp "$root/engine/pipes/target/test-classes:$root/engine/pipes/target/classes:$(cat "$classes")" \
    org.openjdk.jmh.Main -jvm "$(command -v "$(java_bin)java")" "dev\\.comanda\\.engine\\..*Benchmark"
}

# Each function by itself, in a JVM as Lambda has it.
bench_functions() {
  local memory=512 jdk=
  while [ $# -gt 0 ]; do
    case $1 in
      --java)
        [ -x "${2:-}/bin/java" ] || refuse bench "$1" "${2:-}" "the folder of a JDK"
        jdk=$2
        ;;
      --memory)
        [[ ${2:-} =~ ^[0-9]+$ ]] && [ "$2" -ge 128 ] && [ "$2" -le 10240 ] ||
          refuse bench "$1" "${2:-}" "a number from 128 to 10240"
        memory=$2
        ;;
      *) no_more bench "$@" ;;
    esac
    shift 2
  done
  [ -n "$jdk" ] || jdk=$("$(java_bin)java" -XshowSettings:properties -version 2>&1 | sed -nE 's/^ *java\.home = //p')
  benchmark FunctionBench "$jdk" "$memory"
}

# Lighthouse is not among the project's packages: only this command needs it.
bench_storefront() {
  local dir=$state report browser run flags="--headless=new --disable-gpu"
  while [ $# -gt 0 ]; do
    [ "$1" = --state-dir ] || no_more bench "$@"
    [ -d "${2:-}" ] || refuse bench "$1" "${2:-}" "a folder"
    dir=$2
    shift 2
  done
  check_tools Node.js npm Chromium
  [ -f "$dir/endpoints.json" ] || fail "there is no $dir/endpoints.json: start ./comanda run in another terminal"
  browser=$(tool_path Chromium)
  # Chromium has no sandbox for root.
  [ "$(id -u)" -ne 0 ] || flags+=" --no-sandbox"
  report=$(cd "$dir" && pwd)/lighthouse.json
  # Three times, as single runs differ.
  for run in 1 2 3; do
    # On a busy machine Chromium misses the beginning of its own trace now and then; Lighthouse then has no result.
    for attempt in 1 2 3; do
      CHROME_PATH=$browser npx --yes lighthouse@12.2.3 \
        "$(node -p 'JSON.parse(fs.readFileSync(process.argv[1])).storefront' "$dir/endpoints.json")/" \
        --quiet --chrome-flags="$flags" --output=json --output-path="$report" 2>"$report.log" && break
      [ "$attempt" -lt 3 ] || fail "Lighthouse gave no result: $(tail -n 5 "$report.log")"
    done
    say "Run $run"
    node -e '
      const { categories, audits } = JSON.parse(fs.readFileSync(process.argv[1]));
      for (const { title, score } of Object.values(categories)) console.log("  " + title.padEnd(26), Math.round(score * 100));
      for (const id of ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift", "total-byte-weight"])
        console.log("  " + audits[id].title.padEnd(26), audits[id].displayValue);
    ' "$report"
  done
  say "The whole report of the last run is in $report"
}

# benchmark CLASS ARGUMENT...
benchmark() {
  local class=$1
  shift
  build local cdk
  maven "$state/logs/bench-build.log" -DskipTests verify
  "$(java_bin)java" -cp "$root/integration-tests/target/test-classes:$root/integration-tests/target/lib/*" "dev.comanda.it.bench.$class" "$root" "$@"
}
