#include "ps-window-private.h"

#include <glib/gi18n-lib.h>

#include "ps-aside.h"
#include "ps-finding.h"
#include "ps-platform.h"

/* What shows about the vault's file when it is opened or while it is: a sentence and a choice. */

static void
found_cb (const char *answer,
          gpointer    user_data)
{
  PsWindow *self = user_data;

  if (self->workspace == NULL)
    return;

  if (g_str_equal (answer, "restore"))
    ps_window_choose_restore (self, GTK_WIDGET (self), "");
  else if (g_str_equal (answer, "lock"))
    ps_workspace_lock (self->workspace);
}

static const char *
get_heading (PsFinding finding)
{
  switch (finding)
    {
    case PS_FINDING_OLD:
      return _("An Older File Was Put Back");

    case PS_FINDING_DAMAGED:
      return _("The Vault Is Damaged");

    case PS_FINDING_CHANGED:
    case PS_FINDING_NONE:
    default:
      return _("The Vault Was Changed from Outside");
    }
}

/**
 * ps_window_tell_finding:
 * @self: a window whose workspace has just changed its state
 *
 * Tells what showed when the vault was opened, if anything did.
 */
void
ps_window_tell_finding (PsWindow *self)
{
  PsFinding finding = ps_workspace_get_finding (self->workspace);
  const PsAnswer answers[] = {
    { "go-on", _("_Go On with It"), PS_ANSWER_PLAIN },
    { "lock", _("_Lock"), PS_ANSWER_PLAIN },
    { "restore", _("_Restore a Backup…"), PS_ANSWER_PLAIN },
  };

  if (ps_workspace_get_state (self->workspace) != PS_WORKSPACE_OPEN || finding == PS_FINDING_NONE)
    return;

  ps_platform_ask (GTK_WIDGET (self), get_heading (finding), ps_finding_to_words (finding), answers,
                   ps_window_can_restore (self) ? 3 : 2, "go-on", "go-on", found_cb,
                   g_object_ref (self), g_object_unref);
}

typedef struct {
  PsWindow *window;
  char     *aside;   /* nullable */
} Replaced;

static void
replaced_free (gpointer data)
{
  Replaced *replaced = data;

  g_object_unref (replaced->window);
  g_free (replaced->aside);
  g_free (replaced);
}

static void
chosen_cb (const char *answer,
           gpointer    user_data)
{
  const Replaced *replaced = user_data;
  PsWindow *self = replaced->window;
  g_autoptr (GError) error = NULL;

  if (self->workspace == NULL || !g_str_equal (answer, "other") ||
      ps_workspace_get_state (self->workspace) != PS_WORKSPACE_LOCKED)
    return;

  if (!ps_aside_use (ps_workspace_get_path (self->workspace), replaced->aside,
                     ps_workspace_get_clock (self->workspace), &error))
    ps_window_say (self, _("The Other File Was Not Used"), error->message);
}

static gboolean
ask_cb (gpointer user_data)
{
  Replaced *replaced = user_data;
  PsWindow *self = replaced->window;
  const PsAnswer answers[] = {
    { "ours", _("_Keep What Peerside Had"), PS_ANSWER_SUGGESTED },
    { "other", _("_Use the Other File"), PS_ANSWER_PLAIN },
  };
  g_autofree char *body = NULL;

  if (self->workspace == NULL)
    {
      replaced_free (replaced);
      return G_SOURCE_REMOVE;
    }

  /* Nothing can be saved any more, and whoever unlocks it goes on with what was saved. */
  ps_workspace_lock (self->workspace);

  if (replaced->aside != NULL)
    /* Translators: %s is a file. */
    body = g_strdup_printf (_("Another program had put another file in its place. What Peerside had saved "
                              "was put back, and the vault was locked. The other file is kept as “%s”."),
                            replaced->aside);
  else
    body = g_strdup (_("Another program had put another file in its place. What Peerside had saved was put "
                       "back, and the vault was locked."));

  ps_platform_ask (GTK_WIDGET (self), _("The Vault’s File Was Replaced"), body, answers,
                   replaced->aside != NULL ? 2 : 1, "ours", "ours", chosen_cb, replaced,
                   replaced_free);

  return G_SOURCE_REMOVE;
}

/**
 * ps_window_tell_replaced:
 * @aside: (nullable): where the other file is now
 *
 * Another program put a file in the place of the vault's: locks it, and asks which one is to be used.
 */
void
ps_window_tell_replaced (PsWindow   *self,
                         const char *aside)
{
  Replaced *replaced = g_new0 (Replaced, 1);

  replaced->window = g_object_ref (self);
  replaced->aside = g_strdup (aside);

  /* Not here: the database is in the middle of telling what became of a write. */
  g_idle_add (ask_cb, replaced);
}
