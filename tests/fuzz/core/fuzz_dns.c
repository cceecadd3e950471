/* Answers of a name server. */

#include "fuzz.h"
#include "skc_dns.h"

static const int types[] = { SKC_DNS_PTR, SKC_DNS_MX, SKC_DNS_TXT, SKC_DNS_SRV, SKC_DNS_CNAME };

static uint32_t least(uint32_t max)
{
	(void) max;
	return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz_input in = { data, size };
	int type = types[fuzz_number(&in, SKC_COUNT(types) - 1)];
	skc_dns_records records = { 0 };
	char name[SKC_DNS_NAME_MAX + 7];
	size_t len, total = 0;
	char *message = fuzz_rest(&in, &len, false);
	int code = skc_dns_read((const unsigned char *) message, len, type, &records);

	FUZZ_CHECK((code == 0) == (records.count > 0));
	for (size_t i = 0; i < records.count; i++) {
		const skc_dns_record *record = &records.items[i];

		FUZZ_CHECK(record->data[record->len] == '\0');
		FUZZ_CHECK(type == SKC_DNS_TXT || record->len <= SKC_DNS_NAME_MAX);
		total += type == SKC_DNS_TXT ? record->len : 11;
	}
	FUZZ_CHECK(total <= len);
	skc_dns_order(&records, least);
	for (size_t i = 1; i < records.count && type != SKC_DNS_TXT && type != SKC_DNS_PTR; i++) {
		FUZZ_CHECK(records.items[i - 1].priority <= records.items[i].priority);
	}
	skc_dns_records_free(&records);
	if (skc_dns_is_name(message, len) && len <= SKC_DNS_NAME_MAX) {
		size_t used = skc_dns_service_name(message, len, "_tcp", name);

		FUZZ_CHECK(used < sizeof(name) && name[used] == '\0');
	}
	free(message);
	return 0;
}
