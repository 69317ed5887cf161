#!/usr/bin/env bash
# A real ChromaDB server on Linux without Docker: npm's chromadb holds the whole server as a native library.
set -euo pipefail

cli_version=3.5.0     # npm: chromadb, the command line
server_version=1.3.4  # npm: chromadb-js-bindings-linux-*, the server itself; docker-compose.yml names the same
semver_version=7.7.1  # npm: semver, the one library the command line imports
server_glibc=2.39     # what that server was linked against; Debian 12 has 2.36
oldest_node=18        # the one in Debian 12

cli_hash=sha512-A68f2RQjY3R95Pzy0j3ykOu6fi+WWCN1tjbvzrZXZoYQ1d7ZjgWr1FyzitZCeaz/0qmc8y2LEK7QmlxloOAs9Q==
semver_hash=sha512-hlq8tAfn0m/61p4BVRcPzIGr6LKiMwo4VM6dGi6pt4qcRkmNzTcWq6eCEjEh+qXjkMDvPlOFFSGwQjoEa6gyMA==

# What differs between processors: npm's word, its server's hash, Debian's word, and the libraries of Debian 13 with
# their SHA-256 from Debian's signed index.
case "$(uname -m)" in
    x86_64)
        cpu=x64 debian_cpu=amd64
        server_hash=sha512-HmTUe7PEIaBngCQ70Yyle81z2wYyg9OMgJYyRUNBYCBp4ED6zTmdaOro41Vs/c/h2UyQeBXFIKNmHDeD2Nr2fw==
        libraries="967aa62605721081c3eb2a17650611a792aa802d76a6511d1840242623d204c9 pool/main/g/glibc/libc6_2.41-12+deb13u4_amd64.deb
3c71917b490d1a17aed43196a2787a256ecf060526cdb20216a74bedc061b150 pool/main/g/gcc-14/libgcc-s1_14.2.0-19_amd64.deb
ab1fa05837aa7a92aae748fd07a18a35f7d18bb4a71c4724fe2bbf0e32089de0 pool/main/g/gcc-14/libstdc++6_14.2.0-19_amd64.deb"
        ;;
    aarch64 | arm64)
        cpu=arm64 debian_cpu=arm64
        server_hash=sha512-ELiqDZzU5mZd1BvZugGrhoMkVeNyQaa+PGizd06WIpIJVoHY+S+9ZBjdeM6ZkRnL3vTxD79XBrosxNWhzqy/kg==
        libraries="8784eda966b189c777a384dac5ce009e8fc9b52d006926c5a013e7fa8aa688cc pool/main/g/glibc/libc6_2.41-12+deb13u4_arm64.deb
1108bc87879833d6d9a145f22a4a15cddb34e065b4b5f4b97bee586adbac2851 pool/main/g/gcc-14/libgcc-s1_14.2.0-19_arm64.deb
6669b0c52a2e7c6af9adfdabce3ff6e286065cdfbc7b85280862b5f799daebee pool/main/g/gcc-14/libstdc++6_14.2.0-19_arm64.deb"
        ;;
    *) cpu="" ;;
esac

usage() {
    cat <<'USAGE'
A real ChromaDB server on Linux without Docker. It listens on 127.0.0.1 only, because ChromaDB knows no sign-in.

  chroma-server.sh start  [--port N] [--data DIR]   start it unless it runs; prints its URL
  chroma-server.sh status [--data DIR]              prints its URL; exit code 3 if it does not run
  chroma-server.sh stop   [--data DIR]              stop it; nothing happens if it does not run
  chroma-server.sh fetch                            only download what it is made of
  chroma-server.sh exec   -- COMMAND ...            run COMMAND beside a server of its own, whose URL is in CHROMA_URL
                                                    and ATTEST_CHROMA_URL; without --data it forgets everything after

  --port N     default 8000; 0 takes any free one
  --data DIR   where the vectors lie, one server a folder; default ./attest-data/chroma. Its process id, URL and log
               are beside it, in DIR.server
  --home DIR   where downloads lie; default $XDG_CACHE_HOME/attest/chroma or ~/.cache/attest/chroma

Needs Node.js 18 or newer, npm and curl. Where glibc is older than 2.39 (Debian 12), newer libraries of Debian 13 are
unpacked into the home folder and used by this server alone; they come from the Debian mirror of this machine's apt, or
from DEBIAN_MIRROR. Everything downloaded is checked against hashes in this file, or by apt against Debian's signature.
USAGE
}

say() {
    echo "chroma-server: $*" >&2
}

fail() {
    say "$*"
    exit 1
}

need_linux() {
    if [ "$(uname -s)" != Linux ] || [ -z "$cpu" ] || ! getconf GNU_LIBC_VERSION > /dev/null 2>&1; then
        fail "runs on Linux with glibc on x86-64 or arm64 only, and this is $(uname -s) on $(uname -m); use Docker instead: docker run -p 127.0.0.1:8000:8000 chromadb/chroma:$server_version"
    fi
}

need_tools() {
    local tool missing=""
    for tool in node npm curl tar flock setsid sha256sum; do
        command -v "$tool" > /dev/null || missing="$missing $tool"
    done
    [ -z "$missing" ] || fail "needs these programs and does not find them:$missing (Debian: apt-get install nodejs npm curl)"
    [ "$(node -p 'parseInt(process.versions.node)')" -ge "$oldest_node" ] ||
        fail "needs Node.js $oldest_node or newer, and $(command -v node) is $(node --version)."
}

# Makes a folder and prints its path from the root.
folder() {
    if ! mkdir -p "$1" 2> /dev/null || [ ! -w "$1" ]; then
        fail "cannot write to the folder $1; choose another with $2."
    fi
    (cd "$1" && pwd -P)
}

# --- what it is made of -------------------------------------------------------------------------------------------

# The script's own knowledge of a file, not the registry's.
check_sha512() {
    local found
    found="sha512-$(node -e 'process.stdout.write(require("crypto").createHash("sha512")
        .update(require("fs").readFileSync(process.argv[1])).digest("base64"))' "$1")"
    [ "$found" = "$2" ] || fail "$(basename "$1") is not the file this script knows: its hash is $found, expected $2."
}

fetch_package() {
    local name="$1" version="$2" hash="$3" into="$4"
    # A cache of its own: npm's usual one may belong to somebody else, or there may be no home folder to hold it.
    (cd "$into" && npm pack --ignore-scripts --loglevel=error --cache "$into/cache" "$name@$version" > "$into/npm.log" 2>&1) || {
        cat "$into/npm.log" >&2
        fail "npm could not download $name $version."
    }
    check_sha512 "$into/$name-$version.tgz" "$hash"
    mkdir -p "$into/dist/node_modules/$name"
    tar -xzf "$into/$name-$version.tgz" --strip-components=1 -C "$into/dist/node_modules/$name"
}

fetch_server() {
    local work
    [ ! -e "$dist/.complete" ] || return 0
    say "downloading ChromaDB $server_version from npm ..."
    work="$(mktemp -d "$home/work.XXXXXX")"
    fetch_package chromadb "$cli_version" "$cli_hash" "$work"
    fetch_package "chromadb-js-bindings-linux-$cpu-gnu" "$server_version" "$server_hash" "$work"
    fetch_package semver "$semver_version" "$semver_hash" "$work"
    keep "$work/dist" "$dist"
    rm -rf "$work"
}

# Puts a finished folder in its place, which so is there wholly or not at all.
keep() {
    touch "$1/.complete"
    rm -rf "$2"
    mv "$1" "$2"
}

glibc_is_old() {
    local found
    found="$(getconf GNU_LIBC_VERSION)"
    [ "$(printf '%s\n' "$server_glibc" "${found##* }" | sort -V | head -n 1)" != "$server_glibc" ]
}

debian_mirror() {
    local mirror="${DEBIAN_MIRROR:-}"
    if [ -z "$mirror" ]; then
        mirror="$(cat /etc/apt/sources.list /etc/apt/sources.list.d/* 2> /dev/null |
            sed -n '/^#/d; s|.*\(https\{0,1\}://[^ ]*/debian\)/\{0,1\}\( .*\)\{0,1\}$|\1|p' | head -n 1)"
    fi
    [ -n "$mirror" ] || fail "this system's glibc is older than $server_glibc and its apt knows no Debian mirror to take a newer one from; set DEBIAN_MIRROR to one, such as https://MIRROR/debian."
    echo "${mirror%/}"
}

fetch_libraries() {
    local work mirror
    [ ! -e "$newer_libraries/.complete" ] || return 0
    mirror="$(debian_mirror)"
    say "glibc is older than $server_glibc: downloading the libraries of Debian 13, for this server alone ..."
    work="$(mktemp -d "$home/work.XXXXXX")"
    mkdir -p "$work/debs" "$work/root"
    download_libraries "$mirror" "$work/debs" || ask_apt "$mirror" "$work"
    unpack_libraries "$work/debs" "$work/root"
    [ -n "$(loader "$work/root")" ] || fail "the packages of Debian 13 hold no program loader."
    keep "$work/root" "$newer_libraries"
    rm -rf "$work"
}

download_libraries() {
    local mirror="$1" into="$2" hash path file
    while read -r hash path; do
        file="$into/${path##*/}"
        curl -fsSL --retry 3 --max-time 120 -o "$file" "$mirror/${path//+/%2B}" || return 1
        echo "$hash  $file" | sha256sum --check --status || return 1
    done <<< "$libraries"
}

# Mirrors drop a package when its successor comes; then whatever is current, which apt checks against Debian's signature.
ask_apt() {
    local mirror="$1" work="$2"
    local keys=/usr/share/keyrings/debian-archive-keyring.gpg
    local -a options
    say "the mirror no longer has these very packages; asking apt for the current ones ..."
    if ! command -v apt-get > /dev/null || [ ! -r "$keys" ]; then
        fail "needs apt-get and $keys (Debian: apt-get install debian-archive-keyring)."
    fi
    rm -f "$work"/debs/*
    mkdir -p "$work/apt/lists/partial" "$work/apt/cache/archives/partial"
    echo "deb [signed-by=$keys] $mirror trixie main" > "$work/apt/sources.list"
    options=(-qq -o "Dir::Etc::sourcelist=$work/apt/sources.list" -o Dir::Etc::sourceparts=-
        -o "Dir::State::lists=$work/apt/lists" -o Dir::State::status=/dev/null -o "Dir::Cache=$work/apt/cache"
        -o "APT::Sandbox::User=$(id -un)" -o "APT::Architecture=$debian_cpu" -o "APT::Architectures=$debian_cpu")
    apt-get "${options[@]}" update >&2 || fail "apt could not read Debian 13 on $mirror."
    (cd "$work/debs" && apt-get "${options[@]}" download libc6 libgcc-s1 libstdc++6 >&2) ||
        fail "apt could not download the libraries of Debian 13 from $mirror."
}

unpack_libraries() {
    local package
    for package in "$1"/*.deb; do
        if command -v dpkg-deb > /dev/null; then
            dpkg-deb -x "$package" "$2"
        else
            ar p "$package" data.tar.xz | tar -xJ -C "$2"
        fi
    done
}

# The program that starts programs with the libraries beside it.
loader() {
    local found
    for found in "$1"/usr/lib/*-linux-gnu/ld-linux-*.so.*; do
        [ ! -e "$found" ] || echo "$found"
    done
}

fetch() {
    need_tools
    home="$(folder "$home" --home)"
    dist="$home/npm-$cli_version-$server_version"
    newer_libraries="$home/debian-13-$debian_cpu"
    exec 8> "$home/fetch.lock"
    flock -w 600 8 || fail "another download into $home has gone on for ten minutes."
    rm -rf "$home"/work.* # left by a download that was interrupted
    fetch_server
    if glibc_is_old; then
        fetch_libraries
    fi
    exec 8>&-
}

# --- the server ---------------------------------------------------------------------------------------------------

# Sets the files that tell of the server of a data folder. They outlive the home folder and the data.
locate() {
    case "$data" in
        /*) ;;
        *) data="$PWD/$data" ;;
    esac
    data="${data%/}"
    state="$data.server"
}

# Prints the id of the server's process; its command line has to name the data folder, since ids are used again.
server_pid() {
    local pid path
    pid="$(cat "$state/pid" 2> /dev/null)" && path="$(cat "$state/path" 2> /dev/null)" || return 1
    [ -n "$pid" ] && [ -n "$path" ] && command_line "$pid" | grep -qxF -- "$path" || return 1
    echo "$pid"
}

# An ended process that nobody has taken note of, as in a container without init, has an id but no command line.
command_line() {
    { tr '\0' '\n' < "/proc/$1/cmdline"; } 2> /dev/null
}

lives() {
    [ -n "$(command_line "$1")" ]
}

answers() {
    curl -fsS --noproxy '*' --max-time 2 "$1/api/v2/heartbeat" > /dev/null 2>&1
}

port_is_taken() {
    node -e 'const socket = require("net").connect(+process.argv[1], "127.0.0.1")
        socket.setTimeout(2000, () => process.exit(0))
        socket.on("connect", () => process.exit(0)).on("error", () => process.exit(1))' "$1"
}

free_port() {
    node -e 'const server = require("net").createServer()
        server.listen(0, "127.0.0.1", () => { console.log(server.address().port); server.close() })'
}

start() {
    local url
    need_linux
    locate
    state="$(folder "$state" --data)"
    exec 9> "$state/lock"
    flock -w 600 9 || fail "another start of the server of $data has gone on for ten minutes."
    if server_pid > /dev/null; then
        url="$(cat "$state/url")"
        answers "$url" || fail "the server of $data runs as process $(server_pid) and does not answer on $url; see $state/server.log, or stop it first."
        [ -z "$port_wish" ] || [ "$port_wish" = 0 ] || [ "$url" = "http://127.0.0.1:$port_wish" ] ||
            fail "the server of $data runs already, on $url; stop it first."
        say "runs already"
        echo "$url"
        return
    fi
    fetch
    data="$(folder "$data" --data)"
    launch
    exec 9>&-
}

launch() {
    local attempt port url
    for attempt in 1 2 3; do
        port="${port_wish:-8000}"
        [ "$port" != 0 ] || port="$(free_port)"
        url="http://127.0.0.1:$port"
        if port_is_taken "$port"; then
            say "port $port is taken by another program."
        elif launch_on "$port" "$url"; then
            echo "$url"
            return
        fi
        # Another free port may do; a port that was wished for stays what it is.
        [ "${port_wish:-8000}" = 0 ] || break
        say "attempt $attempt failed"
    done
    fail "ChromaDB did not start; free its port or choose another with --port."
}

# Runs the server in a session of its own, so that it outlives the terminal.
launch_on() {
    local port="$1" url="$2" pid loader deadline
    local -a program
    program=("$(readlink -f "$(node -p process.execPath)")")
    if glibc_is_old; then
        loader="$(loader "$newer_libraries")"
        program=("$loader" --library-path "$(dirname "$loader")" "${program[@]}")
    fi
    program+=("$dist/node_modules/chromadb/dist/cli.mjs" run --path "$data" --host 127.0.0.1 --port "$port")
    (
        cd "$data"
        exec 8>&- 9>&- # else the server would keep the locks
        exec setsid nohup "${program[@]}" > "$state/server.log" 2>&1 < /dev/null
    ) &
    pid=$!
    echo "$pid" > "$state/pid"
    echo "$data" > "$state/path"
    echo "$url" > "$state/url"
    deadline=$((SECONDS + 90))
    while lives "$pid" && [ "$SECONDS" -lt "$deadline" ]; do
        if answers "$url"; then
            say "process $pid, data in $data, log in $state/server.log"
            return 0
        fi
        sleep 0.2
    done
    say "it did not come up; its log ends:"
    tail -n 15 "$state/server.log" >&2
    end "$pid"
    rm -f "$state/pid" "$state/path" "$state/url"
    return 1
}

# Not with SIGTERM: at that the command line closes its port and never exits.
end() {
    local tenths
    kill -INT "$1" 2> /dev/null || return 0
    for ((tenths = 0; tenths < 100; tenths++)); do
        lives "$1" || return 0
        sleep 0.1
    done
    say "process $1 does not end by itself; killing it, which loses nothing that was acknowledged."
    kill -KILL "$1" 2> /dev/null || true
}

stop() {
    local pid
    locate
    if pid="$(server_pid)"; then
        end "$pid"
        say "stopped the server of $data"
    else
        say "no server of $data runs"
    fi
    rm -f "$state/pid" "$state/path" "$state/url"
}

status() {
    local pid url
    locate
    if ! pid="$(server_pid)"; then
        say "no server of $data runs"
        exit 3
    fi
    url="$(cat "$state/url")"
    answers "$url" || fail "the server of $data runs as process $pid and does not answer on $url; see $state/server.log"
    echo "$url"
}

run_beside() {
    local url result=0
    [ "$#" -gt 0 ] || fail "exec needs a command: chroma-server.sh exec -- COMMAND ..."
    need_linux
    if [ -z "$data" ]; then
        temporary="$(mktemp -d)"
        data="$temporary/data"
    fi
    port_wish="${port_wish:-0}"
    trap end_exec EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM
    url="$(start)"
    CHROMA_URL="$url" ATTEST_CHROMA_URL="$url" "$@" || result=$?
    exit "$result"
}

end_exec() {
    stop
    [ -z "$temporary" ] || rm -rf "$temporary"
}

# --- the command line ---------------------------------------------------------------------------------------------

home="" data="" port_wish="" temporary=""
dist="" newer_libraries="" state=""

command="${1:-help}"
[ "$#" -eq 0 ] || shift
while [ "$#" -gt 0 ]; do
    case "$1" in
        --) shift && break ;;
        --port | --data | --home) [ -n "${2:-}" ] || fail "$1 needs a value." ;;
        -h | --help) command=help ;;
        *) fail "does not know '$1'; see chroma-server.sh help." ;;
    esac
    case "$1" in
        --port) port_wish="$2" && shift ;;
        --data) data="$2" && shift ;;
        --home) home="$2" && shift ;;
    esac
    shift
done
case "$port_wish" in
    *[!0-9]* | ??????*) fail "--port is a number from 0 to 65535, not '$port_wish'." ;;
esac
if [ -z "$home" ]; then
    [ -n "${XDG_CACHE_HOME:-}${HOME:-}" ] || fail "there is no home folder; name one for downloads with --home."
    home="${XDG_CACHE_HOME:-${HOME:-}/.cache}/attest/chroma"
fi
[ -n "$data" ] || [ "$command" = exec ] || data=attest-data/chroma

case "$command" in
    start | stop | status) "$command" ;;
    fetch)
        need_linux
        fetch
        ;;
    exec) run_beside "$@" ;;
    help | -h | --help) usage ;;
    *)
        usage >&2
        exit 2
        ;;
esac
