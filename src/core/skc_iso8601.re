/* See skc_iso8601.h. The scanner is made by re2c: tools/gen-scanners. */

#include "skc_iso8601.h"

typedef enum token { TOKEN_END, TOKEN_PERIOD, TOKEN_CLOCK, TOKEN_OTHER, TOKEN_ERROR } token;

/* The next term; its text is from *start to *cursor. */
/* NOLINTNEXTLINE(readability-function-size): re2c writes its body */
static token iso8601_scan(const char **start, const char **cursor)
{
	const unsigned char *at = (const unsigned char *) *cursor;
	const unsigned char *marker;

next:
	*start = (const char *) at;
	/*!re2c
	re2c:define:YYCTYPE = "unsigned char";
	re2c:define:YYCURSOR = at;
	re2c:define:YYMARKER = marker;
	re2c:yyfill:enable = 0;

	number = [0-9]+;
	date = (number "Y")? (number "M")? (number "W")? (number "D")?;
	hms = (number "H" (number "M")? (number "S")?) | (number "M" (number "S")?) | (number "S");
	month = "0" [0-9] | "1" [0-2];
	day = [0-2] [0-9] | "3" [01];
	hour = [01] [0-9] | "2" [0-4];
	sixty = [0-5] [0-9];
	year = [0-9]{4};
	month_of_date = "0" [1-9] | "1" [0-2];
	day_of_date = "0" [1-9] | [12] [0-9] | "3" [01];

	"P" date ("T" hms)? {
		*cursor = (const char *) at;
		return *cursor - *start > 1 ? TOKEN_PERIOD : TOKEN_ERROR;
	}
	"P" year "-" month "-" day "T" hour ":" sixty ":" sixty {
		*cursor = (const char *) at;
		return TOKEN_CLOCK;
	}
	"R" [0-9]+
	| year "-" month_of_date "-" day_of_date "T" hour ":" sixty ":" sixty "Z"
	| year month_of_date day_of_date "T" hour sixty sixty "Z" {
		*cursor = (const char *) at;
		return TOKEN_OTHER;
	}
	[ \t\n.,/] { goto next; }
	[ \t\n\v\f\r]* "\x00" { return TOKEN_END; }
	* { return TOKEN_ERROR; }
	*/
}

enum { DIGITS_MAX = 12 };

/* False for a number with too many digits. */
static bool iso8601_number(const char **at, uint64_t *value)
{
	const char *start = *at;

	*value = 0;
	while (**at >= '0' && **at <= '9') {
		if (*at - start == DIGITS_MAX) {
			return false;
		}
		*value = *value * 10 + (uint64_t) (*(*at)++ - '0');
	}
	return true;
}

/* The field that a letter names; M is the month or, behind a T, the minute. */
static uint64_t *iso8601_field(skc_iso8601 *out, char letter, bool is_time)
{
	switch (letter) {
		case 'Y':
			return &out->years;
		case 'M':
			return is_time ? &out->minutes : &out->months;
		case 'H':
			return &out->hours;
		case 'S':
			return &out->seconds;
		default:
			return &out->days;
	}
}

static bool iso8601_read_period(const char *at, const char *end, skc_iso8601 *out)
{
	bool is_time = false;

	while (at < end) {
		uint64_t value;

		if (*at == 'T') {
			is_time = true;
			at++;
			continue;
		}
		if (!iso8601_number(&at, &value)) {
			return false;
		}
		if (*at == 'W' || *at == 'D') {
			out->days += *at == 'W' ? value * 7 : value;
		} else {
			*iso8601_field(out, *at, is_time) = value;
		}
		at++;
	}
	return true;
}

/* P0000-00-00T00:00:00 */
static void iso8601_read_clock(const char *at, skc_iso8601 *out)
{
	uint64_t *fields[] = { &out->years, &out->months, &out->days, &out->hours, &out->minutes,
		&out->seconds };

	for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++) {
		(void) iso8601_number(&at, fields[i]);
		at++;
	}
}

bool skc_iso8601_read(const char *text, skc_iso8601 *out)
{
	const char *cursor = text;
	const char *start;

	*out = (skc_iso8601){ 0 };
	while (*cursor == ' ' || (*cursor >= '\t' && *cursor <= '\r')) {
		cursor++;
	}
	for (;;) {
		switch (iso8601_scan(&start, &cursor)) {
			case TOKEN_PERIOD:
				if (!iso8601_read_period(start + 1, cursor, out)) {
					return false;
				}
				out->has_period = true;
				break;
			case TOKEN_CLOCK:
				iso8601_read_clock(start + 1, out);
				out->has_period = true;
				break;
			case TOKEN_OTHER:
				out->has_other = true;
				break;
			case TOKEN_END:
				return true;
			default:
				return false;
		}
	}
}
