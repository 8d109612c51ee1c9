#include "ps-export-private.h"

#include "ps-ical-export.h"
#include "ps-person-export.h"

/**
 * ps_export_order_new:
 *
 * Returns: (transfer full): an order for all days, comma and no mark, to nobody yet
 */
PsExportOrder *
ps_export_order_new (PsExportKind   kind,
                     PsExportFormat format,
                     gint64         group_id)
{
  PsExportOrder *order = g_new0 (PsExportOrder, 1);

  order->kind = kind;
  order->format = format;
  order->group_id = group_id;
  order->delimiter = ',';
  order->from_on = g_strdup ("");
  order->to_on = g_strdup ("");
  order->recipient = g_strdup ("");
  order->purpose = g_strdup ("");

  return order;
}

/**
 * ps_export_order_copy:
 *
 * Returns: (transfer full): the same again
 */
PsExportOrder *
ps_export_order_copy (const PsExportOrder *order)
{
  PsExportOrder *copy = g_memdup2 (order, sizeof *order);

  copy->from_on = g_strdup (order->from_on);
  copy->to_on = g_strdup (order->to_on);
  copy->recipient = g_strdup (order->recipient);
  copy->purpose = g_strdup (order->purpose);

  return copy;
}

void
ps_export_order_free (PsExportOrder *order)
{
  g_free (order->from_on);
  g_free (order->to_on);
  g_free (order->recipient);
  g_free (order->purpose);
  g_free (order);
}

/**
 * ps_export_order_suffix:
 *
 * Returns: (transfer none): how the name of such a file ends, without a dot
 */
const char *
ps_export_order_suffix (const PsExportOrder *order)
{
  switch (order->format)
    {
    case PS_EXPORT_JSON:
      return "json";

    case PS_EXPORT_VCARD_3:
    case PS_EXPORT_VCARD_4:
      return "vcf";

    case PS_EXPORT_ICS:
      return "ics";

    case PS_EXPORT_TEXT:
      return "md";

    case PS_EXPORT_PRINT:
    case PS_EXPORT_PDF:
      return "pdf";

    case PS_EXPORT_CSV:
    default:
      return order->delimiter == '\t' ? "tsv" : "csv";
    }
}

/**
 * ps_exported_free:
 * @exported: (transfer full) (nullable): is freed
 */
void
ps_exported_free (PsExported *exported)
{
  if (exported == NULL)
    return;

  g_clear_pointer (&exported->bytes, g_bytes_unref);
  g_clear_pointer (&exported->text, g_ptr_array_unref);
  g_clear_pointer (&exported->gate, ps_disclosure_unref);
  g_free (exported);
}

/* Says how far it is, and whether to go on. */
gboolean
ps_exporting_step (PsExporting  *self,
                   guint         done,
                   guint         total,
                   GError      **error)
{
  if (self->progress != NULL)
    {
      g_atomic_int_set (&self->progress->total, (int) total);
      g_atomic_int_set (&self->progress->done, (int) done);
    }

  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

/* Whether everybody who has come to the gate may pass. */
gboolean
ps_exporting_check (PsExporting  *self,
                    GError      **error)
{
  return ps_disclosure_check (self->exported->gate, self->conn, self->clock, error);
}

static PsDisclosure *
gate_new (const PsExportOrder *order)
{
  static const PsGiven given[] = {
    [PS_EXPORT_MEMBERS] = PS_GIVEN_ROSTER | PS_GIVEN_CONTACT,
    [PS_EXPORT_ATTENDANCE] = PS_GIVEN_ATTENDANCE,
  };

  if (order->kind != PS_EXPORT_MEMBERS && order->kind != PS_EXPORT_ATTENDANCE)
    return NULL;

  return ps_disclosure_new (PS_AUDIENCE_OUTSIDE, given[order->kind],
                            order->format == PS_EXPORT_JSON ? "json" : "csv", order->recipient,
                            order->purpose);
}

static gboolean
make_calendar (PsExporting  *self,
               GError      **error)
{
  self->exported->bytes = ps_ical_export (self->conn, self->order->group_id, self->clock, error);

  return self->exported->bytes != NULL;
}

static gboolean
make_person (PsExporting  *self,
             GError      **error)
{
  g_autoptr (PsExported) made = ps_person_export (self->conn, self->order->person_id,
                                                  self->order->format, self->clock, error);

  if (made == NULL)
    return FALSE;

  *self->exported = *made;
  *made = (PsExported) { NULL };

  return TRUE;
}

/**
 * ps_export_make:
 * @progress: (nullable): is kept up to date, for somebody on another thread
 *
 * Makes a file of what was ordered. Nobody has been given it yet: it leaves through the gate that it
 * comes with.
 *
 * Errors: those of ps_disclosure_check(); %PS_ERROR_CONFLICT where nobody has agreed to a card;
 * %PS_ERROR_INVALID where no group has dates; %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full) (nullable): the file
 */
PsExported *
ps_export_make (PsConn               *conn,
                const PsExportOrder  *order,
                const PsClock        *clock,
                PsExportProgress     *progress,
                GCancellable         *cancellable,
                GError              **error)
{
  static gboolean (* const makes[]) (PsExporting *, GError **) = {
    [PS_EXPORT_MEMBERS] = ps_export_members_make,
    [PS_EXPORT_ATTENDANCE] = ps_export_attendance_make,
    [PS_EXPORT_CARDS] = ps_export_cards_make,
    [PS_EXPORT_CALENDAR] = make_calendar,
    [PS_EXPORT_PERSON] = make_person,
  };
  g_autoptr (PsExported) exported = g_new0 (PsExported, 1);
  PsExporting self = { conn, order, clock, progress, cancellable, exported };

  exported->gate = gate_new (order);

  return makes[order->kind] (&self, error) ? g_steal_pointer (&exported) : NULL;
}
