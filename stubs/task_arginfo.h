/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 398362066750eb24237eb499ed133c6b55db8ec1 */

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_Sockets_run, 0, 1, IS_MIXED, 0)
	ZEND_ARG_TYPE_INFO(0, main, IS_CALLABLE, 0)
	ZEND_ARG_VARIADIC_TYPE_INFO(0, args, IS_MIXED, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_Sockets_spawn, 0, 1, Sockets\\Task, 0)
	ZEND_ARG_TYPE_INFO(0, task, IS_CALLABLE, 0)
	ZEND_ARG_VARIADIC_TYPE_INFO(0, args, IS_MIXED, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_Sockets_sleep, 0, 1, IS_VOID, 0)
	ZEND_ARG_OBJ_TYPE_MASK(0, time, Time\\Duration, MAY_BE_LONG|MAY_BE_DOUBLE, NULL)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_Sockets_serve, 0, 2, IS_VOID, 0)
	ZEND_ARG_OBJ_TYPE_MASK(0, on, Socket|Sockets\\Endpoint, MAY_BE_STRING|MAY_BE_ARRAY, NULL)
	ZEND_ARG_TYPE_INFO(0, handler, IS_CALLABLE, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, options, IS_ARRAY, 0, "[]")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_Sockets_set_scheduler, 0, 1, Sockets\\Scheduler, 1)
	ZEND_ARG_OBJ_INFO(0, scheduler, Sockets\\Scheduler, 1)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Sockets_Task___construct, 0, 0, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Sockets_Task_await, 0, 0, IS_MIXED, 0)
	ZEND_ARG_OBJ_TYPE_MASK(0, timeout, Time\\Duration, MAY_BE_LONG|MAY_BE_DOUBLE|MAY_BE_NULL, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Sockets_Task_cancel, 0, 0, IS_VOID, 0)
	ZEND_ARG_OBJ_INFO_WITH_DEFAULT_VALUE(0, reason, Throwable, 1, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Sockets_Task_isDone, 0, 0, _IS_BOOL, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Sockets_Scheduler_select, 0, 3, IS_VOID, 0)
	ZEND_ARG_TYPE_INFO(1, read, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(1, write, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, timeout, IS_DOUBLE, 1)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Sockets_ClosingScheduler_closed, 0, 1, IS_VOID, 0)
	ZEND_ARG_OBJ_INFO(0, socket, Socket, 0)
ZEND_END_ARG_INFO()


ZEND_FUNCTION(Sockets_run);
ZEND_FUNCTION(Sockets_spawn);
ZEND_FUNCTION(Sockets_sleep);
ZEND_FUNCTION(Sockets_serve);
ZEND_FUNCTION(Sockets_set_scheduler);
ZEND_METHOD(Sockets_Task, __construct);
ZEND_METHOD(Sockets_Task, await);
ZEND_METHOD(Sockets_Task, cancel);
ZEND_METHOD(Sockets_Task, isDone);


static const zend_function_entry ext_functions[] = {
	ZEND_NS_FALIAS("Sockets", run, Sockets_run, arginfo_Sockets_run)
	ZEND_NS_FALIAS("Sockets", spawn, Sockets_spawn, arginfo_Sockets_spawn)
	ZEND_NS_FALIAS("Sockets", sleep, Sockets_sleep, arginfo_Sockets_sleep)
	ZEND_NS_FALIAS("Sockets", serve, Sockets_serve, arginfo_Sockets_serve)
	ZEND_NS_FALIAS("Sockets", set_scheduler, Sockets_set_scheduler, arginfo_Sockets_set_scheduler)
	ZEND_FE_END
};


static const zend_function_entry class_Sockets_Task_methods[] = {
	ZEND_ME(Sockets_Task, __construct, arginfo_class_Sockets_Task___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(Sockets_Task, await, arginfo_class_Sockets_Task_await, ZEND_ACC_PUBLIC)
	ZEND_ME(Sockets_Task, cancel, arginfo_class_Sockets_Task_cancel, ZEND_ACC_PUBLIC)
	ZEND_ME(Sockets_Task, isDone, arginfo_class_Sockets_Task_isDone, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};


static const zend_function_entry class_Sockets_Scheduler_methods[] = {
	ZEND_ABSTRACT_ME_WITH_FLAGS(Sockets_Scheduler, select, arginfo_class_Sockets_Scheduler_select, ZEND_ACC_PUBLIC|ZEND_ACC_ABSTRACT)
	ZEND_FE_END
};


static const zend_function_entry class_Sockets_ClosingScheduler_methods[] = {
	ZEND_ABSTRACT_ME_WITH_FLAGS(Sockets_ClosingScheduler, closed, arginfo_class_Sockets_ClosingScheduler_closed, ZEND_ACC_PUBLIC|ZEND_ACC_ABSTRACT)
	ZEND_FE_END
};

static zend_class_entry *register_class_Sockets_Task(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Sockets", "Task", class_Sockets_Task_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;

	zval property_name_default_value;
	ZVAL_UNDEF(&property_name_default_value);
	zend_string *property_name_name = zend_string_init("name", sizeof("name") - 1, 1);
	zend_declare_typed_property(class_entry, property_name_name, &property_name_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_name_name);

	return class_entry;
}

static zend_class_entry *register_class_Sockets_Scheduler(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Sockets", "Scheduler", class_Sockets_Scheduler_methods);
	class_entry = zend_register_internal_interface(&ce);

	return class_entry;
}

static zend_class_entry *register_class_Sockets_ClosingScheduler(zend_class_entry *class_entry_Sockets_Scheduler)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Sockets", "ClosingScheduler", class_Sockets_ClosingScheduler_methods);
	class_entry = zend_register_internal_interface(&ce);
	zend_class_implements(class_entry, 1, class_entry_Sockets_Scheduler);

	return class_entry;
}
