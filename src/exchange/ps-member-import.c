#include "ps-member-import.h"

#include "ps-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _PsMemberImport
{
  GPtrArray       *records;
  PsMemberColumns *columns;
  guint            counts[PS_MEMBER_N_OUTCOMES];
  PsEncoding       encoding;
  char             delimiter;
};

static void
refuse (GError     **error,
        PsFileSpot  *spot,
        guint        line,
        const char  *sentence)
{
  ps_file_spot_set (spot, line, 0, NULL);
  g_set_error_literal (error, PS_ERROR, PS_ERROR_INVALID, sentence);
}

static gboolean
read_columns (PsMemberImport         *self,
              PsCsvReader            *reader,
              const PsMemberColumns  *columns,
              PsFileSpot             *spot,
              GError                **error)
{
  g_autoptr (GPtrArray) headers = g_ptr_array_new ();
  gboolean has_header;

  if (!ps_csv_reader_read_header (reader, &has_header, spot, error))
    return FALSE;

  if (!has_header)
    {
      refuse (error, spot, 0, _("The file is empty."));
      return FALSE;
    }

  for (guint i = 0; i < ps_csv_reader_get_n_headers (reader); i++)
    g_ptr_array_add (headers, (char *) ps_csv_reader_get_header (reader, i));

  if (columns != NULL && ps_member_columns_get_n (columns) == headers->len)
    self->columns = ps_member_columns_copy (columns);
  else
    self->columns = ps_member_columns_new ((const char *const *) headers->pdata, headers->len);

  for (guint i = 0; i < headers->len; i++)
    if (ps_member_columns_get (self->columns, i)->field == PS_MEMBER_FIELD_NOTES)
      ps_csv_reader_allow_note (reader, i);

  return ps_member_columns_check (self->columns, ps_csv_reader_get_line (reader), spot, error);
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

/* Sets a record against the roster and against the lines before it. */
static void
judge (PsMemberImport      *self,
       PsMemberRecord      *record,
       const PsMemberIndex *known,
       PsMemberIndex       *earlier)
{
  const PsMemberMatch *match;
  g_autofree char *reason = NULL;

  if (record->outcome == PS_MEMBER_SKIPPED)
    return;

  match = ps_member_index_find (earlier, record);
  if (match != NULL)
    {
      record->outcome = PS_MEMBER_DUPLICATE;
      reason = g_strdup_printf (_("The same person is in line %u."), match->line);
      g_clear_pointer (&record->reason, g_free);
      g_clear_pointer (&record->field, g_free);
      ps_member_record_remark (record, reason, NULL);
      return;
    }

  ps_member_index_add (earlier, record);

  match = known != NULL ? ps_member_index_find (known, record) : NULL;
  if (match != NULL)
    {
      record->outcome = match->in_group ? PS_MEMBER_DUPLICATE : PS_MEMBER_UPDATED;
      record->person_id = match->person_id;
      g_clear_pointer (&record->reason, g_free);
      g_clear_pointer (&record->field, g_free);
      ps_member_record_remark (record, match->in_group
                               ? _("This person is on the roster already.")
                               : _("This person is on the roster already, and joins the group."),
                               NULL);
      return;
    }

  if ((known != NULL && ps_member_index_find_namesake (known, record) != NULL)
      || ps_member_index_find_namesake (earlier, record)->line != record->line)
    ps_member_record_remark (record, _("Somebody else has the same name, but another phone or"
                                       " address."), NULL);
}

static gboolean
read_records (PsMemberImport       *self,
              PsCsvReader          *reader,
              const PsMemberIndex  *known,
              GCancellable         *cancellable,
              PsFileSpot           *spot,
              GError              **error)
{
  g_autoptr (PsMemberIndex) earlier = ps_member_index_new ();

  for (;;)
    {
      PsMemberRecord *record;
      gboolean has_record;

      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !ps_csv_reader_next (reader, &has_record, spot, error))
        return FALSE;

      if (!has_record)
        return TRUE;

      if (is_blank (reader))
        continue;

      if (self->records->len == PS_MEMBER_IMPORT_ROWS_MAX)
        {
          g_autofree char *sentence = NULL;

          sentence = g_strdup_printf (_("The file has more than %d rows, which is the most that can"
                                        " be imported at once."), PS_MEMBER_IMPORT_ROWS_MAX);
          refuse (error, spot, ps_csv_reader_get_line (reader), sentence);
          return FALSE;
        }

      record = ps_member_record_new (reader, self->columns);
      g_ptr_array_add (self->records, record);
      judge (self, record, known, earlier);
      self->counts[record->outcome]++;
    }
}

/**
 * ps_member_import_new:
 * @bytes: a whole file
 * @columns: (nullable): which column is what, as a person corrected it; NULL to guess by the headers
 * @known: (nullable): the people of the roster
 * @cancellable: (nullable): asked at every row
 * @spot: (out caller-allocates) (optional): where it is wrong
 *
 * Reads a file of members and says what would become of each row; rows of nothing but delimiters are
 * passed over.
 *
 * Errors: %PS_ERROR_INVALID for a file that is refused whole, with its line and column in @spot:
 * what ps_decode(), ps_csv_reader_next() and ps_member_columns_check() refuse, an empty file, a
 * header without rows, and more than %PS_MEMBER_IMPORT_ROWS_MAX rows; %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full): the preview
 */
PsMemberImport *
ps_member_import_new (GBytes                 *bytes,
                      const PsMemberColumns  *columns,
                      const PsMemberIndex    *known,
                      GCancellable           *cancellable,
                      PsFileSpot             *spot,
                      GError                **error)
{
  g_autoptr (PsMemberImport) self = g_atomic_rc_box_new0 (PsMemberImport);
  g_autoptr (PsCsvReader) reader = NULL;
  g_autofree char *text = NULL;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  self->records = g_ptr_array_new_with_free_func ((GDestroyNotify) ps_member_record_free);

  text = ps_decode (data, length, &self->encoding, spot, error);
  if (text == NULL)
    return NULL;

  if (g_ascii_strncasecmp (text + strspn (text, " \t\r\n"), "BEGIN:VCARD", 11) == 0)
    {
      refuse (error, spot, 1, _("This is a vCard file, as address books write it. A roster is"
                                " imported from a CSV file; save the contacts as CSV."));
      return NULL;
    }

  reader = ps_csv_reader_new (text, strlen (text), '\0');
  self->delimiter = ps_csv_reader_get_delimiter (reader);

  if (!read_columns (self, reader, columns, spot, error)
      || !read_records (self, reader, known, cancellable, spot, error))
    return NULL;

  if (self->records->len == 0)
    {
      refuse (error, spot, 1, _("The file names its columns in line 1, and has no rows after it."));
      return NULL;
    }

  return g_steal_pointer (&self);
}

PsMemberImport *
ps_member_import_ref (PsMemberImport *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  PsMemberImport *self = data;

  g_ptr_array_unref (self->records);
  g_clear_pointer (&self->columns, ps_member_columns_free);
}

void
ps_member_import_unref (PsMemberImport *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

guint
ps_member_import_get_n_records (const PsMemberImport *self)
{
  return self->records->len;
}

/* In the order of the file. */
const PsMemberRecord *
ps_member_import_get_record (const PsMemberImport *self,
                             guint                 index)
{
  return g_ptr_array_index (self->records, index);
}

/* How many records come to @outcome. */
guint
ps_member_import_count (const PsMemberImport *self,
                        PsMemberOutcome       outcome)
{
  return self->counts[outcome];
}

const PsMemberColumns *
ps_member_import_get_columns (const PsMemberImport *self)
{
  return self->columns;
}

PsEncoding
ps_member_import_get_encoding (const PsMemberImport *self)
{
  return self->encoding;
}

char
ps_member_import_get_delimiter (const PsMemberImport *self)
{
  return self->delimiter;
}

/* Returns: what a preview calls an outcome; translated */
const char *
ps_member_outcome_title (PsMemberOutcome outcome)
{
  switch (outcome)
    {
    case PS_MEMBER_CREATED:
      return _("New");

    case PS_MEMBER_UPDATED:
      return _("Joins the group");

    case PS_MEMBER_DUPLICATE:
      return _("Known already");

    case PS_MEMBER_SKIPPED:
      return _("Skipped");

    default:
      g_return_val_if_reached (NULL);
    }
}
