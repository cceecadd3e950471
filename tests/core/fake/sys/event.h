#ifndef FAKE_SYS_EVENT_H
#define FAKE_SYS_EVENT_H

/* kqueue(2) for the unit tests on Linux, as FreeBSD and macOS document it; fake_kqueue.h has the
 * functions. A system that has its own header uses that one. */

#include <stdint.h>

struct kevent {
	uintptr_t ident;
	int16_t filter;
	uint16_t flags;
	uint32_t fflags;
	intptr_t data;
	void *udata;
};

#define EVFILT_READ (-1)
#define EVFILT_WRITE (-2)
#define EVFILT_EXCEPT (-15)

#define EV_ADD 0x0001
#define EV_DELETE 0x0002
#define EV_ONESHOT 0x0010
#define EV_CLEAR 0x0020
#define EV_ERROR 0x4000
#define EV_EOF 0x8000

#define NOTE_LOWAT 0x0001
#define NOTE_OOB 0x0002

#define EV_SET(event, i, f, fl, ff, d, u) \
	(*(event) = (struct kevent){ (i), (int16_t) (f), (uint16_t) (fl), (ff), (d), (u) })

#endif
