#include "ps-csv-writer.h"

#include <string.h>

struct _PsCsvWriter
{
  GString *text;
  gsize    record; /* where the record begins */
  guint    n_cells;
  char     delimiter;
};

/**
 * ps_csv_writer_new:
 * @delimiter: comma, semicolon or tab
 * @byte_order_mark: whether to begin with one, which Excel needs to read UTF-8
 *
 * Writes RFC 4180: UTF-8, CR LF, quotes only where they are needed.
 *
 * Returns: (transfer full): a writer before the first cell
 */
PsCsvWriter *
ps_csv_writer_new (char     delimiter,
                   gboolean byte_order_mark)
{
  PsCsvWriter *self = g_new0 (PsCsvWriter, 1);

  self->text = g_string_new (byte_order_mark ? "\357\273\277" : NULL);
  self->record = self->text->len;
  self->delimiter = delimiter;

  return self;
}

void
ps_csv_writer_free (PsCsvWriter *self)
{
  g_string_free (self->text, TRUE);
  g_free (self);
}

/* Spreadsheet programs make a number of digits, which drops the zeros that it begins with, and from so
 * many on round it when they save the file: that is somebody's phone no more.
 */
#define DIGITS_ROUNDED 12

static gboolean
loses_digits (const char *cell)
{
  gsize digits = strspn (cell, "0123456789");

  return cell[digits] == '\0' && (digits >= DIGITS_ROUNDED || (digits > 1 && *cell == '0'));
}

/**
 * ps_csv_guarded:
 * @cell: (nullable): a cell's text
 *
 * Whether @cell, apostrophes in front of it aside, begins as a spreadsheet program takes for a
 * formula: = + - @, their full-width forms, a tab or a line end
 * (https://owasp.org/www-community/attacks/CSV_Injection); or is digits that one would not keep,
 * "01705550101". The writer puts one more apostrophe before such a cell and the reader takes one off,
 * so that any text comes back as it was.
 */
gboolean
ps_csv_guarded (const char *cell)
{
  static const char *const wide[] = { "＝", "＋", "－", "＠" };

  if (cell == NULL)
    return FALSE;

  while (*cell == '\'')
    cell++;

  if (*cell != '\0' && (strchr ("=+-@\t\r\n", *cell) != NULL || loses_digits (cell)))
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (wide); i++)
    if (g_str_has_prefix (cell, wide[i]))
      return TRUE;

  return FALSE;
}

/**
 * ps_csv_writer_cell:
 * @text: (nullable): valid UTF-8
 *
 * Writes one cell. A text that a spreadsheet program would take for a formula, or for a number to be
 * written shorter, gets an apostrophe in front (ps_csv_guarded()), which PsCsvReader takes off again.
 */
void
ps_csv_writer_cell (PsCsvWriter *self,
                    const char  *text)
{
  gboolean guard = ps_csv_guarded (text);
  gsize length = text != NULL ? strlen (text) : 0;
  gboolean quote;

  if (self->n_cells++ > 0)
    g_string_append_c (self->text, self->delimiter);

  if (length == 0)
    return;

  /* All three delimiters, so that none of them can be mistaken for the one that is used; blanks at
   * either end, which readers trim; and what would read as Excel's first line, or as the mark at the
   * beginning of a file.
   */
  quote = strpbrk (text, ",;\t\"\r\n") != NULL || strchr (" \v\f", text[0]) != NULL
          || text[length - 1] == ' ' || g_ascii_strncasecmp (text, "sep=", 4) == 0
          || g_str_has_prefix (text, "\357\273\277");

  if (quote)
    g_string_append_c (self->text, '"');

  if (guard)
    g_string_append_c (self->text, '\'');

  for (const char *p = text; *p != '\0';)
    {
      gsize plain = strcspn (p, "\"");

      g_string_append_len (self->text, p, plain);
      p += plain;
      if (*p == '"')
        {
          g_string_append (self->text, "\"\"");
          p++;
        }
    }

  if (quote)
    g_string_append_c (self->text, '"');
}

void
ps_csv_writer_number (PsCsvWriter *self,
                      gint64       number)
{
  /* Not a cell of text: a spreadsheet may take -5 for the number that it is. */
  if (self->n_cells++ > 0)
    g_string_append_c (self->text, self->delimiter);

  g_string_append_printf (self->text, "%" G_GINT64_FORMAT, number);
}

/* Ends the record. One of a single empty cell is written as "", or it would be a blank line. */
void
ps_csv_writer_end_record (PsCsvWriter *self)
{
  if (self->n_cells == 1 && self->text->len == self->record)
    g_string_append (self->text, "\"\"");

  g_string_append (self->text, "\r\n");
  self->record = self->text->len;
  self->n_cells = 0;
}

/**
 * ps_csv_writer_finish:
 *
 * Returns: (transfer full): what was written; the writer is empty then
 */
GBytes *
ps_csv_writer_finish (PsCsvWriter *self)
{
  GString *text = g_steal_pointer (&self->text);

  self->text = g_string_new (NULL);
  self->record = 0;
  self->n_cells = 0;

  return g_string_free_to_bytes (text);
}
