/* The harness of the C programs. A program sets its sockets up, then gives bench_run() a batch of
 * operations; what it prints is read by bench/lib/measure.py. The PHP, Python and Node harnesses of
 * this folder do the same.
 *
 * BENCH_LOOPS: run the batch so many times and no more, and print how many operations that was
 * (for counts of instructions and system calls). Otherwise BENCH_REPS repetitions (7) of BENCH_MS
 * milliseconds (20) each, and the median of each metric in nanoseconds an operation. "processor":
 * the CPU time of the process for a whole batch, with what lies between the laps, an operation. */
#ifndef BENCH_H
#define BENCH_H

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

/* Ends the program when a condition that must hold does not. */
#define MUST(condition) ((condition) ? (void) 0 : bench_die(#condition, __FILE__, __LINE__))

void bench_die(const char *what, const char *file, int line);
uint64_t bench_now(void);

/* Inside a batch: mark starts the clock, lap adds the time since mark or lap to a metric. */
void bench_mark(void);
void bench_lap(int metric);

/* Runs it and prints the metrics. operations: how many a batch has; names end with NULL. */
int bench_run(void (*batch)(void), long operations, const char *const *names);

/* Blocking sockets on 127.0.0.1 with a port of the system's choice. */
int bench_udp(struct sockaddr_in *address);
int bench_listen(struct sockaddr_in *address);
int bench_connect(int port);
void bench_socketpair(int ends[2]);

/* UDP sockets that only bench_ready() makes ready: they are connected to one that sends nothing
 * else, so that late datagrams for an earlier owner of the port stay outside. */
int *bench_idle(int count);
void bench_ready(int s);

#endif
