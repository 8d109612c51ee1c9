/* What a group needs on paper. */
#include "ps-group-paper.h"

#include <glib/gi18n-lib.h>

#include "ps-agenda-print.h"
#include "ps-cards-page.h"
#include "ps-pages-print.h"
#include "ps-series-page.h"
#include "ps-sign-in-dialog.h"
#include "ps-toast.h"

static PsAgendaPage *
make_agenda (PsGroups  *groups,
             gint64     group_id,
             GError   **error)
{
  g_autoptr (PsGroup) group = ps_groups_find (groups, group_id, error);
  g_autoptr (GPtrArray) agenda = NULL;
  g_autoptr (GPtrArray) next = NULL;
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  const PsGroupRow *row;
  gint64 starts_at = 0;

  if (group == NULL)
    return NULL;

  agenda = ps_groups_get_agenda (groups, group_id, error);
  next = agenda != NULL ? ps_groups_get_next_dates (groups, group_id, 1, error) : NULL;
  if (next == NULL)
    return NULL;

  row = ps_group_get_row (group);
  if (next->len > 0)
    starts_at = ((const PsUpcoming *) g_ptr_array_index (next, 0))->starts_at;

  return ps_agenda_page_new (row->name, row->place, starts_at, zone, agenda, row->agreement);
}

/* The agenda for the room, with the times of the next meeting. */
static void
put_agenda (GtkWidget   *near,
            PsWorkspace *workspace,
            gint64       group_id,
            gboolean     print)
{
  g_autoptr (GError) error = NULL;
  PsAgendaPage *page = make_agenda (ps_workspace_get_groups (workspace), group_id, &error);

  if (page == NULL)
    ps_toast_error (near, error);
  else if (print)
    ps_agenda_print (near, page, ps_workspace_get_db (workspace), group_id);
  else
    ps_agenda_print_save (near, page, ps_workspace_get_db (workspace), group_id);
}

/* What can be said in each segment, to cut out. */
static void
put_cards (GtkWidget   *near,
           PsWorkspace *workspace,
           gint64       group_id,
           gboolean     print)
{
  const PsPagesPaper paper = {
    .detail = "cards",
    .save_title = _("Save the Script Cards"),
    /* Translators: a file’s name. */
    .file_name = _("script-cards.pdf"),
    .saved = _("Script cards saved"),
  };
  PsGroups *groups = ps_workspace_get_groups (workspace);
  g_autoptr (GError) error = NULL;
  g_autoptr (PsGroup) group = ps_groups_find (groups, group_id, &error);
  g_autoptr (GPtrArray) agenda = NULL;

  agenda = group != NULL ? ps_groups_get_agenda (groups, group_id, &error) : NULL;
  if (agenda == NULL)
    {
      ps_toast_error (near, error);
      return;
    }

  ps_pages_print (near, ps_cards_page_new (ps_group_get_row (group)->name, agenda), &paper, print,
                  ps_workspace_get_db (workspace), group_id);
}

/**
 * ps_group_paper:
 * @near: a widget of the window that asks
 * @group_id: whose
 * @action: "group.print-agenda", "group.save-agenda", "group.print-cards", "group.save-cards" or
 *   "group.print-sign-in", which asks first
 *
 * Prints or saves what a group has on paper.
 */
void
ps_group_paper (GtkWidget   *near,
                PsWorkspace *workspace,
                gint64       group_id,
                const char  *action)
{
  gboolean print = g_str_has_prefix (action, "group.print-");

  if (g_str_equal (action, "group.print-sign-in"))
    ps_sign_in_dialog_present (workspace, near, group_id);
  else if (g_str_has_suffix (action, "-cards"))
    put_cards (near, workspace, group_id, print);
  else
    put_agenda (near, workspace, group_id, print);
}

/**
 * ps_group_paper_series:
 * @near: a widget of the window that asks
 * @plan: the dates that are shown
 * @print: whether they are printed, and not saved as a PDF file
 *
 * Prints or saves the coming dates of a group.
 */
void
ps_group_paper_series (GtkWidget          *near,
                       PsWorkspace        *workspace,
                       const PsSeriesPlan *plan,
                       gboolean            print)
{
  const PsPagesPaper paper = {
    .detail = "series",
    .save_title = _("Save the Next Dates"),
    /* Translators: a file’s name. */
    .file_name = _("next-dates.pdf"),
    .saved = _("Next dates saved"),
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (PsGroup) group = ps_groups_find (ps_workspace_get_groups (workspace), plan->group_id,
                                              &error);
  const PsGroupRow *row;

  if (group == NULL)
    {
      ps_toast_error (near, error);
      return;
    }

  row = ps_group_get_row (group);
  ps_pages_print (near, ps_series_page_new (row->name, row->place, plan), &paper, print,
                  ps_workspace_get_db (workspace), plan->group_id);
}
