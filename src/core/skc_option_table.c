#include "skc_option_rows.h"

static const skc_option_group *const main_groups[] = {
	&skc__socket_options,
	&skc__tcp_options,
	&skc__ip_options,
	&skc__ipv6_options,
	&skc__udp_options,
};

/* The index-th group, NULL after the last. */
static const skc_option_group *option_table_group_at(size_t index)
{
	const skc_option_group *group;

	if (index < SKC_COUNT(main_groups)) {
		return main_groups[index];
	}
	group = &skc__other_options[index - SKC_COUNT(main_groups)];
	return group->rows != NULL ? group : NULL;
}

static const skc_option *option_table_find_in(const skc_option_group *group, int option)
{
	for (size_t i = 0; i < group->count; i++) {
		if (group->rows[i].option == option) {
			return &group->rows[i];
		}
	}
	return NULL;
}

static const skc_option *option_table_find_row(int level, int option)
{
	const skc_option_group *group;

	if (level == SKC_MISSING || option == SKC_MISSING) {
		return NULL;
	}
	for (size_t i = 0; (group = option_table_group_at(i)) != NULL; i++) {
		if (group->level == level) {
			return option_table_find_in(group, option);
		}
	}
	return NULL;
}

void skc_option_find(int level, int option, skc_option *out)
{
	static const skc_option any = SKC_OTHER(0, SKC_OPTION_ANY);
	const skc_option *row = option_table_find_row(level, option);

	*out = row != NULL ? *row : any;
	out->level = level;
	out->option = option;
}
