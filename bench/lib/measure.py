"""Runs programs in turn, round after round, and takes medians."""
import os
import subprocess
import sys
from statistics import median

from programs import environment

TIMEOUT = 60
PROCESSOR = 'processor'  # the metric of the CPU time of a whole batch
MORE = 3  # times the rounds where two processes meet, which varies most


class Broken(Exception):
    """A program ended with an error: its figures would mean nothing."""


def read_metrics(lines, metrics):
    for line in lines:
        name, _, value = line.strip().partition(' ')
        if name == 'fails':
            metrics['fails'] = value
        elif name:
            metrics[name] = float(value)
    return metrics


def run_program(command, env, cores='1'):
    """The metrics of a program that needs no peer."""
    done = subprocess.run(['taskset', '-c', cores] + command, env=env, capture_output=True, text=True,
                          stdin=subprocess.DEVNULL, timeout=TIMEOUT)
    if done.returncode != 0:
        raise Broken('%s: status %d: %s' % (' '.join(command), done.returncode, done.stderr[-500:]))
    return read_metrics(done.stdout.split('\n'), {})


def run_with_peer(command, env, peer):
    """The metrics of a program on core 0 that prints its port, and of the peer on core 1."""
    server = subprocess.Popen(['taskset', '-c', '0'] + command, env=env, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        first = server.stdout.readline().split()
        if first[:1] != ['port']:
            raise Broken('%s: no port: %s' % (' '.join(command), server.stderr.read()[-500:]))
        peer = peer[:2] + [first[1], str(server.pid)] + peer[2:]
        metrics = run_program(peer, env)
        out, err = server.communicate(timeout=TIMEOUT)
        if server.returncode != 0:
            raise Broken('%s: status %d: %s' % (' '.join(command), server.returncode, err[-500:]))
        return read_metrics(out.split('\n'), metrics)
    finally:
        server.kill()
        server.wait()


def measure_case(work, case, commands, peer, settings):
    """Variant to metric to the values of the rounds; {'fails': why} for a variant that cannot do the work."""
    results = {variant: {} for variant in commands}
    args = [str(arg) for arg in case.args]
    if not settings.rounds:
        return results
    env = environment(BENCH_MS=settings.ms * (20 if case.peer else 1), BENCH_REPS=settings.reps,
                      BENCH_BYTES=settings.bytes)
    for _ in range(settings.rounds * (MORE if case.peer else 1)):
        for variant, command in commands.items():
            if 'fails' in results[variant]:
                continue
            try:
                if case.peer:
                    got = run_with_peer(command + args, env, [peer] + case.peer)
                else:
                    got = run_program(command + args, env)
            except (Broken, subprocess.TimeoutExpired) as fault:
                if not work.peers or variant == 'ours':
                    raise
                progress('%s fails: %s' % (variant, str(fault)[:500]))
                got = {'fails': 'ended with an error'}
            add_round(results[variant], got, work.sum)
    return results


def add_round(result, got, total):
    if 'fails' in got:
        result['fails'] = got['fails']
        return
    parts = [value for metric, value in got.items() if metric != PROCESSOR]
    if total and total not in got and len(parts) > 1:
        got[total] = sum(parts)
    for metric, value in got.items():
        result.setdefault(metric, []).append(value)


def load():
    """How many processes have wanted to run in the last minute."""
    return os.getloadavg()[0]


def middle(result, metric):
    """Median of the rounds, None without figures, 'fails' where the variant cannot do the work."""
    if result is None or 'fails' in result:
        return result and 'fails'
    return median(result[metric]) if metric in result else None


def ratio(case, metric, over, under):
    """Median of the per-round ratios of two variants, None where one is missing or fails."""
    a, b = case.get(over, {}).get(metric), case.get(under, {}).get(metric)
    return median(x / y for x, y in zip(a, b)) if a and b else None


def progress(text):
    print(text, file=sys.stderr, flush=True)
