/* Who is new to a group, and what is done to welcome them. */
#include "ps-care-private.h"

#include <glib/gi18n-lib.h>

#include "ps-conn-actor.h"

/* So long after a first meeting a call is still about that meeting. */
#define CALL_DAYS 14

/**
 * ps_care_list_new:
 * @group_id: a group, or 0 for all
 * @person_id: a person, or 0 for all
 *
 * Returns: (transfer full) (element-type PsWelcomeRow): who is new, those who came last first. Those for
 *   whom everything is done are among them.
 */
GPtrArray *
ps_care_list_new (PsCare *self,
                  gint64  group_id,
                  gint64  person_id)
{
  g_return_val_if_fail (PS_IS_CARE (self), NULL);

  if (!ps_care_may (self, PS_RIGHT_ROSTER))
    return g_ptr_array_new ();

  return ps_care_or_empty (ps_welcome_store_list (ps_db_get_reader (self->db), group_id, person_id,
                                                  ps_clock_wall (self->clock), NULL));
}

static gboolean
is_to_be_called (const PsWelcomeRow *row,
                 gint64              now)
{
  return row->over && row->n_meetings == 1 && row->done_at[PS_WELCOME_N_STEPS - 1] == 0 &&
         row->first_at > now - CALL_DAYS * G_TIME_SPAN_DAY;
}

/**
 * ps_care_list_welcome_calls:
 *
 * Returns: (transfer full) (element-type PsWelcomeRow): who came for the first time lately, and was not
 *   called since
 */
GPtrArray *
ps_care_list_welcome_calls (PsCare *self)
{
  GPtrArray *rows = ps_care_list_new (self, 0, 0);
  gint64 now = ps_clock_wall (self->clock);

  for (guint i = rows->len; i > 0; i--)
    if (!is_to_be_called (g_ptr_array_index (rows, i - 1), now))
      g_ptr_array_remove_index (rows, i - 1);

  return rows;
}

static gboolean
set_step (PsConn    *conn,
          gpointer   data,
          GError   **error)
{
  const PsCareDeed *deed = data;
  const PsClock *clock;
  PsKeys *actor = ps_conn_get_actor (conn, &clock);

  return ps_welcome_store_set (conn, deed->group_id, deed->person_id, deed->word, deed->at,
                               actor != NULL ? ps_keys_get_user_name (actor) : "", error) &&
         ps_care_deed_note (conn, deed, "welcome", error);
}

/**
 * ps_care_set_step_async:
 * @step: one of ps_welcome_steps
 * @done: whether it was done; now, and by whoever is at the keyboard
 *
 * Says what was done to welcome somebody.
 */
void
ps_care_set_step_async (PsCare              *self,
                        gint64               group_id,
                        gint64               person_id,
                        const char          *step,
                        gboolean             done,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  PsCareDeed *deed;

  g_return_if_fail (PS_IS_CARE (self));

  deed = ps_care_deed_new (self, group_id, person_id);
  deed->word = g_strdup (step);
  deed->at = done ? deed->now : 0;
  ps_care_deed_run (self, PS_RIGHT_ROSTER, ps_care_set_step_async, set_step, deed, cancellable,
                    callback, user_data);
}

/**
 * ps_welcome_step_get_label:
 * @step: one of ps_welcome_steps
 *
 * Returns: (transfer none): words for people
 */
const char *
ps_welcome_step_get_label (const char *step)
{
  static const struct {
    const char *step;
    const char *label;
  } labels[] = {
    /* Translators: these are what is done for somebody who is new to a group. */
    { "greeted", N_("Greeted at the door") },
    { "agreement", N_("Comfort agreement explained") },
    { "buddy", N_("A buddy named") },
    { "after-talk", N_("Asked afterwards how it was") },
    { "call", N_("Welcome call within two days") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_str_equal (labels[i].step, step))
      return _(labels[i].label);

  return step;
}
