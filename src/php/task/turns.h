#ifndef PHP_SOCKETS_TASK_TURNS_H
#define PHP_SOCKETS_TASK_TURNS_H

/* What the core calls when a call would wait: the scheduler of run(), or that of the program. */

/* Sets the functions of skc_set_turns(); when tasks begin to run, or the program has set a
 * scheduler. */
void php_turns_set(void);

#endif
