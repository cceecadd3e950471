/*
 * Included before every source that is compiled with PHP's headers for Windows: those are written
 * for the compiler and the headers of Microsoft, this for those of mingw-w64.
 */
#include <_mingw.h>

/* An inline function, of which PHP's headers take the address. */
#undef __forceinline
#define __forceinline __inline__

/* PHP has a pid_t and a nanosleep of its own. */
#define _PID_T_
#define _TIMEZONE_DEFINED
#define nanosleep mingw_nanosleep
#include <time.h>
#undef nanosleep
#define timespec timespec

#ifndef __clang__
#define HAVE_FUNC_ATTRIBUTE_TARGET 1
#endif
#include <stdio.h>
#include <intrin.h>

#ifndef ERROR_DIRECTORY_NOT_SUPPORTED
#define ERROR_DIRECTORY_NOT_SUPPORTED 336L
#endif
#define ARG_MAX 32768
#define __assume(condition) ((condition) ? (void) 0 : __builtin_unreachable())

/* Atomic operations on a byte, which mingw-w64 lacks. */
static inline __attribute__((unused)) char windows_or8(char volatile *at, char bits)
{
	return __atomic_fetch_or(at, bits, __ATOMIC_SEQ_CST);
}

static inline __attribute__((unused)) char windows_exchange8(char volatile *at, char value)
{
	return __atomic_exchange_n(at, value, __ATOMIC_SEQ_CST);
}

#define _InterlockedOr8 windows_or8
#define _InterlockedExchange8 windows_exchange8
#define InterlockedOr8 windows_or8
#define InterlockedExchange8 windows_exchange8
