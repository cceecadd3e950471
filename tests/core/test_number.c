/* skc_number.h: every size, both signs, any address. */

#include "check.h"
#include "skc_number.h"
#include "skc_os.h"

CASE(sizes)
{
	static const struct {
		int64_t number;
		size_t size;
		int64_t as_signed;
		int64_t as_unsigned;
	} rows[] = {
		{ 200, 1, -56, 200 },
		{ -1, 1, -1, 255 },
		{ 0x1234, 1, 0x34, 0x34 },
		{ 40000, 2, -25536, 40000 },
		{ -2, 2, -2, 65534 },
		{ 0x12345, 2, 0x2345, 0x2345 },
		{ 3000000000, 4, -1294967296, 3000000000 },
		{ -3, 4, -3, 4294967293 },
		{ INT64_MIN, 8, INT64_MIN, INT64_MIN },
		{ INT64_MAX, 8, INT64_MAX, INT64_MAX },
	};

	for (size_t i = 0; i < SKC_COUNT(rows); i++) {
		char bytes[16];

		memset(bytes, 0x5a, sizeof(bytes));
		skc_number_store(bytes + 3, rows[i].size, rows[i].number);
		CHECK_INT(skc_number_load(bytes + 3, rows[i].size, true), rows[i].as_signed);
		CHECK_INT(skc_number_load(bytes + 3, rows[i].size, false), rows[i].as_unsigned);
		/* Only these bytes are written. */
		CHECK_INT(bytes[2], 0x5a);
		CHECK_INT(bytes[3 + rows[i].size], 0x5a);
	}
}

/* The byte order is the machine's. */
CASE(order)
{
	uint32_t native = 0x01020304;
	char bytes[4];

	skc_number_store(bytes, 4, 0x01020304);
	CHECK_MEM(bytes, &native, 4);
}
