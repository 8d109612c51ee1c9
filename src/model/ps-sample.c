#include "ps-sample-private.h"

#include <glib/gi18n-lib.h>

#include "ps-audit-note.h"
#include "ps-conn-actor.h"
#include "ps-error.h"
#include "ps-topics-shipped.h"

const PsSampleSize ps_sample_demo = { .members = 24, .meetings = 26, .topics = 3, .notes = 23 };

/* Three groups show what there is to show; more people make more groups, as in a clinic. */
guint
ps_sample_count_groups (const PsSampleSize *size)
{
  return CLAMP (size->members / PS_SAMPLE_GROUP_MEMBERS, 3, 30);
}

gboolean
ps_sample_chance (PsSample *self,
                  guint     percent)
{
  return g_rand_int_range (self->rand, 0, 100) < (gint) percent;
}

const char *
ps_sample_pick (PsSample           *self,
                const char * const *list,
                guint               n)
{
  return list[g_rand_int_range (self->rand, 0, (gint32) n)];
}

/* People may be archived or merged, and still it is not an empty vault. */
static gboolean
check_empty (PsConn  *conn,
             GError **error)
{
  g_autoptr (GArray) archived = NULL;
  guint n;

  if (!ps_member_store_count (conn, &n, error) ||
      (archived = ps_member_store_archived_ids (conn, 1, error)) == NULL)
    return FALSE;

  if (n + archived->len == 0)
    return TRUE;

  g_set_error_literal (error, PS_ERROR, PS_ERROR_CONFLICT,
                       _("There are people in this vault already. Sample data goes into a new one "
                         "only, so that nobody takes it for real."));

  return FALSE;
}

static gboolean
check_keys (const PsKeys        *keys,
            const PsSampleSize  *size,
            GError             **error)
{
  if (size->notes == 0 || size->meetings == 0 || ps_keys_has_notes (keys))
    return TRUE;

  g_set_error_literal (error, PS_ERROR, PS_ERROR_NOT_PERMITTED,
                       _("Sample debriefs can only be made by somebody who may write debriefs."));

  return FALSE;
}

static gboolean
install_shipped (PsSample  *self,
                 PsConn    *conn,
                 GError   **error)
{
  gboolean wanted;

  return ps_topics_shipped_are_wanted (conn, self->content, &wanted, error) &&
         (!wanted || ps_topics_install_shipped (conn, self->content, self->now, error));
}

/* All of it is one unit of work: half a sample would be in the way of the next try. */
static gboolean
fill (PsConn    *conn,
      gpointer   data,
      GError   **error)
{
  PsSample *self = data;
  PsTopicFilter all = { 0 };

  if (!install_shipped (self, conn, error) || !ps_sample_add_topics (conn, self, error))
    return FALSE;

  self->topics = ps_topic_store_ids (conn, &all, 1000, error);
  if (self->topics == NULL)
    return FALSE;

  ps_sample_plan_groups (self);

  return ps_sample_add_people (conn, self, error) &&
         ps_sample_add_groups (conn, self, error) &&
         ps_sample_add_meetings (conn, self, error) &&
         ps_sample_add_series (conn, self, error) &&
         ps_sample_add_care (conn, self, error);
}

/* Nobody has done what the sample tells of: in the log it is one deed. */
static gboolean
fill_unlogged (PsConn    *conn,
               gpointer   data,
               GError   **error)
{
  const PsClock *clock;
  PsKeys *actor = ps_conn_get_actor (conn, &clock);
  gboolean ok;

  if (actor == NULL)
    return fill (conn, data, error);

  ps_keys_ref (actor);
  ps_conn_set_actor (conn, NULL, NULL);
  ok = fill (conn, data, error);
  ps_conn_set_actor (conn, actor, clock);
  ps_keys_unref (actor);

  return ok && ps_audit_note (conn, PS_AUDIT_ADD, PS_AUDIT_NOTHING, 0, "sample", error);
}

/**
 * ps_sample_fill:
 * @db: a vault without people
 * @keys: of who the debriefs are by
 * @content: the built-in agendas and topics
 * @size: how much
 * @seed: what chance goes by
 *
 * Invents people, groups, meetings and debriefs: for a look at the program, for practice and for
 * measuring. Nobody in it exists: the names are put together by chance, addresses are at example.org
 * (RFC 2606), numbers are 555-0100 to 555-0199, which are kept for fiction. One group meets today.
 *
 * The same seed at the same time on the clock gives the same, but for uids and seals, which are
 * random by their nature. It waits for the disk, and stores all of it or nothing.
 *
 * Errors: %PS_ERROR_CONFLICT where there are people already, %PS_ERROR_NOT_PERMITTED where debriefs are
 * to be written and @keys do not hold notes.
 *
 * Returns: whether it was stored
 */
gboolean
ps_sample_fill (PsDb                *db,
                PsKeys              *keys,
                const PsClock       *clock,
                PsContent           *content,
                const PsSampleSize  *size,
                guint32              seed,
                GError             **error)
{
  PsSample self = {
    .now = ps_clock_wall (clock),
    .content = content,
    .keys = keys,
    .size = size,
  };
  gboolean ok;

  g_return_val_if_fail (PS_IS_DB (db), FALSE);
  g_return_val_if_fail (PS_IS_CONTENT (content), FALSE);

  if (!check_empty (ps_db_get_reader (db), error) || !check_keys (keys, size, error))
    return FALSE;

  self.rand = g_rand_new_with_seed (seed);
  self.groups = g_ptr_array_new_with_free_func (ps_sample_group_free);
  self.people = g_array_new (FALSE, FALSE, sizeof (gint64));
  self.dates = g_array_new (FALSE, FALSE, sizeof (PsSampleDate));

  ok = ps_db_write_sync (db, fill_unlogged, &self, error);

  g_clear_pointer (&self.topics, g_array_unref);
  g_array_unref (self.dates);
  g_array_unref (self.people);
  g_ptr_array_unref (self.groups);
  g_rand_free (self.rand);

  return ok;
}
