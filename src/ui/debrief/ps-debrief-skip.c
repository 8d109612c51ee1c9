#include "ps-debrief-skip.h"

#include <glib/gi18n-lib.h>

#include "ps-a11y.h"
#include "ps-after.h"

/* What taking back that a debrief was left out needs. */
typedef struct {
  PsDebriefs *debriefs;
  gint64      session_id;
} Skipped;

static void
skipped_free (gpointer data)
{
  Skipped *skipped = data;

  g_object_unref (skipped->debriefs);
  g_free (skipped);
}

static void
undo_skip (gpointer user_data)
{
  Skipped *skipped = user_data;

  ps_debriefs_skip_async (skipped->debriefs, skipped->session_id, TRUE, NULL, NULL, NULL);
}

/**
 * ps_debrief_skip_button_new:
 *
 * Returns: (transfer floating): the button that leaves a debrief out; its action is "debrief.skip"
 */
GtkWidget *
ps_debrief_skip_button_new (void)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Leave This Debrief Out"));

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "debrief.skip");
  ps_a11y_name_button (GTK_BUTTON (button), NULL);

  return button;
}

/**
 * ps_debrief_skip:
 * @near: a widget of the window
 * @session_id: whose debrief
 *
 * Leaves a debrief out and says so, with a way back.
 */
void
ps_debrief_skip (GtkWidget  *near,
                 PsDebriefs *debriefs,
                 gint64      session_id)
{
  Skipped *skipped = g_new0 (Skipped, 1);
  gpointer after;

  skipped->debriefs = g_object_ref (debriefs);
  skipped->session_id = session_id;
  /* By then the form has gone; the window has not. */
  after = ps_after_new_undo (GTK_WIDGET (gtk_widget_get_root (near)),
                             PS_FINISH_FUNC (ps_debriefs_finish),
                             g_strdup (_("Debrief left out")), undo_skip, skipped, skipped_free);
  ps_debriefs_skip_async (debriefs, session_id, FALSE, NULL, ps_after_cb, after);
}
