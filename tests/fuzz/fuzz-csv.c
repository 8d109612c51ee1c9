/* Any bytes are records of text or a refusal that says where, with either kind of delimiter. */
#include "ps-csv-reader.h"
#include "ps-decode.h"
#include "ps-fuzz.h"

#include <string.h>

static void
read_all (const char *text,
          char        delimiter)
{
  g_autoptr (PsCsvReader) reader = ps_csv_reader_new (text, strlen (text), delimiter);
  g_autoptr (GError) error = NULL;
  g_auto (PsFileSpot) spot = PS_FILE_SPOT_INIT;
  gboolean more;

  if (ps_csv_reader_read_header (reader, &more, &spot, &error) && more)
    {
      if (ps_csv_reader_get_n_headers (reader) > 0)
        ps_csv_reader_allow_note (reader, 0);

      while (ps_csv_reader_next (reader, &more, &spot, &error) && more)
        for (guint i = 0; i < ps_csv_reader_get_n_cells (reader); i++)
          {
            const char *cell = ps_csv_reader_get_cell (reader, i);

            g_assert_true (g_utf8_validate (cell, -1, NULL));
            g_assert_cmpuint (strlen (cell), <=, PS_CSV_NOTE_MAX);
          }
    }

  ps_fuzz_check_error (error == NULL, error);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (PsFileSpot) spot = PS_FILE_SPOT_INIT;
  PsEncoding encoding;

  text = ps_decode ((const char *) data, size, &encoding, &spot, &error);
  ps_fuzz_check_error (text != NULL, error);
  if (text == NULL)
    return 0;

  g_assert_true (g_utf8_validate (text, -1, NULL));
  read_all (text, ',');
  read_all (text, ';');
  read_all (text, '\t');

  return 0;
}
