/* A table of people up to its first row: which line names the columns, and what they are about. */
#include "ps-member-table.h"

#include "ps-error.h"

#include <glib/gi18n-lib.h>

/* What stands above the names of the columns is a title, a date, an empty line or two. */
#define LOOKED_AT 20

typedef struct {
  guint n_before; /* how many records come before it */
  guint line;
} Header;

static PsMemberColumns *
guess (PsCsvReader *reader)
{
  g_autoptr (GPtrArray) headers = g_ptr_array_new ();

  for (guint i = 0; i < ps_csv_reader_get_n_cells (reader); i++)
    g_ptr_array_add (headers, (char *) ps_csv_reader_get_cell (reader, i));

  return ps_member_columns_new ((const char *const *) headers->pdata, headers->len);
}

/* How many of the cells are names of columns that are known; 0 where none of them is for names.
 * @all says whether there is no other.
 */
static guint
count_known (PsCsvReader *reader,
             gboolean    *all)
{
  g_autoptr (PsMemberColumns) columns = guess (reader);
  guint n = 0;

  *all = TRUE;
  for (guint i = 0; i < ps_member_columns_get_n (columns); i++)
    {
      const PsMemberColumn *column = ps_member_columns_get (columns, i);

      if (column->field != PS_MEMBER_FIELD_NONE)
        n++;
      else
        *all = *all && *column->header == '\0';
    }

  return ps_member_columns_find_name (columns) >= 0 ? n : 0;
}

/* Of the first records the one that names most columns. @line: where a person says that it is, or -1 */
static Header
find_header (const char *text,
             gsize       length,
             gint        line)
{
  g_autoptr (PsCsvReader) reader = ps_csv_reader_new (text, length, '\0');
  Header best = { 0, 1 };
  guint best_known = 0;
  gboolean has_record = TRUE;

  for (guint n = 0; line > 0 || n < LOOKED_AT; n++)
    {
      gboolean all;
      guint known;

      if (!ps_csv_reader_next (reader, &has_record, NULL, NULL) || !has_record)
        break;

      if (line > 0)
        {
          best.n_before = n;
          best.line = ps_csv_reader_get_line (reader);
          if (best.line >= (guint) line)
            break;
          continue;
        }

      known = count_known (reader, &all);
      if (n == 0 || (known > best_known && (known > 1 || best_known == 0)))
        {
          best.n_before = n;
          best.line = ps_csv_reader_get_line (reader);
          best_known = known;
          if (known > 0 && all)
            break;
        }
    }

  return best;
}

static gboolean
read_header (PsCsvReader  *reader,
             const char   *text,
             gsize         length,
             gint          line,
             gint         *found,
             PsFileSpot   *spot,
             GError      **error)
{
  Header header = line == 0 ? (Header) { 0, 0 } : find_header (text, length, line);
  gboolean has = TRUE;

  *found = (gint) header.line;

  if (line == 0)
    {
      g_autoptr (PsCsvReader) first = ps_csv_reader_new (text, length, '\0');

      if (!ps_csv_reader_next (first, &has, spot, error))
        return FALSE;
      ps_csv_reader_name_columns (reader, ps_csv_reader_get_n_cells (first));
    }

  for (guint i = 0; i < header.n_before && has; i++)
    if (!ps_csv_reader_next (reader, &has, spot, error))
      return FALSE;

  if (line != 0 && !ps_csv_reader_read_header (reader, &has, spot, error))
    return FALSE;

  if (has)
    return TRUE;

  ps_file_spot_set (spot, 0, 0, NULL);
  g_set_error_literal (error, PS_ERROR, PS_ERROR_INVALID, _("The file is empty."));

  return FALSE;
}

/**
 * ps_member_table_open:
 * @text: what ps_decode() made; must outlive the reader
 * @length: bytes
 * @columns: (nullable): which column is what and where that stands, as a person corrected it
 * @found: (out): which column is what
 * @spot: (out caller-allocates) (optional): where it is wrong
 *
 * Goes to the first row. Titles and empty lines above the names of the columns are passed over.
 *
 * Errors: as ps_csv_reader_next(), and %PS_ERROR_INVALID for an empty file.
 *
 * Returns: (transfer full) (nullable): a reader before the first row
 */
PsCsvReader *
ps_member_table_open (const char             *text,
                      gsize                   length,
                      const PsMemberColumns  *columns,
                      PsMemberColumns       **found,
                      PsFileSpot             *spot,
                      GError                **error)
{
  g_autoptr (PsCsvReader) reader = ps_csv_reader_new (text, length, '\0');
  g_autoptr (GPtrArray) headers = g_ptr_array_new ();
  gint line;

  if (!read_header (reader, text, length, columns != NULL ? ps_member_columns_get_line (columns) : -1,
                    &line, spot, error))
    return NULL;

  for (guint i = 0; i < ps_csv_reader_get_n_headers (reader); i++)
    g_ptr_array_add (headers, (char *) ps_csv_reader_get_header (reader, i));

  if (columns != NULL && ps_member_columns_get_n (columns) == headers->len)
    *found = ps_member_columns_copy (columns);
  else
    *found = ps_member_columns_new ((const char *const *) headers->pdata, headers->len);
  ps_member_columns_set_line (*found, line);

  for (guint i = 0; i < headers->len; i++)
    if (ps_member_columns_get (*found, i)->field == PS_MEMBER_FIELD_NOTES)
      ps_csv_reader_allow_note (reader, i);

  return g_steal_pointer (&reader);
}
