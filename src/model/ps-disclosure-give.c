/* How something passes the gate: it is asked once more, written down, made, and only then there. */
#include "ps-disclosure-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ps-audit.h"
#include "ps-disclosure-store.h"
#include "ps-error.h"

typedef struct {
  PsDisclosure        *self;
  PsKeys              *keys;
  const PsClock       *clock;
  PsDisclosurePrepare  prepare;
  gpointer             data;
  GDestroyNotify       data_free;
} Giving;

static void
giving_free (gpointer data)
{
  Giving *giving = data;

  if (giving->data_free != NULL)
    giving->data_free (giving->data);
  ps_disclosure_unref (giving->self);
  ps_keys_unref (giving->keys);
  g_free (giving);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Giving, giving_free)

static Giving *
giving_new (PsDisclosure        *self,
            PsKeys              *keys,
            const PsClock       *clock,
            PsDisclosurePrepare  prepare,
            gpointer             data,
            GDestroyNotify       data_free)
{
  Giving *giving = g_new0 (Giving, 1);

  giving->self = ps_disclosure_ref (self);
  giving->keys = ps_keys_ref (keys);
  giving->clock = clock;
  giving->prepare = prepare;
  giving->data = data;
  giving->data_free = data_free;

  return giving;
}

const char *
ps_audience_to_string (PsAudience audience)
{
  static const char * const words[] = { "outside", "member", "inside" };

  return words[audience];
}

/* What was asked and what is so now. */
static gboolean
is_as_asked (PsDisclosure *before,
             PsDisclosure *now)
{
  for (guint i = 0; i < before->items->len; i++)
    {
      const PsDisclosureItem *a = &g_array_index (before->items, PsDisclosureItem, i);
      const PsDisclosureItem *b = &g_array_index (now->items, PsDisclosureItem, i);

      if (a->part2 != b->part2 || (a->consent != NULL) != (b->consent != NULL) ||
          (a->consent != NULL && a->consent->id != b->consent->id))
        return FALSE;
    }

  return TRUE;
}

/* The notice and the scope were written by what the reader saw. Somebody may have revoked since. */
static gboolean
ask_again (PsConn        *conn,
           const Giving  *giving,
           GError       **error)
{
  PsDisclosure *self = giving->self;
  g_autoptr (PsDisclosure) now =
    ps_disclosure_new (self->audience, self->given, self->form, self->recipient, self->purpose);

  for (guint i = 0; i < self->items->len; i++)
    {
      const PsDisclosureItem *item = &g_array_index (self->items, PsDisclosureItem, i);

      ps_disclosure_add (now, item->person_id, item->group_id);
    }

  if (!ps_disclosure_check (now, conn, giving->clock, error))
    return FALSE;

  if (is_as_asked (self, now))
    return TRUE;

  g_set_error_literal (error, PS_ERROR, PS_ERROR_CONFLICT,
                       _("A consent or a group has changed meanwhile. Nothing was given; try again."));

  return FALSE;
}

static gboolean
write_log (PsConn           *conn,
           const Giving     *giving,
           PsDisclosureRow  *row,
           GError          **error)
{
  PsDisclosure *self = giving->self;
  g_autofree char *object = ps_audit_object_new ("disclosure", &row->uid);
  g_autofree char *words = g_strdelimit (g_strdup (row->content), " ", '+');
  g_autofree char *detail = NULL;
  gboolean is_print = strcmp (self->form, "print") == 0 || strcmp (self->form, "pdf") == 0 ||
                      strcmp (self->form, "letter") == 0;

  detail = g_strdup_printf ("form=%s content=%s to=%s people=%u part2=%s", self->form, words,
                            row->audience, g_hash_table_size (self->of_person),
                            ps_disclosure_has_part2 (self) ? "yes" : "no");

  if (strcmp (self->form, "spoken") != 0 &&
      !ps_audit_add (conn, giving->keys, giving->clock, is_print ? PS_AUDIT_PRINT : PS_AUDIT_EXPORT,
                     object, detail, error))
    return FALSE;

  return self->audience != PS_AUDIENCE_OUTSIDE ||
         ps_audit_add (conn, giving->keys, giving->clock, PS_AUDIT_DISCLOSURE, object, detail, error);
}

static gboolean
write_down (PsConn        *conn,
            const Giving  *giving,
            GError       **error)
{
  PsDisclosure *self = giving->self;
  g_autoptr (PsDisclosureRow) row = ps_disclosure_row_new ();

  row->given_at = ps_clock_wall (giving->clock);
  row->given_by = g_strdup (ps_keys_get_user_name (giving->keys));
  row->audience = g_strdup (ps_audience_to_string (self->audience));
  row->recipient = g_strdup (self->recipient);
  row->purpose = g_strdup (self->purpose);
  row->content = ps_given_to_string (self->given);
  row->form = g_strdup (self->form);
  if (!ps_disclosure_store_add (conn, row, error))
    return FALSE;

  for (guint i = 0; i < self->items->len; i++)
    {
      const PsDisclosureItem *item = &g_array_index (self->items, PsDisclosureItem, i);

      if (!ps_disclosure_store_add_person (conn, row->id, item->person_id, item->group_id,
                                           item->consent != NULL ? item->consent->id : 0,
                                           item->part2, error))
        return FALSE;
    }

  return write_log (conn, giving, row, error);
}

/* Nobody leaves by a way that is not written down: what cannot be made takes the log back with it,
 * and what is made is nowhere to be seen before the log is on the disk.
 */
static gboolean
give (PsConn    *conn,
      gpointer   data,
      GError   **error)
{
  const Giving *giving = data;

  return ask_again (conn, giving, error) && write_down (conn, giving, error) &&
         (giving->prepare == NULL || giving->prepare (giving->data, error));
}

/**
 * ps_disclosure_give:
 * @self: one that ps_disclosure_check() lets pass
 * @prepare: (nullable): makes what is given, completely, under a name of its own, without showing it;
 *   %NULL where it is made already, or spoken
 * @data: for @prepare
 *
 * Writes down, and into the audit log, what is given of whom to whom, in one unit of work with making
 * it. When this returns %TRUE, and not before, the caller puts it where it is wanted: by a rename, by
 * printing, on the standard output.
 *
 * Errors: those of ps_disclosure_check(), of @prepare, and %PS_ERROR_CONFLICT where a consent or a
 * group's switch is not as it was asked.
 *
 * Returns: whether it may leave
 */
gboolean
ps_disclosure_give (PsDisclosure         *self,
                    PsDb                 *db,
                    PsKeys               *keys,
                    const PsClock        *clock,
                    PsDisclosurePrepare   prepare,
                    gpointer              data,
                    GError              **error)
{
  g_autoptr (Giving) giving = NULL;

  g_return_val_if_fail (self->asked, FALSE);

  giving = giving_new (self, keys, clock, prepare, data, NULL);

  return ps_db_write_sync (db, give, giving, error);
}

/**
 * ps_disclosure_give_async:
 * @data: (transfer full): for @prepare
 * @data_free: (nullable): how to free it
 *
 * As ps_disclosure_give(), without waiting.
 */
void
ps_disclosure_give_async (PsDisclosure        *self,
                          PsDb                *db,
                          PsKeys              *keys,
                          const PsClock       *clock,
                          PsDisclosurePrepare  prepare,
                          gpointer             data,
                          GDestroyNotify       data_free,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_return_if_fail (self->asked);

  ps_db_write_async (db, give, giving_new (self, keys, clock, prepare, data, data_free), giving_free,
                     cancellable, callback, user_data);
}

/**
 * ps_disclosure_give_finish:
 *
 * Returns: whether it may leave
 */
gboolean
ps_disclosure_give_finish (PsDb          *db,
                           GAsyncResult  *result,
                           GError       **error)
{
  return ps_db_write_finish (db, result, error);
}
