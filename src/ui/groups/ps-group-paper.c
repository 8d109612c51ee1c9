/* What a group needs on paper. */
#include "ps-group-paper.h"

#include "ps-agenda-print.h"
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

/**
 * ps_group_paper_agenda:
 * @near: a widget of the window that asks
 * @group_id: whose agenda; its times are those of the next meeting
 * @print: whether it is printed, and not saved as a PDF file
 *
 * Prints or saves the agenda for the room.
 */
void
ps_group_paper_agenda (GtkWidget   *near,
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
