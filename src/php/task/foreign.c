#include "task/foreign.h"

#include "zend_fibers.h"

#include "common/descriptors.h"
#include "common/globals.h"
#include "common/object.h"
#include "task/fiber.h"
#include "task/scheduler.h"
#include "task/turns.h"

static zend_class_entry *scheduler_ce;
static zend_class_entry *closing_ce;

typedef struct foreign_wait foreign_wait;

/* A Socket of a wait. */
typedef struct foreign_item {
	zval socket;
	bool made; /* for this wait, at the end of which it is closed */
	foreign_wait *wait;
	struct foreign_item *before; /* of the same Socket */
	struct foreign_item *after;
} foreign_item;

/* A call of select(). Not in a variable of the calling function: a fatal error leaves that by a
 * jump, and what runs afterwards may close a Socket. */
struct foreign_wait {
	zend_object *scheduler;
	zend_ulong fiber;
	size_t count;
	foreign_item items[];
};

typedef struct foreign {
	zend_object *scheduler; /* of the program, or NULL */
	bool open;              /* the tables are made */
	HashTable fibers;       /* the Fibers that are in select(), by the handles of the objects */
	HashTable sockets;      /* the first foreign_item of a Socket, by the object's handle */
} foreign;

static foreign *foreign_own(void)
{
	return SOCKETS_OWN(foreign);
}

static foreign *foreign_make_own(void)
{
	if (SOCKETS_OWN(foreign) == NULL) {
		SOCKETS_OWN(foreign) = pecalloc(1, sizeof(foreign), 1);
	}
	return SOCKETS_OWN(foreign);
}

static void foreign_open(foreign *f)
{
	if (!f->open) {
		zend_hash_init(&f->fibers, 0, NULL, NULL, false);
		zend_hash_init(&f->sockets, 0, NULL, NULL, false);
		f->open = true;
	}
}

/* --- which calls ------------------------------------------------------------------------------ */

/* Code for blocking sockets relies on socket_*() to block: in a Fiber they do. */
static bool foreign_is_classic_call(void)
{
	static const char prefix[] = "socket_";
	const zend_execute_data *call = EG(current_execute_data);
	const zend_function *function = call != NULL ? call->func : NULL;

	return function != NULL && function->type == ZEND_INTERNAL_FUNCTION &&
			function->common.scope == NULL &&
			zend_string_starts_with_cstr(
					function->common.function_name, prefix, sizeof(prefix) - 1);
}

bool php_foreign_can_suspend(void)
{
	const foreign *f = foreign_own();
	const zend_fiber *fiber = EG(active_fiber);
	const php_fiber_shared none = { 0 };

	return f != NULL && f->scheduler != NULL && fiber != NULL && !php_scheduler_is_running() &&
			php_fiber_shared_is(&none) && php_fiber_can_suspend(&fiber->std) &&
			!zend_hash_index_exists(&f->fibers, fiber->std.handle) && !foreign_is_classic_call();
}

/* --- the Sockets of a wait -------------------------------------------------------------------- */

/* Makes zv a Socket for a handle that belongs to no Socket, such as that of a connection that is
 * being established. It has a descriptor of its own: the scheduler may do with it what it likes. */
static skc_err foreign_make_socket(zval *zv, skc_handle handle)
{
	skc_handle copy = SKC_HANDLE_NONE;
	int family = AF_UNSPEC;
	skc_err err = skc_os_duplicate(handle, &copy);

	if (err != SKC_OK) {
		return err;
	}
	(void) skc_os_family(copy, &family);
	return php_sockets_new(zv, copy, family, true) != NULL ? SKC_OK : SKC_EINTR;
}

static void foreign_lend(foreign *f, foreign_item *item)
{
	zend_object *object = Z_OBJ(item->socket);
	foreign_item *first = zend_hash_index_find_ptr(&f->sockets, object->handle);

	item->before = NULL;
	item->after = first;
	if (first != NULL) {
		first->before = item;
	}
	zend_hash_index_update_ptr(&f->sockets, object->handle, item);
	php_sockets_state_of(socket_from_obj(object))->lent = 1;
}

static void foreign_take_back(foreign *f, const foreign_item *item)
{
	zend_object *object = Z_OBJ(item->socket);

	if (item->after != NULL) {
		item->after->before = item->before;
	}
	if (item->before != NULL) {
		item->before->after = item->after;
	} else if (item->after != NULL) {
		zend_hash_index_update_ptr(&f->sockets, object->handle, item->after);
	} else {
		zend_hash_index_del(&f->sockets, object->handle);
		php_sockets_state_of(socket_from_obj(object))->lent = 0;
	}
}

/* May run code of the program: a Socket may be in an Io\Poll\Context. */
static void foreign_release_item(foreign_item *item)
{
	php_socket *s = Z_SOCKET_P(&item->socket);

	if (item->made && !IS_INVALID_SOCKET(s)) {
		php_sockets_close(s);
	}
	zval_ptr_dtor(&item->socket);
}

static void foreign_end(foreign *f, foreign_wait *wait)
{
	for (size_t i = 0; i < wait->count; i++) {
		foreign_take_back(f, &wait->items[i]);
	}
	for (size_t i = 0; i < wait->count; i++) {
		foreign_release_item(&wait->items[i]);
	}
	zend_hash_index_del(&f->fibers, wait->fiber);
	OBJ_RELEASE(wait->scheduler);
	efree(wait);
}

static skc_err foreign_add(foreign *f, foreign_wait *wait, php_socket *owner, skc_handle handle)
{
	foreign_item *item = &wait->items[wait->count];
	skc_err err = SKC_OK;

	item->wait = wait;
	item->made = owner == NULL || handle != php_sockets_sock(owner).handle;
	if (item->made) {
		err = foreign_make_socket(&item->socket, handle);
	} else {
		ZVAL_OBJ_COPY(&item->socket, &owner->std);
	}
	if (err == SKC_OK) {
		wait->count++;
		foreign_lend(f, item);
	}
	return err;
}

static skc_err foreign_begin(
		foreign *f, php_socket *owner, const skc_pollfd *items, size_t count, foreign_wait **out)
{
	foreign_wait *wait = safe_emalloc(count, sizeof(wait->items[0]), sizeof(*wait));
	skc_err err = SKC_OK;

	GC_ADDREF(f->scheduler);
	wait->scheduler = f->scheduler;
	wait->fiber = EG(active_fiber)->std.handle;
	wait->count = 0;
	zend_hash_index_add_empty_element(&f->fibers, wait->fiber);
	while (err == SKC_OK && wait->count < count) {
		err = foreign_add(f, wait, owner, items[wait->count].fd);
	}
	if (err != SKC_OK) {
		foreign_end(f, wait);
		return err;
	}
	*out = wait;
	return SKC_OK;
}

/* --- select() --------------------------------------------------------------------------------- */

/* Makes zv a reference to the array of the Sockets that wait for one of the events. */
static void foreign_make_array(
		zval *zv, const foreign_wait *wait, const skc_pollfd *items, short events)
{
	zval array;

	array_init(&array);
	for (size_t i = 0; i < wait->count; i++) {
		if (items[i].events & events) {
			zval socket;

			ZVAL_COPY(&socket, &wait->items[i].socket);
			zend_hash_next_index_insert_new(Z_ARRVAL(array), &socket);
		}
	}
	ZVAL_NEW_REF(zv, &array);
}

static zend_function *foreign_method(const zend_object *object, const char *name)
{
	return zend_hash_str_find_ptr(&object->ce->function_table, name, strlen(name));
}

static void foreign_select(const foreign_wait *wait, const skc_pollfd *items, int64_t timeout)
{
	zval arguments[3];
	zval result;

	foreign_make_array(&arguments[0], wait, items, (short) ~POLLOUT);
	foreign_make_array(&arguments[1], wait, items, POLLOUT);
	ZVAL_NULL(&arguments[2]);
	if (timeout != SKC_FOREVER) {
		ZVAL_DOUBLE(&arguments[2], (double) timeout / (double) SKC_NS_PER_SEC);
	}
	ZVAL_UNDEF(&result);
	zend_call_known_instance_method(
			foreign_method(wait->scheduler, "select"), wait->scheduler, &result, 3, arguments);
	zval_ptr_dtor(&result);
	zval_ptr_dtor(&arguments[0]);
	zval_ptr_dtor(&arguments[1]);
}

skc_err php_foreign_suspend(
		php_socket *owner, skc_pollfd *items, size_t count, int64_t timeout, size_t *ready)
{
	foreign *f = foreign_own();
	foreign_wait *wait;
	skc_err err = foreign_begin(f, owner, items, count, &wait);

	*ready = 0;
	if (err != SKC_OK) {
		return err;
	}
	foreign_select(wait, items, timeout);
	foreign_end(f, wait);
	if (EG(exception) != NULL) {
		return SKC_EINTR;
	}
	if ((owner != NULL && php_sockets_sock(owner).handle == SKC_HANDLE_NONE) ||
			(SOCKETS_OWN(sent) != NULL && !php_descriptors_are_valid())) {
		return SKC_EBADF;
	}
	return count > 0 ? skc_os_poll(items, count, 0, ready) : SKC_OK;
}

void php_foreign_yield(void)
{
	size_t none;

	(void) php_foreign_suspend(NULL, NULL, 0, 0, &none);
}

/* --- closing ---------------------------------------------------------------------------------- */

static void foreign_call_closed(zend_object *scheduler, php_socket *s)
{
	zval socket;

	ZVAL_OBJ_COPY(&socket, &s->std);
	zend_call_known_instance_method_with_1_params(
			foreign_method(scheduler, "closed"), scheduler, NULL, &socket);
	zval_ptr_dtor(&socket);
}

/* The waits may end, and others begin, while the schedulers are called. */
static void foreign_closed(php_socket *s)
{
	const foreign_item *item = zend_hash_index_find_ptr(&foreign_own()->sockets, s->std.handle);
	HashTable schedulers;
	zval *scheduler;

	zend_hash_init(&schedulers, 0, NULL, ZVAL_PTR_DTOR, false);
	for (; item != NULL; item = item->after) {
		zend_object *object = item->wait->scheduler;
		zval held;

		if (instanceof_function(object->ce, closing_ce) &&
				!zend_hash_index_exists(&schedulers, object->handle)) {
			ZVAL_OBJ_COPY(&held, object);
			zend_hash_index_add_new(&schedulers, object->handle, &held);
		}
	}
	ZEND_HASH_FOREACH_VAL (&schedulers, scheduler) {
		foreign_call_closed(Z_OBJ_P(scheduler), s);
	}
	ZEND_HASH_FOREACH_END();
	zend_hash_destroy(&schedulers);
}

/* --- the module ------------------------------------------------------------------------------- */

PHP_FUNCTION(Sockets_set_scheduler)
{
	zend_object *scheduler = NULL;
	zend_object *before;
	foreign *f;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_OBJ_OF_CLASS_OR_NULL(scheduler, scheduler_ce)
	ZEND_PARSE_PARAMETERS_END();

	f = foreign_make_own();
	foreign_open(f);
	before = f->scheduler;
	f->scheduler = scheduler;
	if (scheduler != NULL) {
		GC_ADDREF(scheduler);
		php_turns_set();
	}
	if (before != NULL) {
		RETURN_OBJ(before);
	}
}

void php_foreign_startup(zend_class_entry *scheduler, zend_class_entry *closing)
{
	scheduler_ce = scheduler;
	closing_ce = closing;
	php_sockets_on_closed(foreign_closed);
}

void php_foreign_release(void)
{
	foreign *f = foreign_own();
	zend_object *scheduler = f != NULL ? f->scheduler : NULL;

	if (scheduler != NULL) {
		f->scheduler = NULL;
		OBJ_RELEASE(scheduler);
	}
}

/* PHP has freed the objects. */
void php_foreign_reclaim(void)
{
	foreign *f = foreign_own();

	if (f == NULL) {
		return;
	}
	f->scheduler = NULL;
	if (f->open) {
		zend_hash_destroy(&f->fibers);
		zend_hash_destroy(&f->sockets);
		f->open = false;
	}
}
