# SPDX-License-Identifier: GPL-3.0-or-later
# What the scripts beside this one share; they source it from the root of the source tree.  POSIX sh.
# shellcheck shell=sh
build=_build
prefix=$PWD/$build/prefix

say() {
  printf 'doublewell: %s\n' "$*" >&2
}

die() {
  say "$*"
  exit 1
}

wanted_packages() {
  sed 's/ *#.*//; /^$/d' build-aux/packages
}

installed_packages() {
  dpkg-query --show --showformat='${db:Status-Status} ${Package}\n' | sed -n 's/^installed //p'
}

# All on one line: it is read by people, too.
missing_packages() {
  installed=$(installed_packages)
  wanted_packages | while read -r package; do
    printf '%s\n' "$installed" | grep --quiet --line-regexp --fixed-strings "$package" || echo "$package"
  done | paste --serial --delimiters=' '
}

# Of the packages given, those that apt does not know or cannot fit in.
unknown_packages() {
  for package in "$@"; do
    apt-get install --simulate --no-install-recommends "$package" >/dev/null 2>&1 || echo "$package"
  done | paste --serial --delimiters=' '
}

as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  else
    sudo "$@"
  fi
}

apt_install() {
  as_root apt-get update --quiet || say "the package lists could not be refreshed; trying with what is here"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install --yes --quiet --no-install-recommends "$@"
}

# Touches neither network nor sudo when everything is there.
install_packages() {
  if ! command -v apt-get >/dev/null; then
    say "no apt-get here; build-aux/packages lists what has to be installed by hand"
    return
  fi
  missing=$(missing_packages)
  [ -n "$missing" ] || return 0
  if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then
    die "missing, and neither root nor sudo to install it: $missing"
  fi
  # Package names hold no blanks: splitting them is meant.
  # shellcheck disable=SC2086
  if ! apt_install $missing; then
    missing=$(missing_packages)
    unknown=$(unknown_packages $missing)
    die "missing, and could not be installed: ${unknown:-$missing}"
  fi
}

# configure DIRECTORY [OPTION]...: a first configuration or the same again with these options.
configure() {
  directory=$1
  shift
  if [ -e "$directory" ] && [ ! -w "$directory" ]; then
    die "$directory belongs to someone else; remove it, or be who made it"
  fi
  if [ -f "$directory/build.ninja" ]; then
    set -- --reconfigure "$@"
  fi
  meson setup "$@" "$directory"
}

# What every script begins with; further options go to `meson setup`.
prepare() {
  install_packages
  configure "$build" --prefix="$prefix" "$@"
  meson compile -C "$build"
}

# A display and a session bus that nobody else sees, and the same locale everywhere.
in_private_session() {
  env LC_ALL=C.UTF-8 GSK_RENDERER=cairo \
    dbus-run-session -- xvfb-run --auto-servernum --server-args='-screen 0 1280x800x24' "$@"
}

# run_tests DIRECTORY [OPTION]...: ends with Meson's summary and a line that counts its results.  However slow the
# machine, time decides nothing.
run_tests() {
  directory=$1
  shift
  log=$directory/meson-logs/testlog.json
  rm -f "$log"
  status=0
  in_private_session meson test -C "$directory" --print-errorlogs --timeout-multiplier 10 "$@" || status=$?
  count_results "$log" || status=1
  return $status
}

count_result() {
  grep --count --extended-regexp "\"result\": \"($2)\"" "$1"
}

# Fails also when nothing ran.
count_results() {
  [ -f "$1" ] || : >"$1"
  passed=$(count_result "$1" 'OK|EXPECTEDFAIL')
  failed=$(count_result "$1" 'FAIL|ERROR|TIMEOUT|INTERRUPT|UNEXPECTEDPASS')
  printf '%s passed, %s failed\n' "$passed" "$failed"
  [ "$failed" = 0 ] && [ "$passed" != 0 ]
}
