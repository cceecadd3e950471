#ifndef SKC_OS_HEADER_H
#define SKC_OS_HEADER_H

/* A message as the system's calls take it. */

#include "skc_os.h"

/* Fills in all but msg_namelen, which is an input of sending and room of receiving. */
static inline void skc__header_fill(struct msghdr *header, const skc_message *message)
{
	*header = (struct msghdr){
		.msg_name = message->name != NULL ? &message->name->u : NULL,
		.msg_iov = message->iov,
		.msg_control = message->control,
	};
	header->msg_iovlen = message->iov_count;
	header->msg_controllen = message->control_len;
}

/* Room for the sender's name. */
static inline void skc__header_want_name(struct msghdr *header, const skc_message *message)
{
	if (message->name != NULL) {
		skc_addr_clear(message->name);
		header->msg_namelen = sizeof(message->name->u.storage);
	}
}

/* What a receive has written. */
static inline void skc__header_read(const struct msghdr *header, skc_message *message)
{
	message->control_len = header->msg_controllen;
	message->flags = header->msg_flags;
	if (message->name != NULL) {
		skc_addr_set_length(message->name, header->msg_namelen);
	}
}

#endif
