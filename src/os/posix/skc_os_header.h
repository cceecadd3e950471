#ifndef SKC_OS_HEADER_H
#define SKC_OS_HEADER_H

/* A message as the system's calls take it. */

#include "skc_os.h"

/* Fills all members but msg_namelen: the length of the name when sending, the size of its buffer
 * when receiving. */
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

/* Adds the buffer for the sender's address. */
static inline void skc__header_want_name(struct msghdr *header, const skc_message *message)
{
	if (message->name != NULL) {
		skc_addr_clear(message->name);
		header->msg_namelen = sizeof(message->name->u.storage);
	}
}

/* Copies the results of a receive. */
static inline void skc__header_read(const struct msghdr *header, skc_message *message)
{
	message->control_len = header->msg_controllen;
	message->flags = header->msg_flags;
	if (message->name != NULL) {
		skc_addr_set_length(message->name, header->msg_namelen);
	}
}

#endif
