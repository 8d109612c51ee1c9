/* Any bytes are a preview or a refusal with a sentence; libFuzzer finds the ones that are neither. */
#include "ps-member-import.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_auto (PsFileSpot) spot = PS_FILE_SPOT_INIT;
  g_autoptr (PsMemberImport) import = ps_member_import_new (bytes, NULL, NULL, NULL, &spot, &error);

  g_assert_true ((import == NULL) == (error != NULL));
  g_assert_true (error == NULL || (*error->message != '\0' && g_utf8_validate (error->message, -1, NULL)));

  return 0;
}
