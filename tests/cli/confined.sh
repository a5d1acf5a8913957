#!/bin/sh
# confined.sh: commands that read what anybody may have made do so in a process of their own that gives up what it does not
# need; whatever becomes of that process, it is said, and nothing is left behind.
set -u
. "$(dirname "$0")/functions.sh"
commands="--list --extract --extract-all=x --verify --archive=x --report=x"
# How whoever starts protoc has set signals up; the shell ignores SIGINT for what it starts in the background.
signals=--default-signal
period=--period=2024-06-01/2024-06-30

# start COMMAND [OPTION]: protoc waits for its input; $pid is its number, $inner that of the process inside.
start() {
    rm -rf in x tmp; mkfifo in; mkdir tmp
    case $1 in --report*) set -- "$@" "$period" ;; esac
    # AddressSanitizer would catch the signal itself and end the process in its own way.
    TMPDIR=$PWD/tmp ASAN_OPTIONS="${ASAN_OPTIONS:-}:handle_segv=0" env $signals "$protoc" "$@" in >out 2>err & pid=$!
    tries=0
    # It is there, and waits for its input.
    until inner=$(ps -o pid= --ppid $pid | tr -d ' ') && [ -n "$inner" ] && grep -q 'NoNewPrivs:.1' "/proc/$inner/status" &&
        grep -q '^State:.S' "/proc/$inner/status"; do
        sleep 0.05; tries=$((tries + 1)); [ $tries -lt 200 ] || { bad="$bad; there is no process inside"; inner=$pid; break; }
    done
}

# gone PROCESS: it ends within some seconds, and so does the temporary folder.
gone() {
    tries=0
    while [ -d "/proc/$1" ] && ! grep -q '^State:.Z' "/proc/$1/status" 2>/dev/null; do
        sleep 0.05; tries=$((tries + 1)); [ $tries -lt 200 ] || { bad="$bad; $1 goes on"; kill -9 "$1"; break; }
    done
    [ -z "$(ls -A tmp)" ] || bad="$bad; a temporary folder is left"
}

begin "confined"
for command in $commands; do
    start $command
    grep -q 'NoNewPrivs:.1' "/proc/$inner/status" || bad="$bad; $command may gain privileges"
    grep -q libasan "/proc/$inner/maps" || grep -q 'Seccomp:.2' "/proc/$inner/status" || bad="$bad; $command may call anything"
    grep -q libasan "/proc/$inner/maps" || ! grep -q 'Max address space *unlimited' "/proc/$inner/limits" || bad="$bad; $command may take all memory"
    timeout 10 sh -c "echo nothing >in"; wait $pid; status=$?; [ $status -eq 1 ] || bad="$bad; $command: status $status"
    gone "$inner"
done; end

begin "a crash inside is said"
for command in $commands; do
    start $command; kill -SEGV "$inner"; wait $pid; status=$?; status_is 3; says "protoc failed on “in” (signal 11)"; says "[reader-failed]"; gone "$inner"
done; end

# --report reads as many documents as there are, so it may take its time.
begin "what takes too long"
for command in ${commands% *}; do
    start $command --max-time=1; wait $pid; status=$?; status_is 1; says "[time-limit]"; gone "$inner"
done; end

# A parent that ignores the end of its children would hide how they ended, one that blocks signals the time limit.
begin "whatever whoever starts protoc does with signals"
for signals in --ignore-signal=CHLD "--default-signal --block-signal"; do
    start --verify; kill -SEGV "$inner"; wait $pid; status=$?; status_is 3; says "[reader-failed]"; gone "$inner"
    start --verify --max-time=1; wait $pid; status=$?; status_is 1; says "[time-limit]"; gone "$inner"
    start --verify; kill -TERM $pid; wait $pid; status=$?; [ $status -gt 128 ] || bad="$bad; $signals: status $status"; gone "$inner"
done
# nohup
signals=--ignore-signal=HUP; start --verify; kill -HUP $pid "$inner"; timeout 10 sh -c "echo nothing >in"; wait $pid; status=$?; status_is 1; gone "$inner"
signals=--default-signal; end

begin "stopped and killed"
for signal in TERM INT HUP KILL; do
    for command in --verify --archive=x; do start $command; kill -$signal $pid; wait $pid 2>/dev/null; gone "$inner"; done
done; end

finish "confined commands"
