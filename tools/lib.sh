# shellcheck shell=bash
# Functions of the scripts in this folder, which source this file.
TOP=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
CACHE=${SKC_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/php-sockets}
export LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive
readonly NOT_RUN=3

say() { printf '%s\n' "$*" >&2; }
die() { say "${0##*/}: $*"; exit 1; }

# wrong_usage TEXT: an argument is wrong; exit status 2.
wrong_usage() { say "${0##*/}: $*"; exit 2; }

# not_run TEXT: this machine lacks a prerequisite. Prints the reason; exit status 3, which never counts as passed.
not_run() { say "${0##*/}: not run: $*"; exit "$NOT_RUN"; }

# quiet LOG COMMAND...: writes the output to LOG; prints its end if the command fails.
quiet() {
	local log=$1
	shift
	"$@" >>"$log" 2>&1 </dev/null && return
	say "failed: $*"
	grep -E '(^|[^-])(error|Error)[: ]' "$log" | cut -c1-200 | head -n 20 >&2 || true
	tail -n 20 "$log" | cut -c1-200 >&2
	return 1
}

# scratch_dir: sets SCRATCH to a new folder, which is removed when the script ends.
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
		mount --bind "$root" "$root" # namespaces can be created only below a mount point
		mount -t proc proc "$root/proc"
		for name in dev sys; do mount --rbind "/$name" "$root/$name"; done
		mount --bind /tmp "$root/tmp"
		case $dir/ in /tmp/*) ;; *) mount --bind "$dir" "$root$dir" ;; esac
		exec chroot "$root" env -C "$dir" "$@"
	' in_tree "$root" "$dir" "$@"
}

# is_env NAME: succeeds if NAME is a PHP of tools/php-env, not a program.
is_env() { [[ $1 =~ ^8\.[0-9]+(-[a-z0-9-]+)?$ ]]; }

# in_env PHP DIR COMMAND...: runs COMMAND in DIR on the system of PHP: the machine itself for 8.2 and programs,
# the tree of tools/php-env for other versions. The folder with PHP's programs comes first in the PATH.
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

# tool_of PHP NAME: prints the phpize, php-config or php that belongs to PHP.
tool_of() {
	if is_env "$1"; then
		echo "$2"
	elif [ "$2" = php ]; then
		command -v "$1"
	else
		echo "$(dirname "$(command -v "$1")")/$2"
	fi
}

# tree_files [PATH...]: prints the files of the project, also uncommitted ones, each with a NUL.
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

# evidence: prints the part of a step's output that concerns failed and unstable tests. A step that consists of
# steps has these lines at its end already, marked with "! ".
evidence() {
	{
		grep '^! ' "$SCRATCH/step" ||
			grep -E -A 30 '^(FAIL|BORK|LEAK|UNSTABLE|--- tests/)|: (failed|exit status|not so)' "$SCRATCH/step" ||
			tail -n 25 "$SCRATCH/step"
	} | sed 's/^! //' | grep -vE "$COUNTS|^SKIP " | head -n 80 | cut -c1-200
}

# record NAME: adds the counts of a step to the results in the cache, of which tools/platforms makes a table.
record() {
	mkdir -p "$CACHE" 2>/dev/null || return 0
	printf '%s\t%s\t%s\t%s\t%d\t%d\t%d\t%d\n' "$(date -u +%F)" "$RUN" "${0##*/}" "$1" "$STEP_PASSED" "$STEP_FAILED" \
		$((STEP_SKIPPED - STEP_NOT_RUN)) "$STEP_NOT_RUN" 2>/dev/null >>"$CACHE/results.tsv" || true
}
RUN=$(date -u +%s).$$

readonly COUNTS='^[0-9]+ passed, [0-9]+ failed, [0-9]+ skipped$'
PASSED=0 FAILED=0 SKIPPED=0

# tally NAME COMMAND...: runs a step and adds the counts of its last line to the sums (make may print a line after
# it). A step without counts is one test; with exit status 3 or 77 it could not run, which is reported and counts as
# skipped.
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
	record "$name"
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

# tally_end: prints the failures again, and the sums as the last line. Returns the exit status for them.
tally_end() {
	STEP_PASSED=0 STEP_FAILED=0 STEP_SKIPPED=0 STEP_NOT_RUN=0
	record "(end)"
	printf '%s' "${WRONG:-}" | sed 's/^/! /'
	printf '%s' "${SUMMARY:-}"
	echo "$PASSED passed, $FAILED failed, $SKIPPED skipped"
	[ "$FAILED" = 0 ] && [ "$PASSED" != 0 ]
}
