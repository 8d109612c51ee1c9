/* Any bytes are cards of text or a refusal that says where; what is taken is no longer than it may be,
 * and a file that is mended has as many lines as before.
 */
#include "ps-decode.h"
#include "ps-fuzz.h"
#include "ps-member-card.h"

#include <string.h>

static gsize
count_lines (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  gsize n = 0;

  for (gsize i = 0; i < length; i++)
    n += data[i] == '\n' || data[i] == '\r' ? 1 : 0;

  return n;
}

static void
check_property (const PsVcardProperty *property)
{
  g_autofree char *text = ps_vcard_text (property->value);
  g_auto (GStrv) parts = ps_vcard_parts (property->value, ';');
  g_autofree char *joined = g_strjoinv (";", parts);

  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_cmpuint (strlen (property->value), <=, PS_VCARD_VALUE_MAX);
  g_assert_cmpstr (joined, ==, property->value);
  g_assert_cmpuint (property->line, >=, 1);
}

static void
read_all (const char *text)
{
  g_autoptr (PsVcardReader) reader = ps_vcard_reader_new (text, strlen (text));
  g_autoptr (PsMemberSource) source = ps_member_source_new ();
  g_autoptr (GPtrArray) left_out = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_auto (PsFileSpot) spot = PS_FILE_SPOT_INIT;
  gboolean more;

  while (ps_vcard_reader_next (reader, &more, &spot, &error) && more)
    {
      for (guint i = 0; i < ps_vcard_reader_get_n (reader); i++)
        check_property (ps_vcard_reader_get (reader, i));

      ps_member_source_clear (source);
      ps_member_card_take (source, reader);
      g_assert_cmpuint (source->line, ==, ps_vcard_reader_get_line (reader));
    }

  ps_member_card_left_out (reader, left_out);
  ps_fuzz_check_error (error == NULL, error);
  g_assert_true (error == NULL || spot.line > 0);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GBytes) mended = ps_vcard_mend (bytes);
  gsize length;
  const char *start = g_bytes_get_data (mended, &length);

  g_assert_cmpuint (length, ==, size);
  g_assert_cmpuint (count_lines (mended), ==, count_lines (bytes));

  text = ps_decode (start, length, NULL, NULL, NULL);
  if (text != NULL)
    read_all (text);

  return 0;
}
