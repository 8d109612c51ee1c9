#include "ps-audit-export.h"

#include "ps-csv-writer.h"

struct _PsAuditExport
{
  PsAuditLog  *log;
  PsCsvWriter *writer;
};

/**
 * ps_audit_export_new:
 *
 * Returns: (transfer full): an export with its headers and no rows
 */
PsAuditExport *
ps_audit_export_new (PsAuditLog *log,
                     char        delimiter,
                     gboolean    byte_order_mark)
{
  /* As --json has them, so that a script can go by either; not translated. */
  static const char * const headers[] = {
    "Id", "Done At", "Actor", "Action", "Object", "Detail", "Sentence",
  };
  PsAuditExport *self = g_new0 (PsAuditExport, 1);

  self->log = g_object_ref (log);
  self->writer = ps_csv_writer_new (delimiter, byte_order_mark);
  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    ps_csv_writer_cell (self->writer, headers[i]);
  ps_csv_writer_end_record (self->writer);

  return self;
}

/**
 * ps_audit_export_free:
 * @self: (transfer full) (nullable): is freed
 */
void
ps_audit_export_free (PsAuditExport *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->writer, ps_csv_writer_free);
  g_object_unref (self->log);
  g_free (self);
}

/**
 * ps_audit_export_add:
 *
 * Writes one entry.
 */
void
ps_audit_export_add (PsAuditExport *self,
                     PsAuditItem   *item)
{
  const PsAuditEntry *entry = ps_audit_item_get_entry (item);
  g_autoptr (GDateTime) seconds =
    g_date_time_new_from_unix_utc (entry->done_at / G_TIME_SPAN_SECOND);
  g_autofree char *when = seconds != NULL ? g_date_time_format_iso8601 (seconds) : NULL;
  g_autofree char *who = ps_audit_log_dup_actor (self->log, entry);
  g_autofree char *sentence = ps_audit_log_dup_sentence (self->log, entry);

  ps_csv_writer_number (self->writer, entry->seq);
  ps_csv_writer_cell (self->writer, when);
  ps_csv_writer_cell (self->writer, who);
  ps_csv_writer_cell (self->writer, entry->action);
  ps_csv_writer_cell (self->writer, entry->object);
  ps_csv_writer_cell (self->writer, entry->detail);
  ps_csv_writer_cell (self->writer, sentence);
  ps_csv_writer_end_record (self->writer);
}

/**
 * ps_audit_export_finish:
 *
 * Returns: (transfer full): the whole text; nothing can be added any more
 */
GBytes *
ps_audit_export_finish (PsAuditExport *self)
{
  return ps_csv_writer_finish (self->writer);
}
