#include "ps-window-private.h"

#include <glib/gi18n-lib.h>

#include "ps-curtain.h"
#include "ps-locked-page.h"
#include "ps-meeting-view.h"
#include "ps-page-header.h"
#include "ps-page-table.h"
#include "ps-problem-page.h"
#include "ps-setup.h"
#include "ps-welcome-page.h"

/* What the window shows, and when. */

static GtkWidget *
get_view (PsWindow   *self,
          const char *name)
{
  return gtk_stack_get_child_by_name (self->stack, name);
}

/**
 * ps_window_remove_view:
 * @self: a window
 * @name: of the view
 *
 * Destroys a view, if it was made.
 */
void
ps_window_remove_view (PsWindow   *self,
                       const char *name)
{
  GtkWidget *view = get_view (self, name);

  if (view != NULL)
    gtk_stack_remove (self->stack, view);
}

static void
set_up_finished_cb (PsWindow *self)
{
  ps_window_set_up (self, FALSE);
}

static GtkWidget *
make_locked (PsWindow *self)
{
  GtkWidget *page = ps_locked_page_new (self->workspace);

  ps_locked_page_set_known_passphrase (PS_LOCKED_PAGE (page), self->known);
  g_signal_connect_object (page, "failed",
                           G_CALLBACK (ps_window_show_problem), self, G_CONNECT_SWAPPED);

  return page;
}

static GtkWidget *
make_setup (PsWindow *self)
{
  GtkWidget *setup = ps_setup_new (self->workspace);

  g_signal_connect_object (setup, "finished",
                           G_CALLBACK (set_up_finished_cb), self, G_CONNECT_SWAPPED);

  return setup;
}

static GtkWidget *
make_main (PsWindow *self)
{
  GtkWidget *view = ps_main_view_new (self->workspace);
  const PsPageInfo *first = ps_page_table_get (ps_workspace_get_roles (self->workspace), 0);
  g_autofree char *last = ps_window_dup_last_page (self);

  if ((last == NULL || !ps_main_view_show_page (PS_MAIN_VIEW (view), last)) && first != NULL)
    ps_main_view_show_page (PS_MAIN_VIEW (view), first->id);

  return view;
}

static GtkWidget *
make_waiting (PsWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *status = adw_status_page_new ();
  GtkWidget *spinner = gtk_spinner_new ();

  gtk_spinner_start (GTK_SPINNER (spinner));
  gtk_widget_set_size_request (spinner, 32, 32);
  adw_status_page_set_title (ADW_STATUS_PAGE (status), self->waiting);
  adw_status_page_set_child (ADW_STATUS_PAGE (status), spinner);
  gtk_widget_set_vexpand (status, TRUE);
  gtk_box_append (GTK_BOX (box), ps_page_header_new (NULL));
  gtk_box_append (GTK_BOX (box), status);

  return box;
}

static GtkWidget *
make_view (PsWindow   *self,
           const char *name)
{
  if (g_str_equal (name, "welcome"))
    return ps_welcome_page_new ();
  if (g_str_equal (name, "set-up"))
    return make_setup (self);
  if (g_str_equal (name, "locked"))
    return make_locked (self);
  if (g_str_equal (name, "main"))
    return make_main (self);
  if (g_str_equal (name, "meeting"))
    return ps_meeting_view_new (ps_workspace_get_meetings (self->workspace), self->settings);
  if (g_str_equal (name, "curtain"))
    return ps_curtain_new ();
  if (g_str_equal (name, "waiting"))
    return make_waiting (self);
  if (g_str_equal (name, "own-passphrase"))
    return ps_window_make_own_passphrase (self);
  if (g_str_equal (name, "working"))
    return ps_window_make_working (self);

  return ps_problem_page_new ();
}

/* Which view the state asks for. */
static const char *
choose_view (PsWindow *self)
{
  if (self->problem != NULL)
    return "problem";
  if (self->waiting != NULL)
    return "waiting";
  if (self->setting_up)
    return "set-up";

  switch (ps_workspace_get_state (self->workspace))
    {
    case PS_WORKSPACE_OPEN:
      if (self->curtained)
        return "curtain";
      if (ps_users_has_given_passphrase (ps_workspace_get_users (self->workspace)))
        return "own-passphrase";
      return ps_window_get_live_meeting (self) != NULL ? "meeting" : "main";

    case PS_WORKSPACE_WORKING:
      return "working";

    case PS_WORKSPACE_LOCKED:
      return "locked";

    case PS_WORKSPACE_NONE:
    default:
      return "welcome";
    }
}

static void
refresh_locked (PsWindow     *self,
                PsLockedPage *page)
{
  g_autofree char *last_user = ps_window_dup_last_user (self);

  ps_locked_page_refresh (page, last_user, self->switching);
}

/**
 * ps_window_refresh:
 * @self: a window
 *
 * Shows what the state asks for.
 */
void
ps_window_refresh (PsWindow *self)
{
  const char *name = choose_view (self);
  GtkWidget *view = get_view (self, name);
  gboolean is_first = view == NULL;

  if (is_first)
    {
      view = make_view (self, name);
      gtk_stack_add_named (self->stack, view, name);
    }

  if (PS_IS_LOCKED_PAGE (view))
    refresh_locked (self, PS_LOCKED_PAGE (view));
  else if (PS_IS_CURTAIN (view))
    ps_curtain_set_can_switch (PS_CURTAIN (view), ps_window_has_others (self));
  else if (PS_IS_PROBLEM_PAGE (view))
    ps_problem_page_set_error (PS_PROBLEM_PAGE (view), self->problem);

  /* The first of all is what a stack shows without being told. */
  if (is_first || gtk_stack_get_visible_child (self->stack) != view)
    {
      gtk_stack_set_visible_child (self->stack, view);
      gtk_widget_grab_focus (view);
    }

  if (!g_str_equal (name, "meeting") && !g_str_equal (name, "curtain"))
    {
      ps_window_remove_view (self, "meeting");
      gtk_window_set_title (GTK_WINDOW (self), _("Peerside"));
    }

  if (!g_str_equal (name, "own-passphrase"))
    ps_window_remove_view (self, "own-passphrase");
  if (!g_str_equal (name, "working"))
    ps_window_remove_view (self, "working");

  ps_lock_watch_set_armed (self->lock_watch,
                           ps_workspace_get_state (self->workspace) == PS_WORKSPACE_OPEN);
  ps_window_update_practice (self);
  ps_window_update_actions (self);
}

/**
 * ps_window_retry:
 * @self: a window
 *
 * Looks at the vault's folder and shows what is there to be done. It is quick: nothing is opened.
 */
void
ps_window_retry (PsWindow *self)
{
  g_return_if_fail (PS_IS_WINDOW (self));

  g_clear_error (&self->problem);
  if (ps_workspace_get_state (self->workspace) != PS_WORKSPACE_OPEN)
    ps_workspace_probe (self->workspace, &self->problem);
  ps_window_refresh (self);
}

/**
 * ps_window_show_problem:
 * @self: a window
 * @error: why the vault cannot be opened
 *
 * Shows why, and what can be done.
 */
void
ps_window_show_problem (PsWindow     *self,
                        const GError *error)
{
  g_return_if_fail (PS_IS_WINDOW (self));
  g_return_if_fail (error != NULL);

  g_clear_error (&self->problem);
  self->problem = g_error_copy (error);
  ps_window_refresh (self);
}

/**
 * ps_window_get_problem:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): why the vault cannot be opened
 */
const GError *
ps_window_get_problem (PsWindow *self)
{
  g_return_val_if_fail (PS_IS_WINDOW (self), NULL);

  return self->problem;
}

/**
 * ps_window_get_workspace:
 * @self: a window
 *
 * Returns: (transfer none): the workspace that is shown
 */
PsWorkspace *
ps_window_get_workspace (PsWindow *self)
{
  g_return_val_if_fail (PS_IS_WINDOW (self), NULL);

  return self->workspace;
}

/**
 * ps_window_set_waiting:
 * @self: a window
 * @text: (nullable): what is being done, translated, or %NULL when it is done
 *
 * Says that it takes a moment.
 */
void
ps_window_set_waiting (PsWindow   *self,
                       const char *text)
{
  g_return_if_fail (PS_IS_WINDOW (self));

  g_free (self->waiting);
  self->waiting = g_strdup (text);
  ps_window_refresh (self);
}

/**
 * ps_window_get_main_view:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the pages, if they are what is seen
 */
PsMainView *
ps_window_get_main_view (PsWindow *self)
{
  GtkWidget *view = gtk_stack_get_visible_child (self->stack);

  return PS_IS_MAIN_VIEW (view) ? PS_MAIN_VIEW (view) : NULL;
}

/**
 * ps_window_set_up:
 * @self: a window whose folder holds no vault
 * @begin: to begin with the first run, or to end it
 *
 * Shows the first run. It has the workspace in hand until it says that it is done.
 */
void
ps_window_set_up (PsWindow *self,
                  gboolean  begin)
{
  self->setting_up = begin;
  ps_window_refresh (self);

  /* Back at the welcome, what was typed waits; when all is done, nothing of it may stay. */
  if (ps_workspace_get_state (self->workspace) != PS_WORKSPACE_NONE)
    ps_window_remove_view (self, "set-up");
}

/**
 * ps_window_is_curtained:
 * @self: a window
 *
 * Returns: whether everything is hidden
 */
gboolean
ps_window_is_curtained (PsWindow *self)
{
  return self->curtained;
}

/**
 * ps_window_set_curtained:
 * @self: a window whose workspace is open
 * @curtained: whether everything is hidden
 *
 * Draws the curtain, or draws it back.
 */
void
ps_window_set_curtained (PsWindow *self,
                         gboolean  curtained)
{
  if (self->curtained == curtained)
    return;

  self->curtained = curtained;
  ps_window_refresh (self);
  ps_window_hide_dialogs (self, curtained);
}
