/* Short lists on the page of a group. */
#include "ps-group-members.h"

#include <glib/gi18n-lib.h>

#include "ps-list-box.h"
#include "ps-member-cell.h"

/* A list box is for as many as one looks at; the roster has them all. */
#define N_ROWS 100

/**
 * ps_group_members_rows:
 * @roster: who there is
 * @names: tells members of one name apart
 * @group_id: whose members
 * @n_members: (out): how many there are, which may be more than there are rows
 *
 * Returns: (transfer full) (element-type GtkWidget): a floating row for each, which shows the member
 *   in the roster
 */
GPtrArray *
ps_group_members_rows (PsRoster      *roster,
                       PsMemberNames *names,
                       gint64         group_id,
                       guint         *n_members)
{
  g_autoptr (PsRowList) members = ps_roster_list_new (roster, group_id);
  GPtrArray *rows = g_ptr_array_new ();

  ps_row_list_load_rest (members);
  *n_members = g_list_model_get_n_items (G_LIST_MODEL (members));
  for (guint i = 0; i < MIN (*n_members, N_ROWS); i++)
    {
      g_autoptr (PsMember) member = g_list_model_get_item (G_LIST_MODEL (members), i);
      const PsMemberRow *row = ps_member_get_row (member);
      g_autofree char *hint = ps_member_names_dup_hint (names, row->id);
      g_autofree char *label = ps_member_names_dup_label (names, row->id, row->preferred_name);
      g_autofree char *more = ps_member_cell_dup_more (row, hint);
      GtkWidget *line = ps_row_new (NULL, row->preferred_name, more);

      ps_row_set_spoken (line, label);

      gtk_actionable_set_action_target (GTK_ACTIONABLE (line), "x", row->id);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (line), "win.show-member");
      ps_row_add_arrow (line);
      g_ptr_array_add (rows, line);
    }

  return rows;
}

/**
 * ps_group_agreement_rows:
 * @agreement: what the group agreed on, one point a line
 *
 * Returns: (transfer full) (element-type GtkWidget): a floating row for each point, or one that says how
 *   to come by some
 */
GPtrArray *
ps_group_agreement_rows (const char *agreement)
{
  g_auto (GStrv) points = g_strsplit (agreement, "\n", -1);
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; points[i] != NULL; i++)
    {
      if (*points[i] != '\0')
        g_ptr_array_add (rows, ps_row_new (NULL, points[i], NULL));
    }

  if (rows->len == 0)
    g_ptr_array_add (rows, ps_row_new (NULL, _("None yet"),
                                       _("Edit starts from ideas that other groups use.")));

  return rows;
}
