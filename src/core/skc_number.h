#ifndef SKC_NUMBER_H
#define SKC_NUMBER_H

/* Numbers of 1, 2, 4 or 8 bytes, in the byte order of the machine, at any address. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Writes the lower bytes of a number. */
static inline void skc_number_store(void *to, size_t size, int64_t number)
{
	uint8_t n8 = (uint8_t) number;
	uint16_t n16 = (uint16_t) number;
	uint32_t n32 = (uint32_t) number;

	if (size == sizeof(n8)) {
		memcpy(to, &n8, sizeof(n8));
	} else if (size == sizeof(n16)) {
		memcpy(to, &n16, sizeof(n16));
	} else if (size == sizeof(n32)) {
		memcpy(to, &n32, sizeof(n32));
	} else {
		memcpy(to, &number, sizeof(number));
	}
}

/* Reads a number; one of 8 bytes always has a sign. */
static inline int64_t skc_number_load(const void *from, size_t size, bool is_signed)
{
	uint8_t n8;
	uint16_t n16;
	uint32_t n32;
	int64_t n64;

	if (size == sizeof(n8)) {
		memcpy(&n8, from, sizeof(n8));
		return is_signed ? (int64_t) (int8_t) n8 : (int64_t) n8;
	}
	if (size == sizeof(n16)) {
		memcpy(&n16, from, sizeof(n16));
		return is_signed ? (int64_t) (int16_t) n16 : (int64_t) n16;
	}
	if (size == sizeof(n32)) {
		memcpy(&n32, from, sizeof(n32));
		return is_signed ? (int64_t) (int32_t) n32 : (int64_t) n32;
	}
	memcpy(&n64, from, sizeof(n64));
	return n64;
}

#endif
