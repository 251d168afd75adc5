# Builds what a command needs, if something has changed that it is built from. Read by ./comanda.
#
# Nothing here depends on where the clone lies: one that was moved or copied is as built as it was.

# poms: the POMs of all modules, from the root
poms() {
  (cd "$root" && find . -maxdepth 3 \( -name target -o -name node_modules -o -name src \) -prune -o -name pom.xml -print) |
    sed 's/^\.\///' | LC_ALL=C sort
}

# upstream MODULE...: the folders of what these modules are built from
upstream() {
  (cd "$root" && poms | xargs awk -v want="$*" -f commands/upstream.awk)
}

# sources MODULE...: the files that these modules are built from; a module's POM inherits those above it
sources() {
  local module above
  for module in $(upstream "$@"); do
    find "$module" \( -name target -o -name node_modules -o -name cdk.out -o -name test \) -prune -o -type f ! -name '*.md' -print
    above=$module
    while [ "$above" != . ]; do
      above=$(dirname "$above")
      [ ! -f "$above/pom.xml" ] || printf '%s\n' "$above/pom.xml"
    done | sed 's/^\.\///'
  done
}

# fingerprint MODULE: one number for the names and the content of what the module is built from
fingerprint() {
  (cd "$root" && sources "$1" | LC_ALL=C sort -u | tr '\n' '\0' | xargs -0 cksum | cksum | tr -d ' ')
}

# is_built MODULE
is_built() {
  local module
  for module in $(upstream "$1"); do
    [ -d "$root/$module/target" ] || return 1
  done
  [ -f "$root/$1/target/built-from" ] && [ "$(cat "$root/$1/target/built-from")" = "$(fingerprint "$1")" ]
}

# mark_built MODULE...: the modules, and what they are built from, are what their sources say
mark_built() {
  local module
  for module in $(upstream "$@"); do
    fingerprint "$module" >"$root/$module/target/built-from"
  done
}

# build_tools MODULE...: what their build takes
build_tools() {
  local module
  for module in $(upstream "$@"); do
    if [ -f "$root/$module/package.json" ]; then
      printf '%s' "$BUILD_TOOLS"
      return
    fi
  done
  printf 'JDK Maven'
}

# build MODULE...
build() {
  local module outdated=''
  for module in "$@"; do
    is_built "$module" || outdated+=" $module"
  done
  [ -n "$outdated" ] || return 0
  check_tools $(build_tools $outdated)
  say "Building (the first time also downloads what Comanda is built from; this takes some minutes) ..."
  forget_old_packages
  maven "$state/logs/build.log" -DskipTests -pl "$(printf '%s\n' $outdated | paste -sd , -)" -am package
  mark_built $outdated
}

# Has Maven install npm's packages anew where their list has changed.
forget_old_packages() {
  local list installed
  for list in "$root"/*/package-lock.json "$root"/*/*/package-lock.json; do
    installed="$(dirname "$list")/node_modules/.package-lock.json"
    [ ! "$list" -nt "$installed" ] || rm -f "$installed"
  done
}

# maven LOG ARGUMENT...: shows a line a module, keeps the rest in LOG
maven() {
  local log=$1
  shift
  mkdir -p "$(dirname "$log")"
  if ! mvn -B -ntp -f "$root/pom.xml" "$@" 2>&1 | tee "$log" | awk '
    /^\[INFO\] Building (Comanda|Engine)/ {
      sub(/^\[INFO\] Building /, "  ")
      sub(/ +[0-9]+\.[0-9][^ ]* */, " ")
      print
      fflush()
    }'; then
    tail -n 40 "$log" >&2
    fail "the build failed; all of its output is in $log"
  fi
}
