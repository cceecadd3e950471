# shellcheck shell=bash
# Shared by the scripts of this folder; to be sourced.
TOP=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
CACHE=${SKC_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/php-sockets}
export LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive
readonly NOT_RUN=3

say() { printf '%s\n' "$*" >&2; }
die() { say "${0##*/}: $*"; exit 1; }

# A thing that cannot be had here: said aloud, exit status 3, never counted as passed.
not_run() { say "${0##*/}: not run: $*"; exit "$NOT_RUN"; }

# quiet LOG COMMAND...: output goes to LOG; its end is shown when the command fails.
quiet() {
	local log=$1
	shift
	"$@" >>"$log" 2>&1 </dev/null && return
	say "failed: $*"
	grep -E '(^|[^-])(error|Error)[: ]' "$log" | cut -c1-200 | head -n 20 >&2 || true
	tail -n 20 "$log" | cut -c1-200 >&2
	return 1
}

# scratch_dir: sets SCRATCH to a new folder that goes away when the script ends.
scratch_dir() {
	SCRATCH=$(mktemp -d "${TMPDIR:-/tmp}/skt.XXXXXX")
	trap 'rm -rf "$SCRATCH"' EXIT
}

# in_tree ROOT DIR COMMAND...: runs COMMAND in the Debian tree ROOT, with DIR mounted at its own
# path and the machine's /tmp, /dev, /sys and network. The mounts are private and end with the command.
in_tree() {
	local root=$1 dir=$2
	shift 2
	mkdir -p "$root$dir"
	unshare --mount --propagation private bash -c '
		set -eu
		root=$1 dir=$2
		shift 2
		mount --bind "$root" "$root" # a mount point: namespaces can be made inside
		mount -t proc proc "$root/proc"
		for name in dev sys; do mount --rbind "/$name" "$root/$name"; done
		mount --bind /tmp "$root/tmp"
		case $dir/ in /tmp/*) ;; *) mount --bind "$dir" "$root$dir" ;; esac
		exec chroot "$root" env -C "$dir" "$@"
	' in_tree "$root" "$dir" "$@"
}

# is_env NAME: is it a PHP of tools/php-env, rather than a program?
is_env() { [[ $1 =~ ^8\.[0-9]+(-[a-z0-9-]+)?$ ]]; }

# in_env PHP DIR COMMAND...: runs COMMAND in DIR where PHP is at home: 8.2 and programs on the machine,
# other versions in their tree. PHP's own folder of programs comes first in the PATH.
in_env() {
	local php=$1 dir=$2 home
	shift 2
	if ! is_env "$php" || [ "$php" = 8.2 ]; then
		(cd "$dir" && exec "$@")
		return
	fi
	home=$("$TOP/tools/php-env" "$php") || return
	if [ -x "$home/bin/php" ] && [ ! -d "$home/etc/apt" ]; then
		(cd "$dir" && PATH="$home/bin:$PATH" exec "$@")
	else
		in_tree "$home" "$dir" "$@"
	fi
}

# tool_of PHP NAME: the phpize, php-config or php that belongs to PHP.
tool_of() {
	if is_env "$1"; then
		echo "$2"
	elif [ "$2" = php ]; then
		command -v "$1"
	else
		echo "$(dirname "$(command -v "$1")")/$2"
	fi
}

# tree_files [PATH...]: the project's files, also those not committed yet, NUL between them.
tree_files() {
	if git -C "$TOP" rev-parse -q --git-dir >/dev/null 2>&1; then
		git -C "$TOP" ls-files -zco --exclude-standard -- "$@"
	else
		(cd "$TOP" && find "${@:-.}" -type f -print0)
	fi
}

# copy_tree DIR [PATH...]: copies those files to DIR.
copy_tree() {
	local to=$1
	shift
	mkdir -p "$to"
	tree_files "$@" | (cd "$TOP" && tar -c --null --ignore-failed-read -T - 2>/dev/null || true) |
		tar -x -C "$to"
}

# evidence: of a step's output, what it says of tests that failed or were unstable; a step made of
# steps has it at its end already, marked.
evidence() {
	{
		grep '^! ' "$SCRATCH/step" ||
			grep -E -A 30 '^(FAIL|BORK|LEAK|UNSTABLE|--- tests/)|: (failed|exit status|not so)' "$SCRATCH/step" ||
			tail -n 25 "$SCRATCH/step"
	} | sed 's/^! //' | grep -vE "$COUNTS|^SKIP " | head -n 80 | cut -c1-200
}

readonly COUNTS='^[0-9]+ passed, [0-9]+ failed, [0-9]+ skipped$'
PASSED=0 FAILED=0 SKIPPED=0

# tally NAME COMMAND...: runs a step and adds up what its closing line counts (make may say a word
# after it). A step without counts is one test; exit status 3 (or 77) says that it could not run,
# which is skipped, aloud.
# Sets STEP_PASSED, STEP_FAILED, STEP_SKIPPED and STEP_NOT_RUN. Needs SCRATCH.
tally() {
	local name=$1 status line start=$SECONDS
	shift
	say "== $name"
	set +e
	"$@" </dev/null 2>&1 | tee "$SCRATCH/step" | grep --line-buffered -vE "$COUNTS" >&2
	status=${PIPESTATUS[0]}
	set -e
	line=$(tail -n 3 "$SCRATCH/step" | grep -E "$COUNTS" | tail -n 1 || true)
	STEP_PASSED=0 STEP_FAILED=0 STEP_SKIPPED=0 STEP_NOT_RUN=0
	if [ -n "$line" ]; then
		read -r STEP_PASSED _ STEP_FAILED _ STEP_SKIPPED _ <<<"$line"
		if [ "$status" != 0 ] && [ "$STEP_FAILED" = 0 ]; then
			say "exit status $status, though no failure was counted"
			STEP_FAILED=1
		elif [ $((STEP_PASSED + STEP_FAILED + STEP_SKIPPED)) = 0 ]; then
			say "nothing was tested"
			STEP_FAILED=1
		fi
	else
		case $status in
			0) STEP_PASSED=1 ;;
			3 | 77) STEP_SKIPPED=1 STEP_NOT_RUN=1 ;;
			*) STEP_FAILED=1 ;;
		esac
	fi
	PASSED=$((PASSED + STEP_PASSED)) FAILED=$((FAILED + STEP_FAILED))
	SKIPPED=$((SKIPPED + STEP_SKIPPED))
	line="$STEP_PASSED passed, $STEP_FAILED failed, $STEP_SKIPPED skipped"
	[ "$STEP_NOT_RUN" = 0 ] || line="NOT RUN, counted as skipped"
	[ "$STEP_FAILED" = 0 ] || line="FAILED: $line"
	if [ "$STEP_FAILED" != 0 ] || grep -qE '^(! )?UNSTABLE' "$SCRATCH/step"; then
		WRONG="${WRONG:-}$(printf '== %s: %s\n' "$name" "$line"; evidence)"$'\n'
	fi
	SUMMARY="${SUMMARY:-}$(printf '%5d s  %-36s %s' $((SECONDS - start)) "$name" "$line")"$'\n'
	say "== $name: $line"
}

# tally_end: what was wrong once more, the sums, alone on the last line, and the exit status that goes
# with them.
tally_end() {
	printf '%s' "${WRONG:-}" | sed 's/^/! /'
	printf '%s' "${SUMMARY:-}"
	echo "$PASSED passed, $FAILED failed, $SKIPPED skipped"
	[ "$FAILED" = 0 ] && [ "$PASSED" != 0 ]
}
