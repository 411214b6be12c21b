# Shared by the scripts beside it: where things are, and what a fresh machine lacks.
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

# The compiler and its parts are named in rust-toolchain.toml; rustup brings them on first use.
need_rust() {
  need rustup "install Rust from https://rustup.rs"
  rustup show active-toolchain >/dev/null 2>&1 || rustup toolchain install
  rustup target list --installed | grep -qx wasm32-unknown-unknown || rustup target add wasm32-unknown-unknown
}

# From the lock file, once for each of its versions.
need_node_packages() {
  need node "install Node.js 20 or later from https://nodejs.org"
  need npm "it comes with Node.js"
  local stamp=node_modules/.lock-file
  cmp -s package-lock.json "$stamp" && return
  npm ci --no-audit --no-fund --loglevel=error
  cp package-lock.json "$stamp"
}

# CHROMIUM names another one. As root on Debian and its kin it is installed; elsewhere a person must.
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

# The second reader of the vault format, in another language and with other libraries.
need_python_reader() {
  need_python target/python tests/vault-reader/requirements.txt
  export WARIFU_PYTHON=$ROOT/target/python/bin/python
}

# zxing-cpp, which the reader of pictures is compared with.
need_python_zxing() {
  need_python target/python-zxing tests/bench/reader/requirements.txt
  export WARIFU_ZXING_PYTHON=$ROOT/target/python-zxing/bin/python
}

# FOLDER REQUIREMENTS: an environment of its own, made anew when what it needs has changed.
need_python() {
  need python3 "install Python 3.9 or later"
  local folder=$1 wanted=$2 stamp=$1/.requirements
  cmp -s "$wanted" "$stamp" && return
  rm -rf "$folder"
  python3 -m venv "$folder" 2>/dev/null || { install_packages python3-venv && python3 -m venv "$folder"; } ||
    die "Python cannot make a virtual environment: install its venv module"
  "$folder/bin/python" -m pip install --quiet --disable-pip-version-check --requirement "$wanted"
  cp "$wanted" "$stamp"
}

install_packages() {
  command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ] || return 1
  DEBIAN_FRONTEND=noninteractive apt-get install -y "$@" >/dev/null 2>&1 ||
    { apt-get update >/dev/null && DEBIAN_FRONTEND=noninteractive apt-get install -y "$@" >/dev/null; }
}
