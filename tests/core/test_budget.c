/* skc_budget.c: when registering pays. */

#include "check.h"

#include "skc_budget.h"

CASE(second_call_registers)
{
	skc_budget b = SKC_BUDGET_FIRST;

	CHECK(!skc_budget_rests(&b));
	CHECK(!skc_budget_sees(&b, false));
	CHECK(skc_budget_sees(&b, true));
	skc_budget_registers(&b, 100);
	CHECK_INT(skc_budget_changes(&b), 10);
}

/* Sets that are replaced soon after they were registered have to be seen more and more often. */
CASE(patience_grows)
{
	skc_budget b = SKC_BUDGET_FIRST;
	unsigned needed[8];
	const unsigned want[8] = { 1, 2, 4, 8, 16, 32, 64, 64 };

	for (size_t i = 0; i < SKC_COUNT(needed); i++) {
		CHECK(!skc_budget_sees(&b, false));
		for (needed[i] = 1; !skc_budget_sees(&b, true); needed[i]++) {
		}
		skc_budget_registers(&b, 10);
		CHECK_INT(needed[i], want[i]);
	}
	for (int i = 0; i < 64; i++) {
		skc_budget_serves(&b, 10, 1);
	}
	CHECK(skc_budget_sees(&b, true));
}

/* Calls that all have other handles are hardly looked at. */
CASE(rests_grow)
{
	skc_budget b = SKC_BUDGET_FIRST;
	unsigned seen = 0;

	for (int i = 0; i < 1000; i++) {
		if (!skc_budget_rests(&b)) {
			CHECK(!skc_budget_sees(&b, false));
			seen++;
		}
	}
	CHECK(seen > 50);
	CHECK(seen < 100);
	skc_budget_serves(&b, 10, 0);
	while (skc_budget_rests(&b)) {
	}
	CHECK(!skc_budget_sees(&b, false));
	CHECK(!skc_budget_rests(&b));
}

CASE(changes_are_paid)
{
	skc_budget b = SKC_BUDGET_FIRST;

	skc_budget_registers(&b, 40);
	CHECK(skc_budget_pays(&b, 0, 40, false));
	CHECK(skc_budget_pays(&b, 4, 40, false));
	CHECK(!skc_budget_pays(&b, 1, 40, false));
	CHECK(!skc_budget_notes(&b, 1));
	skc_budget_serves(&b, 40, 10);
	CHECK(skc_budget_notes(&b, 8));
	CHECK(skc_budget_notes(&b, 16));
	CHECK(!skc_budget_notes(&b, 1));
	/* Nothing is saved when most are ready. */
	skc_budget_serves(&b, 40, 30);
	CHECK(!skc_budget_notes(&b, 1));
	/* Changes that were too many are paid when the handles stay. */
	CHECK(!skc_budget_pays(&b, 12, 40, false));
	for (int i = 0; i < 3; i++) {
		CHECK(!skc_budget_pays(&b, 12, 40, true));
	}
	CHECK(skc_budget_pays(&b, 12, 40, true));
}

CASE(credit_is_limited)
{
	skc_budget b = SKC_BUDGET_FIRST;

	skc_budget_registers(&b, 10);
	for (int i = 0; i < 1000; i++) {
		skc_budget_serves(&b, 10, 1);
	}
	CHECK_INT(skc_budget_changes(&b), 16);
}

CASE(few_differences)
{
	CHECK(skc_budget_bears(0, 4));
	CHECK(!skc_budget_bears(1, 19));
	CHECK(skc_budget_bears(1, 20));
	CHECK(skc_budget_bears(8, 160));
	CHECK(!skc_budget_bears(9, 160));
}

CASE(refused)
{
	skc_budget b = SKC_BUDGET_FIRST;

	skc_budget_refuses(&b);
	for (int i = 0; i < 64; i++) {
		CHECK(skc_budget_rests(&b));
	}
	CHECK(!skc_budget_rests(&b));
}
