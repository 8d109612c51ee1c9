/* The rows of a file that were not imported, as a table to be mended and imported again. */
#include "ps-skipped-rows.h"

#include "ps-csv-writer.h"
#include "ps-member-card.h"
#include "ps-member-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The first columns of the table. They come first so that a row with a cell too many keeps its shape,
 * and so that nobody has to look for them behind the sixty columns of an address book.
 */
#define LINE   N_("Line of the file")
#define REASON N_("Why it was skipped")
#define N_OWN  2

/* What the rows of a table of cards are called. They are as address books call them, in the one
 * language that is known wherever the table is imported.
 */
static const char *const card_headers[PS_MEMBER_N_TEXTS] = {
  [PS_MEMBER_FIELD_NAME] = "Name",
  [PS_MEMBER_FIELD_PREFERRED_NAME] = "Preferred Name",
  [PS_MEMBER_FIELD_FULL_NAME] = "Full Name",
  [PS_MEMBER_FIELD_GIVEN_NAME] = "Given Name",
  [PS_MEMBER_FIELD_MIDDLE_NAME] = "Middle Name",
  [PS_MEMBER_FIELD_FAMILY_NAME] = "Family Name",
  [PS_MEMBER_FIELD_PRONOUNS] = "Pronouns",
  [PS_MEMBER_FIELD_LANGUAGE] = "Language",
};

static const struct
{
  PsMemberField  field;
  const char    *header;
} card_ways[] = {
  { PS_MEMBER_FIELD_PHONE, "Phone" },
  { PS_MEMBER_FIELD_EMAIL, "E-mail" },
  { PS_MEMBER_FIELD_ADDRESS, "Address" },
};

/* Excel takes a tab in a .csv for a part of the cell, and no spreadsheet writes the others. */
static char
choose_delimiter (const PsMemberImport *import)
{
  return ps_member_import_get_delimiter (import) == ';' ? ';' : ',';
}

/* The records stand in the order of the file, and each begins a line. */
static const PsMemberRecord *
find_skipped (const PsMemberImport *import,
              guint                 line,
              guint                *next)
{
  guint n = ps_member_import_get_n_records (import);

  while (*next < n && ps_member_import_get_record (import, *next)->line < line)
    (*next)++;

  if (*next < n)
    {
      const PsMemberRecord *record = ps_member_import_get_record (import, *next);

      if (record->line == line && record->outcome == PS_MEMBER_SKIPPED)
        return record;
    }

  return NULL;
}

static void
begin_row (PsCsvWriter          *writer,
           const PsMemberRecord *record)
{
  g_autofree char *reason = NULL;

  if (record->field != NULL && *record->field != '\0')
    reason = g_strdup_printf (_("Column “%s”: %s"), record->field, record->reason);

  ps_csv_writer_number (writer, record->line);
  ps_csv_writer_cell (writer, reason != NULL ? reason : record->reason);
}

/* Whether a file was written here before, and was mended and imported. */
static guint
count_own (PsCsvReader *reader)
{
  return g_strcmp0 (ps_csv_reader_get_header (reader, 0), _(LINE)) == 0
         && g_strcmp0 (ps_csv_reader_get_header (reader, 1), _(REASON)) == 0 ? N_OWN : 0;
}

/* Whether a column of that name would be taken for what somebody said that it is. */
static gboolean
says (const char           *header,
      const PsMemberColumn *column)
{
  g_autoptr (PsMemberColumns) guess = ps_member_columns_new (&header, 1);
  const PsMemberColumn *guessed = ps_member_columns_get (guess, 0);

  return guessed->field == column->field && (column->number == 0 || guessed->number == column->number);
}

/* The file's own names of the columns. Where somebody had to say what a column is, it is called that,
 * if that is a name which is known the next time.
 */
static void
write_headers (PsCsvWriter           *writer,
               PsCsvReader           *reader,
               const PsMemberColumns *columns,
               guint                  first)
{
  guint n = ps_csv_reader_get_n_headers (reader);
  g_autoptr (GPtrArray) headers = g_ptr_array_new ();
  g_autoptr (PsMemberColumns) guess = NULL;

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (headers, (char *) ps_csv_reader_get_header (reader, i));
  guess = ps_member_columns_new ((const char *const *) headers->pdata, n);

  ps_csv_writer_cell (writer, _(LINE));
  ps_csv_writer_cell (writer, _(REASON));
  for (guint i = first; i < n; i++)
    {
      const PsMemberColumn *column = ps_member_columns_get (columns, i);
      const char *title = ps_member_field_title (column->field);
      g_autofree char *numbered = column->number > 0 ? g_strdup_printf ("%s %u", title, column->number)
                                                     : g_strdup (title);

      if (ps_member_columns_get (guess, i)->field != column->field && says (numbered, column))
        ps_csv_writer_cell (writer, numbered);
      else
        ps_csv_writer_cell (writer, g_ptr_array_index (headers, i));
    }
  ps_csv_writer_end_record (writer);
}

static gboolean
write_table (PsCsvWriter           *writer,
             const char            *text,
             const PsMemberImport  *import,
             GError               **error)
{
  g_autoptr (PsMemberColumns) columns = NULL;
  g_autoptr (PsCsvReader) reader =
    ps_member_table_open (text, strlen (text), ps_member_import_get_columns (import), &columns, NULL,
                          error);
  guint first, next = 0;

  if (reader == NULL)
    return FALSE;

  first = count_own (reader);
  write_headers (writer, reader, columns, first);
  for (;;)
    {
      const PsMemberRecord *record;
      gboolean has_record;

      if (!ps_csv_reader_next (reader, &has_record, NULL, error))
        return FALSE;
      if (!has_record)
        return TRUE;

      record = find_skipped (import, ps_csv_reader_get_line (reader), &next);
      if (record == NULL)
        continue;

      begin_row (writer, record);
      for (guint i = first; i < ps_csv_reader_get_n_cells (reader); i++)
        ps_csv_writer_cell (writer, ps_csv_reader_get_cell (reader, i));
      ps_csv_writer_end_record (writer);
    }
}

static const PsMemberSourceWay *
get_way (const PsMemberSource *source,
         PsMemberField         field,
         guint                 number)
{
  for (guint i = 0; i < source->ways->len; i++)
    {
      const PsMemberSourceWay *way = &g_array_index (source->ways, PsMemberSourceWay, i);

      if (way->field == field && number-- == 0)
        return way;
    }

  return NULL;
}

static guint
count_ways (const PsMemberSource *source,
            PsMemberField         field)
{
  guint n = 0;

  while (get_way (source, field, n) != NULL)
    n++;

  return n;
}

/* Without a @source, the names of the columns. The name of a pharmacy or a list, which is no person,
 * stands where it is not imported, or mending the row would be to leave it as it is.
 */
static void
write_card (PsCsvWriter          *writer,
            const PsMemberSource *source,
            const guint           n_ways[G_N_ELEMENTS (card_ways)])
{
  gboolean no_person = source != NULL && source->refusal != NULL && source->refusal_field == NULL;

  for (guint i = 0; i < G_N_ELEMENTS (card_headers); i++)
    if (card_headers[i] != NULL)
      ps_csv_writer_cell (writer, source == NULL ? card_headers[i] : no_person ? NULL : source->texts[i]);
  if (source == NULL)
    ps_csv_writer_cell (writer, "Organization");
  else
    ps_csv_writer_cell (writer, no_person ? source->texts[PS_MEMBER_FIELD_NAME] : NULL);

  for (guint k = 0; k < G_N_ELEMENTS (card_ways); k++)
    for (guint i = 0; i < n_ways[k]; i++)
      {
        const PsMemberSourceWay *way =
          source != NULL ? get_way (source, card_ways[k].field, i) : NULL;
        g_autofree char *header = g_strdup_printf ("%s %u", card_ways[k].header, i + 1);
        g_autofree char *label = g_strdup_printf ("%s %u - Label", card_ways[k].header, i + 1);

        ps_csv_writer_cell (writer, source == NULL ? header : way != NULL ? way->value : NULL);
        ps_csv_writer_cell (writer, source == NULL ? label : way != NULL ? way->label : NULL);
      }

  ps_csv_writer_end_record (writer);
}

/* Goes through the cards; without a @writer, to see how many columns they need. */
static gboolean
go_through_cards (PsCsvWriter           *writer,
                  const char            *text,
                  const PsMemberImport  *import,
                  guint                  n_ways[G_N_ELEMENTS (card_ways)],
                  GError               **error)
{
  g_autoptr (PsVcardReader) reader = ps_vcard_reader_new (text, strlen (text));
  g_autoptr (PsMemberSource) source = ps_member_source_new ();
  guint next = 0;

  for (;;)
    {
      const PsMemberRecord *record;
      gboolean has_card;

      ps_member_source_clear (source);
      if (!ps_vcard_reader_next (reader, &has_card, NULL, error))
        return FALSE;
      if (!has_card)
        return TRUE;

      ps_member_card_take (source, reader);
      record = find_skipped (import, source->line, &next);
      if (record == NULL)
        continue;

      if (writer != NULL)
        {
          begin_row (writer, record);
          write_card (writer, source, n_ways);
        }
      else
        {
          for (guint k = 0; k < G_N_ELEMENTS (card_ways); k++)
            n_ways[k] = MAX (n_ways[k], count_ways (source, card_ways[k].field));
        }
    }
}

static gboolean
write_cards (PsCsvWriter           *writer,
             const char            *text,
             const PsMemberImport  *import,
             GError               **error)
{
  guint n_ways[G_N_ELEMENTS (card_ways)] = { 0 };

  if (!go_through_cards (NULL, text, import, n_ways, error))
    return FALSE;

  ps_csv_writer_cell (writer, _(LINE));
  ps_csv_writer_cell (writer, _(REASON));
  write_card (writer, NULL, n_ways);

  return go_through_cards (writer, text, import, n_ways, error);
}

/**
 * ps_skipped_rows_write:
 * @bytes: the whole file that @import was read from
 * @import: what became of its rows
 *
 * Writes the rows that were skipped, with all that stands in them, as a table that is mended in a
 * spreadsheet and imported again: the columns of the file after two that say the line and the reason,
 * which are not imported. Cards become a table too. It is UTF-8 with a byte order mark, and in it nothing
 * is a formula.
 *
 * Errors: %PS_ERROR_INVALID, as of ps_member_import_read(), where @bytes are those of another file.
 *
 * Returns: (transfer full) (nullable): the table
 */
GBytes *
ps_skipped_rows_write (GBytes                *bytes,
                       const PsMemberImport  *import,
                       GError               **error)
{
  g_autoptr (PsCsvWriter) writer = ps_csv_writer_new (choose_delimiter (import), TRUE);
  g_autoptr (GBytes) mended = ps_vcard_mend (bytes);
  g_autofree char *text = NULL;
  gsize length;
  const char *data = g_bytes_get_data (mended, &length);
  gboolean done;

  text = ps_decode (data, length, NULL, NULL, error);
  if (text == NULL)
    return NULL;

  done = ps_member_import_is_vcard (import) ? write_cards (writer, text, import, error)
                                            : write_table (writer, text, import, error);

  return done ? ps_csv_writer_finish (writer) : NULL;
}
