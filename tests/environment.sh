# environment.sh: read by every test before anything else, and by the Makefile for tests that are no shell scripts. Whatever
# session starts the tests, by hand, in a job of CI, from a hook of git, under cron: of its environment they see only
# where programs, libraries, fonts and temporary files are, and what the tests themselves are told.
for variable in $(env | sed -n 's/^\([A-Za-z_][A-Za-z0-9_]*\)=.*/\1/p'); do
    case $variable in
    PATH | HOME | TMPDIR | LD_LIBRARY_PATH | PKG_CONFIG_* | FONTCONFIG_* | CCACHE_*) ;;
    CC | CFLAGS | LDFLAGS | BUILD | PROTOC | PRELOAD | *SAN_OPTIONS | BENCH_* | FAULTS_* | SEED) ;;
    # Shells may export some that cannot be unset.
    *) (unset "$variable") 2>/dev/null && unset "$variable" ;;
    esac
done
# What a session has almost always: a shell for those who ask for one (parallel), and a home that there is. The
# language of messages is that of the tests.
export LC_ALL=C SHELL=/bin/sh HOME="${HOME:-/nonexistent}"
umask 022
exec </dev/null

# find_protoc: $protoc is the program that is tested, wherever the test goes.
find_protoc() {
    if [ ! -x "${PROTOC:-}" ] || [ -d "$PROTOC" ]; then
        echo "${0##*/}: PROTOC is to name the program that is tested: PROTOC=build/protoc sh $0" >&2
        exit 2
    fi
    protoc=$(cd "$(dirname "$PROTOC")" && pwd)/${PROTOC##*/}
}
