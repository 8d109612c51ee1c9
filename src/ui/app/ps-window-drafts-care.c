/* Forms about those who come to a group, made anew after the vault was locked under them. */
#include "ps-window-private.h"

#include "ps-died-dialog.h"
#include "ps-waitlist-dialog.h"

/**
 * ps_window_open_died:
 * @id: a member
 *
 * Returns: (transfer floating) (nullable): the dialog that records a death; %NULL where they are gone
 */
GtkWidget *
ps_window_open_died (PsWindow   *self,
                     gint64      id,
                     const char *day G_GNUC_UNUSED)
{
  g_autoptr (PsMember) member =
    ps_roster_find (ps_workspace_get_roster (self->workspace), id, NULL);

  return member != NULL ? ps_died_dialog_new (self->workspace, GTK_WIDGET (self), member) : NULL;
}

/**
 * ps_window_open_waitlist:
 * @id: a group
 *
 * Returns: (transfer floating): the dialog that adds somebody to its waitlist
 */
GtkWidget *
ps_window_open_waitlist (PsWindow   *self,
                         gint64      id,
                         const char *day G_GNUC_UNUSED)
{
  return ps_waitlist_dialog_new (self->workspace, GTK_WIDGET (self), id);
}
