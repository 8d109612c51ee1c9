/* Who is there, as a short list to choose from: a screen reader says each name and whether it is chosen,
 * which it does not of a drop-down.
 */
#include "ps-user-rows.h"

#include "ps-keyring-users.h"
#include "ps-list-box.h"

#define ROW_CHECK "ps-check"

static GtkWidget *
make_row (const PsKeyringUser *user)
{
  GtkWidget *row = ps_row_new (NULL, user->name, NULL);
  GtkWidget *check = gtk_image_new_from_icon_name ("object-select-symbolic");

  gtk_widget_set_opacity (check, 0);
  gtk_accessible_update_state (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), check);
  g_object_set_data (G_OBJECT (row), ROW_CHECK, check);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);

  return row;
}

static gboolean
shows (GtkListBox *list,
       GPtrArray  *users)
{
  GtkListBoxRow *row;
  guint n = 0;

  for (; (row = gtk_list_box_get_row_at_index (list, (int) n)) != NULL; n++)
    {
      const char *name = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));

      if (n >= users->len ||
          !g_str_equal (name, ((PsKeyringUser *) g_ptr_array_index (users, n))->name))
        return FALSE;
    }

  return n == users->len;
}

/**
 * ps_user_rows_fill:
 * @users: (element-type PsKeyringUser): who there is
 *
 * Gives each a row; where there is but one, nobody has to choose and there is none. Rows that say the
 * same already stay, and with them the focus.
 */
void
ps_user_rows_fill (GtkListBox *list,
                   GPtrArray  *users)
{
  g_autoptr (GPtrArray) rows = NULL;

  if (shows (list, users))
    return;

  rows = g_ptr_array_new ();
  for (guint i = 0; users->len > 1 && i < users->len; i++)
    g_ptr_array_add (rows, make_row (g_ptr_array_index (users, i)));

  ps_list_box_refill (list, rows);
}

/**
 * ps_user_rows_choose:
 * @users: (element-type PsKeyringUser): as for ps_user_rows_fill()
 * @last_user_id: (nullable): who was there last
 * @switching: whether it is somebody else now
 *
 * Chooses who was there last, who is most likely to be there again; or, where somebody else wants to be,
 * the other one, if there are two.
 *
 * Returns: whether somebody is chosen
 */
gboolean
ps_user_rows_choose (GtkListBox *list,
                     GPtrArray  *users,
                     const char *last_user_id,
                     gboolean    switching)
{
  GtkListBoxRow *chosen = NULL;

  for (guint i = 0; i < users->len; i++)
    {
      const PsKeyringUser *user = g_ptr_array_index (users, i);
      g_autofree char *id = ps_uid_to_string (&user->id);
      gboolean is_last = g_strcmp0 (id, last_user_id) == 0;

      if (switching ? users->len == 2 && !is_last : is_last)
        chosen = gtk_list_box_get_row_at_index (list, (int) i);
    }

  if (chosen != NULL)
    gtk_list_box_select_row (list, chosen);
  else
    gtk_list_box_unselect_all (list);
  ps_user_rows_mark (list);

  return chosen != NULL;
}

/**
 * ps_user_rows_mark:
 *
 * Shows who is chosen by a sign as well as by colour.
 */
void
ps_user_rows_mark (GtkListBox *list)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    gtk_widget_set_opacity (g_object_get_data (G_OBJECT (row), ROW_CHECK),
                            gtk_list_box_row_is_selected (row) ? 1 : 0);
}

/**
 * ps_user_rows_focus:
 *
 * Moves the focus to who is chosen, or to the first.
 *
 * Returns: whether it could be moved
 */
gboolean
ps_user_rows_focus (GtkListBox *list)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (list);

  if (row == NULL)
    row = gtk_list_box_get_row_at_index (list, 0);

  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}

/**
 * ps_user_rows_get_name:
 * @users: (element-type PsKeyringUser): as for ps_user_rows_fill()
 *
 * Returns: (transfer none) (nullable): the name of who is chosen, or of the only one
 */
const char *
ps_user_rows_get_name (GtkListBox *list,
                       GPtrArray  *users)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (list);
  guint index;

  if (users->len == 1)
    return ((PsKeyringUser *) g_ptr_array_index (users, 0))->name;

  if (row == NULL)
    return NULL;

  index = (guint) gtk_list_box_row_get_index (row);

  return index < users->len ? ((PsKeyringUser *) g_ptr_array_index (users, index))->name : NULL;
}
