/* What is under a note's seal was written by this program, or by one that had its key: any bytes are a
 * debrief or a refusal, and a debrief is the same after it was written again.
 */
#include "ps-debrief-text.h"
#include "ps-fuzz.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  /* The parser must not need a zero at the end. */
  g_autofree guint8 *bytes = ps_fuzz_copy (data, size);
  g_autoptr (PsDebriefText) text = NULL;
  g_autoptr (PsDebriefText) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *plain = NULL;

  text = ps_debrief_text_parse ((char *) bytes, (gssize) size, &error);
  ps_fuzz_check_error (text != NULL, error);
  if (text == NULL)
    return 0;

  plain = ps_debrief_text_as_plain (text);
  g_assert_true (g_utf8_validate (plain, -1, NULL));

  first = ps_debrief_text_to_json (text);
  again = ps_debrief_text_parse (first, -1, &error);
  g_assert_no_error (error);
  second = ps_debrief_text_to_json (again);
  g_assert_cmpstr (first, ==, second);

  return 0;
}
