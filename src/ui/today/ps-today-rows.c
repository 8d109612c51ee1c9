/* The rows of the page of the day. */
#include "ps-today-rows.h"

#include "ps-after.h"
#include "ps-list-box.h"
#include "ps-today-words.h"

#include <glib/gi18n-lib.h>

/**
 * ps_today_row_new_debrief:
 * @debrief: one that is owed
 * @now: microseconds UTC
 *
 * Returns: (transfer floating): a row with a button to write it
 */
GtkWidget *
ps_today_row_new_debrief (const PsDebriefRow *debrief,
                          gint64              now)
{
  /* Translators: a meeting whose debrief is not written yet; %s is a group. */
  g_autofree char *title = g_strdup_printf (_("Debrief for %s"), debrief->group_name);
  g_autofree char *subtitle = ps_today_words_ran (debrief, now);
  GtkWidget *row = ps_row_new ("document-edit-symbolic", title, subtitle);
  GtkWidget *sheet = ps_row_add_button (row, "avatar-default-symbolic", _("Attendance…"));
  GtkWidget *button = ps_row_add_button (row, NULL, _("Write"));

  gtk_actionable_set_action_target (GTK_ACTIONABLE (sheet), "x", debrief->session_id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (sheet), "win.show-attendance");

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", debrief->session_id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.open-debrief");
  ps_row_activates (row, button);

  return row;
}

/* What is to be done, where there is no second line for whom it is about. */
static char *
dup_line (const PsFollowUp *follow_up)
{
  return follow_up->about == NULL
         ? g_strdup (follow_up->what)
         /* Translators: what is to be done, and about whom: “Ask about the ride (Ana Silva)”. */
         : g_strdup_printf (_("%1$s (%2$s)"), follow_up->what, follow_up->about);
}

typedef struct {
  PsDebriefs *debriefs;
  GtkWidget  *near;      /* weak */
  gint64      id;
} FollowUp;

static void
follow_up_free (gpointer data)
{
  FollowUp *follow_up = data;

  g_object_unref (follow_up->debriefs);
  g_clear_weak_pointer (&follow_up->near);
  g_free (follow_up);
}

static FollowUp *
follow_up_new (PsDebriefs *debriefs,
               GtkWidget  *near,
               gint64      id)
{
  FollowUp *follow_up = g_new0 (FollowUp, 1);

  follow_up->debriefs = g_object_ref (debriefs);
  g_set_weak_pointer (&follow_up->near, near);
  follow_up->id = id;

  return follow_up;
}

static void
undo_done_cb (gpointer data)
{
  FollowUp *follow_up = data;

  if (follow_up->near != NULL)
    ps_debriefs_set_done_async (follow_up->debriefs, follow_up->id, FALSE, NULL, ps_after_cb,
                                ps_after_new (follow_up->near,
                                              PS_FINISH_FUNC (ps_debriefs_finish)));
}

/* A tick that is being stored. */
typedef struct {
  GWeakRef check;
  gboolean had_focus;
  gpointer after;      /* of ps_after_cb() */
} Tick;

/* What could not be stored is not done, and is not shown as if it were. */
static void
stored_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Tick *tick = user_data;
  g_autoptr (GtkWidget) check = g_weak_ref_get (&tick->check);

  if (check != NULL && g_task_had_error (G_TASK (result)))
    {
      /* Nothing is to be stored of this. */
      g_signal_handlers_block_matched (check, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, source);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
      g_signal_handlers_unblock_matched (check, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, source);
      gtk_widget_set_sensitive (check, TRUE);
      if (tick->had_focus)
        gtk_widget_grab_focus (check);
    }

  ps_after_cb (source, result, tick->after);
  g_weak_ref_clear (&tick->check);
  g_free (tick);
}

static void
done_toggled_cb (GtkCheckButton *check,
                 GParamSpec     *pspec G_GNUC_UNUSED,
                 PsDebriefs     *debriefs)
{
  const PsFollowUp *follow_up = g_object_get_data (G_OBJECT (check), "ps-follow-up");
  /* The row goes off the list when it is stored, its list box stays. */
  GtkWidget *near = gtk_widget_get_ancestor (GTK_WIDGET (check), GTK_TYPE_LIST_BOX);
  g_autofree char *line = dup_line (follow_up);
  /* Translators: %s is what was to be done. */
  char *text = g_strdup_printf (_("Done: %s"), line);
  Tick *tick = g_new0 (Tick, 1);

  g_weak_ref_init (&tick->check, check);
  tick->had_focus = gtk_widget_has_focus (GTK_WIDGET (check));
  tick->after = ps_after_new_undo (near, PS_FINISH_FUNC (ps_debriefs_finish), text, undo_done_cb,
                                   follow_up_new (debriefs, near, follow_up->id), follow_up_free);

  gtk_widget_set_sensitive (GTK_WIDGET (check), FALSE);
  ps_debriefs_set_done_async (debriefs, follow_up->id, TRUE, NULL, stored_cb, tick);
}

/* A call that is not needed, and what puts it back on the list. */
typedef struct {
  PsDebriefs    *debriefs;
  GtkWidget     *near;      /* weak */
  PsNotSeenCall *call;
} Drop;

static void
drop_free (gpointer data)
{
  Drop *drop = data;

  g_object_unref (drop->debriefs);
  g_clear_weak_pointer (&drop->near);
  ps_not_seen_call_unref (drop->call);
  g_free (drop);
}

static void
undo_drop_cb (gpointer data)
{
  Drop *drop = data;

  if (drop->near != NULL)
    ps_debriefs_drop_call_async (drop->debriefs, drop->call, TRUE, NULL, ps_after_cb,
                                 ps_after_new (drop->near, PS_FINISH_FUNC (ps_debriefs_finish)));
}

static void
not_needed_cb (GtkWidget  *button,
               PsDebriefs *debriefs)
{
  const PsFollowUp *follow_up = g_object_get_data (G_OBJECT (button), "ps-follow-up");
  GtkWidget *near = gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX);
  g_autofree char *line = dup_line (follow_up);
  Drop *drop = g_new0 (Drop, 1);
  PsNotSeenCall *call = ps_not_seen_call_new (follow_up->id);

  drop->debriefs = g_object_ref (debriefs);
  g_set_weak_pointer (&drop->near, near);
  drop->call = call;
  ps_debriefs_drop_call_async (
    debriefs, call, FALSE, NULL, ps_after_cb,
    ps_after_new_undo (near, PS_FINISH_FUNC (ps_debriefs_finish),
                       /* Translators: %s is a call that was to be made. */
                       g_strdup_printf (_("Not needed: %s"), line), undo_drop_cb, drop,
                       drop_free));
}

static void
add_not_needed (GtkWidget        *row,
                PsDebriefs       *debriefs,
                const PsFollowUp *follow_up)
{
  GtkWidget *button = ps_row_add_button (row, NULL, _("Not Needed"));

  g_object_set_data_full (G_OBJECT (button), "ps-follow-up", ps_follow_up_copy (follow_up),
                          (GDestroyNotify) ps_follow_up_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (not_needed_cb), debriefs, 0);
}

/**
 * ps_today_row_new_follow_up:
 * @debriefs: where it is stored that it was done
 * @follow_up: one that is due
 * @now: microseconds UTC
 *
 * Returns: (transfer floating): a row with a check button; a call to somebody who was not seen has a
 *   button to say that it is not needed, too
 */
GtkWidget *
ps_today_row_new_follow_up (PsDebriefs       *debriefs,
                            const PsFollowUp *follow_up,
                            gint64            now)
{
  g_autofree char *subtitle = ps_today_words_follow_up (follow_up, now);
  GtkWidget *row = ps_row_new (NULL, follow_up->what, subtitle);
  GtkWidget *check = gtk_check_button_new ();
  /* Translators: what a check button is called for a screen reader; %s is what is to be done. */
  g_autofree char *line = dup_line (follow_up);
  g_autofree char *name = g_strdup_printf (_("Done: %s"), line);

  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_tooltip_text (check, _("Mark as done"));
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (check), "ps-follow-up", ps_follow_up_copy (follow_up),
                          (GDestroyNotify) ps_follow_up_free);
  g_signal_connect_object (check, "notify::active", G_CALLBACK (done_toggled_cb), debriefs, 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  ps_row_activates (row, check);
  if (follow_up->not_seen)
    add_not_needed (row, debriefs, follow_up);

  return row;
}

/**
 * ps_today_row_new_day:
 * @upcoming: a meeting of the next days
 * @now: microseconds UTC
 *
 * Returns: (transfer floating): a row that leads to the group
 */
GtkWidget *
ps_today_row_new_day (const PsUpcoming *upcoming,
                      gint64            now)
{
  g_autofree char *subtitle = ps_today_words_row (upcoming, now);
  GtkWidget *row = ps_row_new (NULL, upcoming->group_name, subtitle);

  ps_row_add_arrow (row);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", upcoming->group_id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-group");

  return row;
}
