# Shared by the scripts: the repository's root, and what a fresh machine lacks.
# shellcheck shell=bash

set -euo pipefail
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
export ROOT
cd "$ROOT"

say() { printf '\n== %s\n' "$*"; }
die() { printf '%s\n' "$*" >&2; exit 1; }

need() {
  command -v "$1" >/dev/null 2>&1 || die "$1 is missing: $2"
}

# rustup installs the compiler that rust-toolchain.toml names on first use.
need_rust() {
  need rustup "install Rust from https://rustup.rs"
  rustup show active-toolchain >/dev/null 2>&1 || rustup toolchain install
  rustup target list --installed | grep -qx wasm32-unknown-unknown ||
    rustup target add wasm32-unknown-unknown
}

# Installs what the lock file names, again whenever the file has changed.
need_node_packages() {
  need node "install Node.js 20 or later from https://nodejs.org"
  need npm "it comes with Node.js"
  local stamp=node_modules/.lock-file
  cmp -s package-lock.json "$stamp" && return
  npm ci --no-audit --no-fund --loglevel=error
  cp package-lock.json "$stamp"
}

# CHROMIUM names the browser. Where there is none, root on Debian gets it installed.
need_chromium() {
  export CHROMIUM=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || true)}
  if [ -z "$CHROMIUM" ]; then
    install_packages chromium || die "Chromium is missing: install it, or set CHROMIUM to its path"
    CHROMIUM=$(command -v chromium)
  fi
  # Without Japanese letters the pictures show boxes.
  fc-list :lang=ja 2>/dev/null | grep -q . || install_packages fonts-noto-cjk ||
    echo "No Japanese font: pictures will show boxes. Install one, such as fonts-noto-cjk." >&2
}

# For the second readers of vaults and exported files, which are written in Python.
need_python_readers() {
  need_python target/python tests/vault-reader/requirements.txt \
    tests/export-reader/requirements.txt
  export WARIFU_PYTHON=$ROOT/target/python/bin/python
}

# For zxing-cpp, with which the reader of pictures is compared.
need_python_zxing() {
  need_python target/python-zxing tests/bench/reader/requirements.txt
  export WARIFU_ZXING_PYTHON=$ROOT/target/python-zxing/bin/python
}

KEYCLOAK_VERSION=26.7.3
KEYCLOAK_SHA256=27a6535553c3cdcd083872ba40629efafb3475e3b758e0c6f691395561dd0f1f

# Keycloak, which real portals use. Where it cannot be had, one line says so and WARIFU_KEYCLOAK
# stays unset. Where the download has another hash, the script ends.
need_keycloak() {
  local home=$ROOT/target/keycloak/keycloak-$KEYCLOAK_VERSION
  if ! have_java; then
    without_keycloak "Java 17 or newer is missing"
    return
  fi
  if [ ! -d "$home" ]; then
    if ! command -v mvn >/dev/null 2>&1 && ! install_packages maven; then
      without_keycloak "Maven is missing"
      return
    fi
    if ! fetch_keycloak "$(dirname "$home")"; then
      without_keycloak "it could not be downloaded"
      return
    fi
  fi
  export WARIFU_KEYCLOAK=$home
}

without_keycloak() {
  printf '\n== Keycloak is left out: %s\n' "$1"
}

have_java() {
  command -v java >/dev/null 2>&1 || install_packages default-jre-headless || return 1
  local version
  version=$(java -version 2>&1 | sed -nE 's/.* version "([0-9]+).*/\1/p')
  [ "${version:-0}" -ge 17 ]
}

# FOLDER: where it is unpacked.
fetch_keycloak() {
  local folder=$1 archive=$1/keycloak-quarkus-dist-$KEYCLOAK_VERSION.zip
  mkdir -p "$folder"
  mvn --quiet --batch-mode org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy \
    -Dartifact="org.keycloak:keycloak-quarkus-dist:$KEYCLOAK_VERSION:zip" \
    -DoutputDirectory="$folder" >/dev/null || return 1
  sha256sum --check --status <<<"$KEYCLOAK_SHA256  $archive" ||
    die "$archive is not what Keycloak published: its hash differs"
  command -v unzip >/dev/null 2>&1 || install_packages unzip || die "unzip is missing: install it"
  rm -rf "$folder/unpacked"
  unzip -q "$archive" -d "$folder/unpacked" &&
    mv "$folder/unpacked/keycloak-$KEYCLOAK_VERSION" "$folder" &&
    rm -r "$folder/unpacked" "$archive" || die "$archive could not be unpacked into $folder"
}

# FOLDER REQUIREMENTS…: a virtual environment, made again when the requirements have changed.
need_python() {
  need python3 "install Python 3.11 or later"
  local folder=$1 stamp=$1/.requirements
  shift
  cat "$@" | cmp -s - "$stamp" && return
  rm -rf "$folder"
  python3 -m venv "$folder" 2>/dev/null ||
    { install_packages python3-venv && python3 -m venv "$folder"; } ||
    die "Python cannot make a virtual environment: install its venv module"
  "$folder/bin/python" -m pip install --quiet --disable-pip-version-check \
    "${@/#/--requirement=}"
  cat "$@" >"$stamp"
}

install_packages() {
  command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ] || return 1
  export DEBIAN_FRONTEND=noninteractive
  apt-get install -y "$@" >/dev/null 2>&1 ||
    { apt-get update >/dev/null && apt-get install -y "$@" >/dev/null; }
}
