#include "ps-member-import-private.h"

#include "ps-csv-reader.h"
#include "ps-error.h"
#include "ps-member-card.h"
#include "ps-member-csv.h"
#include "ps-member-judge.h"
#include "ps-member-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A file that is being read. */
typedef struct {
  PsMemberImport   *import;
  PsCsvReader      *csv;       /* (nullable) */
  PsVcardReader    *vcard;     /* (nullable) */
  PsMemberSource   *source;
  gsize             length;
  PsImportProgress *progress;
} Reading;

static void
refuse (GError     **error,
        PsFileSpot  *spot,
        guint        line,
        const char  *sentence)
{
  ps_file_spot_set (spot, line, 0, NULL);
  g_set_error_literal (error, PS_ERROR, PS_ERROR_INVALID, sentence);
}

/* Spreadsheets fill the lines below the last row with delimiters. */
static gboolean
is_blank (PsCsvReader *reader)
{
  for (guint i = 0; i < ps_csv_reader_get_n_cells (reader); i++)
    {
      const char *cell = ps_csv_reader_get_cell (reader, i);

      if (cell[strspn (cell, " \t\r\n")] != '\0')
        return FALSE;
    }

  return TRUE;
}

/* The first record of which a column that is not imported holds something says so for all. */
static void
note_left_out (PsMemberImport *self,
               PsCsvReader    *reader,
               gboolean       *noted)
{
  for (guint i = 0; i < ps_member_columns_get_n (self->columns); i++)
    {
      const PsMemberColumn *column = ps_member_columns_get (self->columns, i);

      if (noted[i] || *column->header == '\0'
          || (column->field != PS_MEMBER_FIELD_NONE && column->field != PS_MEMBER_FIELD_NOTES)
          || *ps_csv_reader_get_cell (reader, i) == '\0')
        continue;

      noted[i] = TRUE;
      /* Translators: the name of a column. */
      g_ptr_array_add (self->left_out, g_strdup_printf (_("“%s”"), column->header));
    }
}

static gboolean
next_record (Reading     *reading,
             gboolean    *noted,
             gboolean    *has_record,
             PsFileSpot  *spot,
             GError     **error)
{
  PsMemberSource *source = reading->source;

  ps_member_source_clear (source);

  if (reading->vcard != NULL)
    {
      if (!ps_vcard_reader_next (reading->vcard, has_record, spot, error))
        return FALSE;
      if (*has_record)
        ps_member_card_take (source, reading->vcard);
      return TRUE;
    }

  do
    if (!ps_csv_reader_next (reading->csv, has_record, spot, error))
      return FALSE;
  while (*has_record && is_blank (reading->csv));

  if (*has_record)
    {
      ps_member_csv_take (source, reading->csv, reading->import->columns);
      note_left_out (reading->import, reading->csv, noted);
    }

  return TRUE;
}

static void
show_progress (Reading *reading)
{
  gsize offset = reading->vcard != NULL ? ps_vcard_reader_get_offset (reading->vcard)
                                        : ps_csv_reader_get_offset (reading->csv);

  ps_import_progress_set (reading->progress, offset, reading->length);
}

static gboolean
read_records (Reading              *reading,
              const PsMemberIndex  *known,
              GCancellable         *cancellable,
              PsFileSpot           *spot,
              GError              **error)
{
  PsMemberImport *self = reading->import;
  g_autoptr (PsMemberIndex) earlier = ps_member_index_new ();
  g_autofree gboolean *noted =
    g_new0 (gboolean, self->columns != NULL ? ps_member_columns_get_n (self->columns) : 1);

  for (;;)
    {
      PsMemberRecord *record;
      gboolean has_record;

      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !next_record (reading, noted, &has_record, spot, error))
        return FALSE;

      if (!has_record)
        break;

      if (self->records->len == PS_MEMBER_IMPORT_ROWS_MAX)
        {
          g_autofree char *sentence = NULL;

          sentence = g_strdup_printf (_("The file has more than %d rows, which is the most that can"
                                        " be imported at once."), PS_MEMBER_IMPORT_ROWS_MAX);
          refuse (error, spot, reading->source->line, sentence);
          return FALSE;
        }

      record = ps_member_record_new (reading->source);
      g_ptr_array_add (self->records, record);
      ps_member_judge (record, known, earlier);
      self->counts[record->outcome]++;
      show_progress (reading);
    }

  if (reading->vcard != NULL)
    ps_member_card_left_out (reading->vcard, self->left_out);

  return TRUE;
}

/* What address books and calendars write besides, and a table is not. Returns: (nullable): a sentence */
static const char *
find_other_format (const char *text)
{
  text += strspn (text, " \t\r\n");

  if (g_ascii_strncasecmp (text, "BEGIN:VCALENDAR", 15) == 0)
    return _("This is a calendar, which holds no people.");
  if (g_ascii_strncasecmp (text, "dn:", 3) == 0 || g_ascii_strncasecmp (text, "version: 1\n", 11) == 0
      || g_ascii_strncasecmp (text, "version: 1\r\n", 12) == 0)
    return _("This is an LDIF file, which cannot be read here. The program that wrote it can write "
             "vCard or CSV files as well.");

  return NULL;
}

static gboolean
read_text (PsMemberImport         *self,
           const char             *text,
           const PsMemberColumns  *columns,
           const PsMemberIndex    *known,
           GCancellable           *cancellable,
           PsImportProgress       *progress,
           PsFileSpot             *spot,
           GError                **error)
{
  g_autoptr (PsMemberSource) source = ps_member_source_new ();
  g_autoptr (PsVcardReader) vcard = NULL;
  g_autoptr (PsCsvReader) csv = NULL;
  Reading reading = { self, NULL, NULL, source, strlen (text), progress };

  const char *other = find_other_format (text);

  if (other != NULL)
    {
      refuse (error, spot, 1, other);
      return FALSE;
    }

  if (ps_vcard_is (text, reading.length))
    {
      reading.vcard = vcard = ps_vcard_reader_new (text, reading.length);
    }
  else
    {
      reading.csv = csv = ps_member_table_open (text, reading.length, columns, &self->columns, spot,
                                                error);
      if (csv == NULL
          || !ps_member_columns_check (self->columns,
                                       (guint) ps_member_columns_get_line (self->columns), spot, error))
        return FALSE;
      self->delimiter = ps_csv_reader_get_delimiter (csv);
    }

  if (!read_records (&reading, known, cancellable, spot, error))
    return FALSE;

  if (self->records->len > 0)
    return TRUE;

  if (reading.vcard != NULL)
    {
      refuse (error, spot, 1, _("The file holds no card."));
    }
  else
    {
      guint line = (guint) ps_member_columns_get_line (self->columns);
      g_autofree char *sentence = NULL;

      sentence = g_strdup_printf (_("The file names its columns in line %u, and has no rows after it."),
                                  line);
      refuse (error, spot, line, sentence);
    }

  return FALSE;
}

/**
 * ps_member_import_read:
 * @bytes: a whole file
 * @columns: (nullable): which column is what, as a person corrected it; NULL to guess by the headers;
 *   of no use for a vCard
 * @known: (nullable): the people of the roster
 * @cancellable: (nullable): asked at every row
 * @progress: (nullable): told at every row
 * @spot: (out caller-allocates) (optional): where it is wrong
 *
 * Reads a file of members, a table or a vCard, and says what would become of each row or card; rows of
 * nothing but delimiters are passed over.
 *
 * Errors: %PS_ERROR_INVALID for a file that is refused whole, with its line and column in @spot:
 * what ps_decode(), ps_csv_reader_next(), ps_vcard_reader_next() and ps_member_columns_check() refuse, an empty file, a
 * header without rows, and more than %PS_MEMBER_IMPORT_ROWS_MAX rows; %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full): the preview
 */
PsMemberImport *
ps_member_import_read (GBytes                 *bytes,
                       const PsMemberColumns  *columns,
                       const PsMemberIndex    *known,
                       GCancellable           *cancellable,
                       PsImportProgress       *progress,
                       PsFileSpot             *spot,
                       GError                **error)
{
  g_autoptr (PsMemberImport) self = g_atomic_rc_box_new0 (PsMemberImport);
  g_autoptr (GBytes) mended = ps_vcard_mend (bytes);
  g_autofree char *text = NULL;
  gsize length;
  const char *data = g_bytes_get_data (mended, &length);

  self->records = g_ptr_array_new_with_free_func ((GDestroyNotify) ps_member_record_free);
  self->left_out = g_ptr_array_new_with_free_func (g_free);

  text = ps_decode (data, length, &self->encoding, spot, error);
  if (text == NULL
      || !read_text (self, text, columns, known, cancellable, progress, spot, error))
    return NULL;

  return g_steal_pointer (&self);
}

/* As ps_member_import_read(), for those who need not say how far it is. */
PsMemberImport *
ps_member_import_new (GBytes                 *bytes,
                      const PsMemberColumns  *columns,
                      const PsMemberIndex    *known,
                      GCancellable           *cancellable,
                      PsFileSpot             *spot,
                      GError                **error)
{
  return ps_member_import_read (bytes, columns, known, cancellable, NULL, spot, error);
}
