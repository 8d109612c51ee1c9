/* Any bytes are a preview or a refusal with a sentence; libFuzzer finds the ones that are neither. */
#include "ps-fuzz.h"
#include "ps-member-import.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_auto (PsFileSpot) spot = PS_FILE_SPOT_INIT;
  g_autoptr (PsMemberImport) import = ps_member_import_new (bytes, NULL, NULL, NULL, &spot, &error);

  ps_fuzz_check_error (import != NULL, error);

  return 0;
}
