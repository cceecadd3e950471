#include "skc_calls.h"

#define CALL_ITSELF(name, result, parameters) .name = name,

const skc_calls skc_system_calls = { SKC_CALLS(CALL_ITSELF) };
skc_calls skc_call = { SKC_CALLS(CALL_ITSELF) };
