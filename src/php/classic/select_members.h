#ifndef PHP_SOCKETS_CLASSIC_SELECT_MEMBERS_H
#define PHP_SOCKETS_CLASSIC_SELECT_MEMBERS_H

/* The sockets of the arrays of socket_select() as members of an interest list, and copies of the
 * arrays by which later ones are compared. */

#include "classic/select_places.h"
#include "classic/select_registered.h"
#include "classic/select_snapshot.h"
#include "skc_interest.h"

/* An element that is no member of the interest list. */
typedef struct php_select_extra {
	uint32_t place;
	uint32_t twin; /* the member that an earlier element of the array is; PHP_SNAPSHOT_NO_ID: it
	                * shares its handle with a stream, which may close it at any time, and is asked
	                * for with each wait */
	unsigned char set;
} php_select_extra;

typedef struct php_select_members {
	skc_interest set;
	php_snapshot arrays[SKC_INTEREST_SETS];
	php_snapshot_changes changed[SKC_INTEREST_SETS];
	php_select_places places[SKC_INTEREST_SETS];
	php_select_extra extras[SKC_INTEREST_OTHERS];
	uint32_t extra_count;
	bool follows; /* the members are the sockets of the arrays that were copied */
	bool stale;   /* a member of which there is a twin was closed */
} php_select_members;

/* Compares the arrays with their copies. False if too much has changed to be listed. *changed: the
 * number of changes. */
bool php_members_compare(php_select_members *k, const php_select_set sets[3], uint32_t *changed);

/* How many changes of the interest list the arrays of total elements would make, whatever their
 * order is; more than limit: at least so many. */
uint32_t php_members_count_changes(
		const php_select_members *k, const php_select_set sets[3], uint32_t total, uint32_t limit);

/* Makes the members equal to the arrays after a comparison. False if they cannot be; then they have
 * to be replaced. */
bool php_members_update(php_select_members *k, const php_select_set sets[3]);

/* Makes the members equal to the arrays, whatever they were. False if an element cannot be
 * registered, or nothing is left to register. */
bool php_members_replace(php_select_members *k, const php_select_set sets[3]);

/* Whether no other extension has changed or closed one of the sockets, or made a stream of it. */
bool php_members_verify(const php_select_members *k);

/* Before a wait: asks for the extras that are no twins. False if one is not open any more. */
bool php_members_ask_for_extras(php_select_members *k, const php_select_set sets[3]);

/* Allocates memory for the places of the arrays. False without memory. */
bool php_members_room(php_select_members *k, const php_select_set sets[3]);

/* Fills the sets' ready from the events of a wait, unless there are only events that select(2) does
 * not count. Returns the number that select(2) would return. */
zend_long php_members_answer(
		php_select_members *k, php_select_set sets[3], const skc_poll_event *events, size_t count);

/* Forgets a Socket that is closed. */
void php_members_forget(php_select_members *k, const php_socket *s, uint32_t note);

/* Removes all members. */
void php_members_clear(php_select_members *k);

/* Frees everything. */
void php_members_free(php_select_members *k);

#endif
