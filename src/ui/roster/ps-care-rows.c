/* The rows of what is done for somebody. Each acts by an action of the list it is in: "care.step",
 * "care.buddy", "care.home" and those of the waitlist.
 */
#include "ps-care-rows.h"

#include <glib/gi18n-lib.h>

#include "ps-care-deeds.h"
#include "ps-date-words.h"
#include "ps-date.h"
#include "ps-list-box.h"

/**
 * ps_care_words_day:
 * @instant: microseconds UTC
 *
 * Returns: (transfer full): the day, as people say it today
 */
char *
ps_care_words_day (PsWorkspace *workspace,
                   gint64       instant)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  GDate day = ps_date_of_instant (instant, zone, NULL);
  GDate today = ps_date_of_instant (ps_clock_wall (ps_workspace_get_clock (workspace)), zone, NULL);

  return ps_date_words_day (&day, &today, NULL);
}

typedef struct {
  PsWorkspace  *workspace;
  PsWelcomeRow  row;
  const char   *step;
} Tick;

static void
tick_free (gpointer  data,
           GClosure *closure G_GNUC_UNUSED)
{
  Tick *tick = data;

  g_object_unref (tick->workspace);
  g_free (tick->row.name);
  g_free (tick);
}

/* The row is made anew once it is stored, so that its list is what stays. */
static void
toggled_cb (GtkCheckButton *check,
            Tick           *tick)
{
  GtkWidget *list = gtk_widget_get_ancestor (GTK_WIDGET (check), GTK_TYPE_LIST_BOX);

  ps_care_tick (tick->workspace, list, &tick->row, tick->step, gtk_check_button_get_active (check));
}

static GtkWidget *
make_step (PsWorkspace        *workspace,
           const PsWelcomeRow *newcomer,
           guint               index)
{
  const char *label = ps_welcome_step_get_label (ps_welcome_steps[index]);
  g_autofree char *day = NULL;
  g_autofree char *subtitle = NULL;
  GtkWidget *check = gtk_check_button_new ();
  Tick *tick = g_new0 (Tick, 1);
  GtkWidget *row;

  if (newcomer->done_at[index] != 0)
    {
      day = ps_care_words_day (workspace, newcomer->done_at[index]);
      /* Translators: who did something, and on which day. */
      subtitle = g_strdup_printf (_("%1$s, %2$s"), newcomer->done_by[index], day);
    }
  row = ps_row_new (NULL, label, subtitle);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), newcomer->done_at[index] != 0);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  ps_row_activates (row, check);

  tick->workspace = g_object_ref (workspace);
  tick->row.group_id = newcomer->group_id;
  tick->row.person_id = newcomer->person_id;
  tick->row.name = g_strdup (newcomer->name);
  tick->step = ps_welcome_steps[index];
  g_signal_connect_data (check, "toggled", G_CALLBACK (toggled_cb), tick, tick_free, 0);

  return row;
}

/**
 * ps_care_rows_welcome:
 * @newcomers: (element-type PsWelcomeRow): one person, in each group where they are new
 *
 * Returns: (transfer full) (element-type GtkWidget): a floating row for each step
 */
GPtrArray *
ps_care_rows_welcome (PsWorkspace *workspace,
                      GPtrArray   *newcomers)
{
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; i < newcomers->len; i++)
    {
      const PsWelcomeRow *newcomer = g_ptr_array_index (newcomers, i);

      if (newcomers->len > 1)
        g_ptr_array_add (rows, ps_row_new (NULL, newcomer->group_name, NULL));
      for (guint j = 0; j < PS_WELCOME_N_STEPS; j++)
        g_ptr_array_add (rows, make_step (workspace, newcomer, j));
    }

  return rows;
}

static void
add_buddy (PsWorkspace *workspace,
           gint64       person_id,
           GPtrArray   *rows)
{
  g_autoptr (PsBuddyRow) buddy = ps_care_find_buddy (ps_workspace_get_care (workspace), person_id);
  g_autofree char *label = buddy == NULL ? NULL : ps_member_names_dup_label (
    ps_workspace_get_member_names (workspace), buddy->person_id, buddy->name);
  g_autofree char *subtitle = NULL;
  GtkWidget *row;

  if (buddy == NULL)
    subtitle = g_strdup (_("Nobody yet"));
  else if (buddy->shares)
    subtitle = g_strdup (label);
  else
    /* Translators: %s is a member. */
    subtitle = g_strdup_printf (_("%s is in no group of theirs any more. Choose somebody else."), label);

  /* Translators: somebody of the group who looks after one who is new. */
  row = ps_row_new (NULL, _("Buddy"), subtitle);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (ps_row_add_button (row, NULL, _("Choose…"))),
                                  "care.choose-buddy");
  if (buddy != NULL)
    gtk_actionable_set_action_name (
      GTK_ACTIONABLE (ps_row_add_button (row, "edit-clear-symbolic", _("No buddy"))), "care.no-buddy");
  g_ptr_array_add (rows, row);
}

static void
add_buddies_of (PsWorkspace *workspace,
                gint64       person_id,
                GPtrArray   *rows)
{
  g_autoptr (GPtrArray) list =
    ps_care_list_buddies_of (ps_workspace_get_care (workspace), person_id);

  for (guint i = 0; i < list->len; i++)
    {
      const PsBuddyRow *of = g_ptr_array_index (list, i);
      g_autofree char *label = ps_member_names_dup_label (ps_workspace_get_member_names (workspace),
                                                          of->person_id, of->name);
      GtkWidget *row = ps_row_new (NULL, label, of->shares ? _("Is looked after by them")
                                                           : _("Was looked after by them"));

      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", of->person_id);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-member");
      ps_row_add_arrow (row);
      g_ptr_array_add (rows, row);
    }
}

static void
append_home (GMenu      *menu,
             const char *label,
             gint64      group_id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "care.home", "x", group_id);
  g_menu_append_item (menu, item);
}

/* Whoever is a member of nothing has no home group to choose. */
static void
add_home (PsWorkspace *workspace,
          gint64       person_id,
          GPtrArray   *rows)
{
  g_autoptr (GPtrArray) spells =
    ps_roster_get_memberships (ps_workspace_get_roster (workspace), person_id, NULL);
  gint64 home = ps_care_get_home (ps_workspace_get_care (workspace), person_id);
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autofree char *name = NULL;
  GtkWidget *row;

  for (guint i = 0; spells != NULL && i < spells->len; i++)
    {
      const PsMembershipRow *spell = g_ptr_array_index (spells, i);
      g_autoptr (PsGroup) group = NULL;

      if (spell->left_on != NULL)
        continue;

      group = ps_groups_find (ps_workspace_get_groups (workspace), spell->group_id, NULL);
      if (group == NULL)
        continue;

      append_home (menu, ps_group_get_name (group), spell->group_id);
      if (spell->group_id == home)
        name = g_strdup (ps_group_get_name (group));
    }
  if (g_menu_model_get_n_items (G_MENU_MODEL (menu)) == 0)
    return;

  /* Translators: no group is somebody’s home group. */
  append_home (menu, _("None"), 0);
  row = ps_row_new (NULL, _("Home Group"), name != NULL ? name : _("None"));
  ps_row_add_menu (row, _("Choose the home group"), G_MENU_MODEL (menu));
  g_ptr_array_add (rows, row);
}

/**
 * ps_care_row_new_wait:
 * @wait: who waits for what
 * @title: what the row is called
 *
 * Returns: (transfer floating): a row that says since when
 */
GtkWidget *
ps_care_row_new_wait (PsWorkspace         *workspace,
                      const PsWaitlistRow *wait,
                      const char          *title)
{
  g_autofree char *since = ps_care_words_day (workspace, wait->added_at);
  g_autofree char *offered = wait->offered_at != 0 ? ps_care_words_day (workspace, wait->offered_at)
                                                   : NULL;
  g_autofree char *subtitle =
    offered != NULL
    /* Translators: both are days. */
    ? g_strdup_printf (_("Waits since %1$s, was offered a place %2$s"), since, offered)
    /* Translators: %s is a day. */
    : g_strdup_printf (_("Waits since %s"), since);

  return ps_row_new (NULL, title, subtitle);
}

static void
add_waits (PsWorkspace *workspace,
           gint64       person_id,
           GPtrArray   *rows)
{
  g_autoptr (GPtrArray) waits = ps_care_list_waits_of (ps_workspace_get_care (workspace), person_id);

  for (guint i = 0; i < waits->len; i++)
    {
      const PsWaitlistRow *wait = g_ptr_array_index (waits, i);
      /* Translators: %s is a group. */
      g_autofree char *title = g_strdup_printf (_("Waitlist of %s"), wait->group_name);
      GtkWidget *row = ps_care_row_new_wait (workspace, wait, title);
      GtkWidget *button = ps_row_add_button (row, "user-trash-symbolic", _("Take off the waitlist"));

      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", wait->id);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "care.wait-no-more");
      g_ptr_array_add (rows, row);
    }
}

/**
 * ps_care_rows_home:
 * @person_id: whose
 *
 * Returns: (transfer full) (element-type GtkWidget): floating rows for the buddy, those looked after, the
 *   home group and what they wait for
 */
GPtrArray *
ps_care_rows_home (PsWorkspace *workspace,
                   gint64       person_id)
{
  GPtrArray *rows = g_ptr_array_new ();

  add_buddy (workspace, person_id, rows);
  add_buddies_of (workspace, person_id, rows);
  add_home (workspace, person_id, rows);
  add_waits (workspace, person_id, rows);

  return rows;
}
