#include "ps-csv-reader.h"

#include "ps-csv-detect.h"
#include "ps-csv-writer.h"
#include "ps-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _PsCsvReader
{
  const char *start;
  const char *p;
  const char *end;
  char        delimiter;
  guint       line;        /* the line that p is in */

  guint       record_line;
  GString    *cells;       /* the record's cells, each with a NUL after it */
  GArray     *offsets;     /* where in it each begins, gsize */
  gboolean    quoted;      /* whether the last cell read was */

  GPtrArray  *headers;
  GHashTable *notes;       /* columns that may be long */
};

/* Excel's own first line, "sep=;", which says the delimiter and is no record. */
static void
take_sep_line (PsCsvReader *self)
{
  const char *p = self->p;

  if (self->end - p < 5 || g_ascii_strncasecmp (p, "sep=", 4) != 0
      || strchr (",;\t|", p[4]) == NULL || p[4] == '\0')
    return;

  if (p + 5 < self->end && p[5] != '\r' && p[5] != '\n')
    return;

  if (self->delimiter == '\0')
    self->delimiter = p[4];

  p += 5;
  if (p < self->end)
    p += p[0] == '\r' && p + 1 < self->end && p[1] == '\n' ? 2 : 1;
  self->p = p;
  self->line = 2;
}

/**
 * ps_csv_reader_new:
 * @text: what ps_decode() made; must outlive the reader
 * @length: bytes
 * @delimiter: what parts the cells, or 0 to find out among comma, semicolon and tab
 *
 * Reads RFC 4180 and what programs write beyond it: any line end, blank lines, blanks around
 * quotes, Excel's "sep=;". The guard that ps_csv_writer_cell() puts before a formula is taken off.
 *
 * Returns: (transfer full): a reader before the first record
 */
PsCsvReader *
ps_csv_reader_new (const char *text,
                   gsize       length,
                   char        delimiter)
{
  PsCsvReader *self = g_new0 (PsCsvReader, 1);

  self->start = text;
  self->p = text;
  self->end = text + length;
  self->delimiter = delimiter;
  self->line = 1;
  self->cells = g_string_new (NULL);
  self->offsets = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->headers = g_ptr_array_new_with_free_func (g_free);
  self->notes = g_hash_table_new (NULL, NULL);

  take_sep_line (self);
  if (self->delimiter == '\0')
    self->delimiter = ps_csv_detect_delimiter (self->p, self->end - self->p);

  return self;
}

void
ps_csv_reader_free (PsCsvReader *self)
{
  g_string_free (self->cells, TRUE);
  g_array_unref (self->offsets);
  g_ptr_array_unref (self->headers);
  g_hash_table_unref (self->notes);
  g_free (self);
}

/* Says it with the header where there is one, because that is what the person sees. */
static gboolean
fail (PsCsvReader  *self,
      PsFileSpot   *spot,
      GError      **error,
      guint         line,
      guint         column,
      const char   *what)
{
  const char *header = ps_csv_reader_get_header (self, column);
  g_autofree char *place = NULL;

  if (header != NULL && *header != '\0')
    /* Translators: a place in a table, set before the colon of a sentence that says what is wrong. */
    place = g_strdup_printf (_("Line %u, column %u (“%s”)"), line, column + 1, header);
  else
    place = g_strdup_printf (_("Line %u, column %u"), line, column + 1);

  ps_file_spot_set (spot, line, column + 1, header);
  /* Translators: a place in a table, and the sentence that says what is wrong there. */
  g_set_error (error, PS_ERROR, PS_ERROR_INVALID, _("%s: %s"), place, what);

  return FALSE;
}

static const char *
skip_blanks (PsCsvReader *self,
             const char  *p)
{
  while (p < self->end && (*p == ' ' || *p == '\t') && *p != self->delimiter)
    p++;

  return p;
}

static gboolean
is_cell_end (PsCsvReader *self,
             const char  *p)
{
  return p == self->end || *p == self->delimiter || *p == '\n' || *p == '\r';
}

/* From after the opening quote to after the closing one and the blanks behind it. */
static gboolean
read_quoted (PsCsvReader  *self,
             guint         column,
             PsFileSpot   *spot,
             GError      **error)
{
  guint first_line = self->line;
  const char *p = self->p;

  for (;;)
    {
      const char *from = p;

      while (p < self->end && *p != '"')
        {
          if (*p == '\n' || (*p == '\r' && (p + 1 == self->end || p[1] != '\n')))
            self->line++;
          p++;
        }

      g_string_append_len (self->cells, from, p - from);

      if (p == self->end)
        return fail (self, spot, error, first_line, column,
                     _("A quotation mark is opened here and never closed."));

      p++;
      if (p < self->end && *p == '"')
        {
          g_string_append_c (self->cells, '"');
          p++;
          continue;
        }

      self->p = skip_blanks (self, p);
      if (!is_cell_end (self, self->p))
        return fail (self, spot, error, first_line, column,
                     _("A quotation mark is opened here, and after the one that closes it there is"
                       " more text. One of the two is missing or too many."));

      return TRUE;
    }
}

static gboolean
read_cell (PsCsvReader  *self,
           guint         column,
           PsFileSpot   *spot,
           GError      **error)
{
  gsize offset = self->cells->len;
  guint first_line = self->line;
  const char *p = skip_blanks (self, self->p);
  gboolean note = g_hash_table_contains (self->notes, GUINT_TO_POINTER (column + 1));
  gsize length;

  g_array_append_val (self->offsets, offset);

  self->quoted = p < self->end && *p == '"';
  if (self->quoted)
    {
      self->p = p + 1;
      if (!read_quoted (self, column, spot, error))
        return FALSE;
    }
  else
    {
      p = self->p;
      while (!is_cell_end (self, p))
        p++;
      g_string_append_len (self->cells, self->p, p - self->p);
      self->p = p;
    }

  length = self->cells->len - offset;

  if (memchr (self->cells->str + offset, 0, length) != NULL)
    return fail (self, spot, error, first_line, column, _("The cell holds a NUL character."));

  if (length > (note ? PS_CSV_NOTE_MAX : PS_CSV_CELL_MAX))
    {
      g_autofree char *what = NULL;

      /* Translators: %d is 4 or 256. KiB is a unit, 1,024 bytes. */
      what = g_strdup_printf (_("The cell is longer than %d KiB. A quotation mark may be missing."),
                              (note ? PS_CSV_NOTE_MAX : PS_CSV_CELL_MAX) / 1024);
      return fail (self, spot, error, first_line, column, what);
    }

  if (self->cells->str[offset] == '\'' && ps_csv_guarded (self->cells->str + offset))
    g_string_erase (self->cells, offset, 1);

  g_string_append_c (self->cells, '\0');

  return TRUE;
}

/**
 * ps_csv_reader_next:
 * @has_record: (out): whether there was one more
 * @spot: (out caller-allocates) (optional): where it is wrong
 *
 * Takes the next record; lines with nothing in them are passed over. The reader is of no use after
 * an error.
 *
 * Errors: %PS_ERROR_INVALID for a quotation mark that is not closed, a NUL, a cell of more than
 * %PS_CSV_CELL_MAX bytes (%PS_CSV_NOTE_MAX in a column of notes) and a record of more than
 * %PS_CSV_COLUMNS_MAX cells.
 */
gboolean
ps_csv_reader_next (PsCsvReader  *self,
                    gboolean     *has_record,
                    PsFileSpot   *spot,
                    GError      **error)
{
  *has_record = FALSE;

  while (self->p < self->end)
    {
      self->record_line = self->line;
      g_string_truncate (self->cells, 0);
      g_array_set_size (self->offsets, 0);

      for (;;)
        {
          if (self->offsets->len == PS_CSV_COLUMNS_MAX)
            {
              ps_file_spot_set (spot, self->record_line, 0, NULL);
              g_set_error (error, PS_ERROR, PS_ERROR_INVALID,
                           _("Line %u has more than %d columns, which no list of people has."),
                           self->record_line, PS_CSV_COLUMNS_MAX);
              return FALSE;
            }

          if (!read_cell (self, self->offsets->len, spot, error))
            return FALSE;

          if (self->p == self->end || *self->p != self->delimiter)
            break;

          self->p++;
        }

      if (self->p < self->end)
        {
          self->p += *self->p == '\r' && self->p + 1 < self->end && self->p[1] == '\n' ? 2 : 1;
          self->line++;
        }

      if (self->offsets->len > 1 || self->quoted
          || self->cells->str[strspn (self->cells->str, " \t\v\f")] != '\0')
        {
          *has_record = TRUE;
          return TRUE;
        }
    }

  return TRUE;
}

/**
 * ps_csv_reader_read_header:
 * @has_header: (out): whether there was one
 *
 * Takes the first record and keeps it, so that later errors can name their column.
 *
 * Errors: as ps_csv_reader_next()
 */
gboolean
ps_csv_reader_read_header (PsCsvReader  *self,
                           gboolean     *has_header,
                           PsFileSpot   *spot,
                           GError      **error)
{
  if (!ps_csv_reader_next (self, has_header, spot, error))
    return FALSE;

  for (guint i = 0; *has_header && i < self->offsets->len; i++)
    g_ptr_array_add (self->headers, g_strdup (ps_csv_reader_get_cell (self, i)));

  return TRUE;
}

/* Names the columns of a table that does not do so itself. */
void
ps_csv_reader_name_columns (PsCsvReader *self,
                            guint        n_columns)
{
  for (guint i = 0; i < n_columns; i++)
    /* Translators: what a column without a name is called; %u counts from 1. */
    g_ptr_array_add (self->headers, g_strdup_printf (_("Column %u"), i + 1));
}

/**
 * ps_csv_reader_allow_note:
 * @column: counted from 0
 *
 * Lets the cells of a column be as long as a note.
 */
void
ps_csv_reader_allow_note (PsCsvReader *self,
                          guint        column)
{
  g_hash_table_add (self->notes, GUINT_TO_POINTER (column + 1));
}

char
ps_csv_reader_get_delimiter (PsCsvReader *self)
{
  return self->delimiter;
}

guint
ps_csv_reader_get_n_headers (PsCsvReader *self)
{
  return self->headers->len;
}

/* @column counts from 0. Returns: (nullable): NULL where the header has no such column */
const char *
ps_csv_reader_get_header (PsCsvReader *self,
                          guint        column)
{
  return column < self->headers->len ? g_ptr_array_index (self->headers, column) : NULL;
}

/* The line that the last record began in, counted from 1. */
guint
ps_csv_reader_get_line (PsCsvReader *self)
{
  return self->record_line;
}

/* How many bytes of the text are read, for a progress bar. */
gsize
ps_csv_reader_get_offset (PsCsvReader *self)
{
  return self->p - self->start;
}

guint
ps_csv_reader_get_n_cells (PsCsvReader *self)
{
  return self->offsets->len;
}

/* @column counts from 0. Returns: the cell, until the next record; "" where the record has no such
 * column
 */
const char *
ps_csv_reader_get_cell (PsCsvReader *self,
                        guint        column)
{
  if (column >= self->offsets->len)
    return "";

  return self->cells->str + g_array_index (self->offsets, gsize, column);
}
