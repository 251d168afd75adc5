# What the machine must have, and the one line that brings it. Read by ./comanda and .ci/run.

# What a build takes.
BUILD_TOOLS='JDK Maven Node.js npm'

# The folder of Java's programs, with a slash; nothing if they are looked for on the PATH.
java_bin() {
  [ -z "${JAVA_HOME:-}" ] || printf '%s/bin/' "$JAVA_HOME"
}

# tool_names NAME: what may bring a tool, best first
tool_names() {
  case $1 in
    JDK) printf '%sjavac' "$(java_bin)" ;;
    Maven) printf 'mvn' ;;
    Node.js) printf 'node' ;;
    npm) printf 'npm' ;;
    Chromium) printf '%s' "${CHROME_BIN:-chromium chromium-browser google-chrome google-chrome-stable}" ;;
  esac
}

# tool_path NAME: the program; fails if there is none
tool_path() {
  local program
  for program in $(tool_names "$1"); do
    command -v "$program" && return
  done
  [ "$1" = Chromium ] && [ -z "${CHROME_BIN:-}" ] && ls "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" 2>/dev/null
}

# tool_least NAME: the least version that will do; nothing if any will
tool_least() {
  case $1 in
    JDK) printf '17' ;;
    Maven) printf '3.6' ;;
    Node.js) printf '20.19' ;;
    npm) printf '9' ;;
  esac
}

# tool_version NAME: such as 20.19; nothing if the program is not there or does not work
tool_version() {
  local program
  program=$(tool_path "$1") || return 0
  case $1 in
    JDK) "$program" -version ;;
    Maven) "$program" -B -v ;;
    *) "$program" --version ;;
  esac 2>&1 | sed -nE 's/^(javac (1\.)?|.*Apache Maven |v)?([0-9]+(\.[0-9]+)?).*/\3/p' | head -n 1 || true
}

# older VERSION OTHER
older() {
  awk -v a="$1" -v b="$2" 'BEGIN {
    split(a, x, "."); split(b, y, ".")
    exit !(x[1] + 0 < y[1] + 0 || (x[1] == y[1] && x[2] + 0 < y[2] + 0))
  }'
}

# lacking TOOL...: a line for each that is missing or too old, with what is there of it
lacking() {
  local tool version least
  for tool in "$@"; do
    least=$(tool_least "$tool")
    if [ -z "$least" ]; then
      tool_path "$tool" >/dev/null || printf '%s missing\n' "$tool"
      continue
    fi
    version=$(tool_version "$tool")
    if [ -n "$version" ]; then
      ! older "$version" "$least" || printf '%s %s\n' "$tool" "$version"
    # Without a JDK Maven does not tell its version.
    elif [ "$tool" != Maven ] || ! tool_path Maven >/dev/null || [ -n "$(tool_version JDK)" ]; then
      printf '%s missing\n' "$tool"
    fi
  done
}

# install_line: reads what is lacking, and says what to type; nothing where that is not known
install_line() {
  if [ "$(uname -s)" = Darwin ]; then
    install_with_brew
  elif command -v apt-get >/dev/null; then
    install_with_apt "$(. /etc/os-release && printf '%s %s' "${ID:-}" "${VERSION_CODENAME:-}")"
  fi
}

# install_with_apt "ID CODENAME": of Debian or Ubuntu
install_with_apt() {
  local distribution=$1 tool version packages='' global='' sudo='' line=''
  [ "$(id -u)" = 0 ] || sudo='sudo '
  while read -r tool version; do
    case $tool in
      JDK)
        [ -z "${JAVA_HOME:-}" ] || continue
        case $distribution in
          *\ bullseye | *\ focal | *\ jammy) packages+=' openjdk-17-jdk-headless' ;;
          *) packages+=' default-jdk-headless' ;;
        esac
        ;;
      Maven) packages+=' maven' ;;
      Node.js)
        # npm's packages of Node.js bring a newer one than theirs, before it on the PATH.
        case "$version $distribution" in
          missing\ *\ bullseye | missing\ *\ bookworm | missing\ *\ focal | missing\ *\ jammy | missing\ *\ noble)
            packages+=' nodejs npm'
            global+=' node@20'
            ;;
          missing*) packages+=' nodejs' ;;
          *) global+=' node@20' ;;
        esac
        ;;
      npm) [ "$version" = missing ] && packages+=' npm' || global+=' npm@10' ;;
      Chromium)
        [ -z "${CHROME_BIN:-}" ] || continue
        case $distribution in
          ubuntu*) packages+=' chromium-browser' ;;
          *) packages+=' chromium' ;;
        esac
        ;;
    esac
  done
  if [ -n "$packages" ]; then
    line="${sudo}apt-get update && ${sudo}apt-get install -y --no-install-recommends$(once $packages)"
  fi
  if [ -n "$global" ]; then
    line+="${line:+ && }${sudo}npm install --global --no-audit --no-fund$global"
  fi
  printf '%s\n' "$line"
}

# once WORD...: each of them once, after a space
once() {
  printf '%s\n' "$@" | awk 'NF && !seen[$0]++ { printf " %s", $0 }'
}

install_with_brew() {
  local tool version formulas='' casks='' upgrades=''
  while read -r tool version; do
    case "$tool $version" in
      JDK\ *) [ -n "${JAVA_HOME:-}" ] || casks+=' temurin@21' ;;
      Maven\ missing) formulas+=' maven' ;;
      Node.js\ missing | npm\ missing) formulas+=' node' ;;
      Maven\ *) upgrades+=' maven' ;;
      Node.js\ * | npm\ *) upgrades+=' node' ;;
      Chromium\ *) casks+=' google-chrome' ;;
    esac
  done
  printf '%s%s%s' "${formulas:+ && brew install$(once $formulas)}" "${casks:+ && brew install --cask$casks}" \
    "${upgrades:+ && brew upgrade$(once $upgrades)}" | sed 's/^ && //'
}

# check_tools TOOL...: names all that is missing or too old, and the line that brings it, and ends
check_tools() {
  local all line tool version least
  all=$(lacking "$@")
  [ -n "$all" ] || return 0
  {
    printf 'comanda: this machine needs\n'
    while read -r tool version; do
      least=$(tool_least "$tool")
      printf '  %-10s%-16s%s\n' "$tool" "${least:+$least or newer}" \
        "$([ "$version" = missing ] && printf 'not found' || printf 'found %s' "$version")$(tool_hint "$tool")"
    done <<<"$all"
    line=$(install_line <<<"$all")
    if [ -n "$line" ]; then
      printf 'Install with this line, then run the command again:\n\n  %s\n\n' "$line"
    else
      printf 'Install them, put them on the PATH, and run the command again.\n'
    fi
  } >&2
  exit 1
}

# tool_hint TOOL: where it was looked for, if not on the PATH
tool_hint() {
  case $1 in
    JDK) [ -z "${JAVA_HOME:-}" ] || printf ' in JAVA_HOME=%s: set it to a JDK, or unset it' "$JAVA_HOME" ;;
    Chromium) [ -z "${CHROME_BIN:-}" ] || printf ' as CHROME_BIN=%s: name another, or unset it' "$CHROME_BIN" ;;
  esac
}
