/* What was found in a file that was read. */
#include "ps-member-import-private.h"

#include <glib/gi18n-lib.h>

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
  g_ptr_array_unref (self->left_out);
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

/* How many join the group: known people who belong to it already do not make it larger. */
guint
ps_member_import_count_joining (const PsMemberImport *self)
{
  guint n = self->counts[PS_MEMBER_CREATED];

  for (guint i = 0; i < self->records->len; i++)
    {
      const PsMemberRecord *record = g_ptr_array_index (self->records, i);

      if (record->outcome == PS_MEMBER_UPDATED && record->joins)
        n++;
    }

  return n;
}

gboolean
ps_member_import_is_vcard (const PsMemberImport *self)
{
  return self->delimiter == '\0';
}

/* Returns: (transfer none) (element-type utf8): words for what the file holds that is not imported */
GPtrArray *
ps_member_import_get_left_out (const PsMemberImport *self)
{
  return self->left_out;
}

/* Returns: (nullable): which column is what; NULL of a vCard */
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
      return _("Updated");

    case PS_MEMBER_DUPLICATE:
      return _("Known already");

    case PS_MEMBER_SKIPPED:
      return _("Skipped");

    default:
      g_return_val_if_reached (NULL);
    }
}
