/* The rows of those who wait for a place. What can be done about one are actions of the list:
 * "waitlist.offer", "waitlist.not-offered" and "waitlist.end".
 */
#include "ps-waitlist-rows.h"

#include <glib/gi18n-lib.h>

#include "ps-care-rows.h"
#include "ps-list-box.h"
#include "ps-way-words.h"

/* Every way with what is allowed by it: whoever calls has to know before they do. */
static char *
dup_ways (PsWorkspace *workspace,
          gint64       person_id)
{
  g_autoptr (GPtrArray) ways =
    ps_care_get_ways (ps_workspace_get_care (workspace), person_id, NULL);
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; ways != NULL && i < ways->len; i++)
    {
      const PsContactWayRow *way = g_ptr_array_index (ways, i);
      g_autofree char *value = ps_way_dup_value (way);
      g_autofree char *words = ps_way_words (way);

      if (lines->len > 0)
        g_string_append_c (lines, '\n');
      /* Translators: a number or an address, and what it may be used for. */
      g_string_append_printf (lines, _("%1$s: %2$s"), value, words);
    }

  if (lines->len == 0)
    g_string_append (lines, _("No way to reach them is known."));

  return g_string_free (g_steal_pointer (&lines), FALSE);
}

static void
append (GMenu      *menu,
        const char *label,
        gint64      id,
        const char *how)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "waitlist.end", "(xs)", id, how);
  g_menu_append_item (menu, item);
}

static GMenu *
make_menu (const PsWaitlistRow *wait)
{
  GMenu *menu = g_menu_new ();

  append (menu, _("_Joined"), wait->id, "joined");
  append (menu, _("_Declined"), wait->id, "declined");
  append (menu, _("Goes _Elsewhere"), wait->id, "elsewhere");
  append (menu, _("_Remove"), wait->id, "removed");
  if (wait->offered_at != 0)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_("Was _Not Offered a Place"), NULL);

      g_menu_item_set_action_and_target (item, "waitlist.not-offered", "x", wait->id);
      g_menu_append_item (menu, item);
    }

  return menu;
}

static char *
dup_who (PsWorkspace         *workspace,
         const PsWaitlistRow *wait)
{
  return ps_member_names_dup_label (ps_workspace_get_member_names (workspace), wait->person_id,
                                    wait->name);
}

static GtkWidget *
make_row (PsWorkspace         *workspace,
          const PsWaitlistRow *wait)
{
  g_autofree char *label = dup_who (workspace, wait);
  g_autofree char *ways = dup_ways (workspace, wait->person_id);
  g_autoptr (GMenu) menu = make_menu (wait);
  GtkWidget *row = ps_care_row_new_wait (workspace, wait, label);
  g_autofree char *subtitle =
    g_strdup_printf ("%s\n%s", adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ways);
  GtkWidget *button;

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (wait->offered_at == 0)
    {
      button = ps_row_add_button (row, NULL, _("Offer a Place"));
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", wait->id);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "waitlist.offer");
    }
  else
    {
      button = ps_row_add_button (row, NULL, _("Joined"));
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(xs)", wait->id, "joined");
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "waitlist.end");
    }
  ps_row_put_below (row, button);
  ps_row_add_menu (row, _("What became of it"), G_MENU_MODEL (menu));

  return row;
}

/**
 * ps_waitlist_rows:
 * @waiting: (element-type PsWaitlistRow): who waits
 *
 * Returns: (transfer full) (element-type GtkWidget): a floating row for each, in that order
 */
GPtrArray *
ps_waitlist_rows (PsWorkspace *workspace,
                  GPtrArray   *waiting)
{
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; i < waiting->len; i++)
    g_ptr_array_add (rows, make_row (workspace, g_ptr_array_index (waiting, i)));

  return rows;
}

/**
 * ps_waitlist_words_free:
 * @row: who is to be asked next
 *
 * Returns: (transfer full): that there is a place again, and for whom
 */
char *
ps_waitlist_words_free (PsWorkspace         *workspace,
                        const PsWaitlistRow *row)
{
  g_autofree char *who = dup_who (workspace, row);
  g_autofree char *since = ps_care_words_day (workspace, row->added_at);

  /* Translators: %1$s is a member, %2$s a day. */
  return g_strdup_printf (_("%1$s has waited since %2$s."), who, since);
}

/**
 * ps_waitlist_words_offered:
 * @row: who was offered a place and has not answered
 *
 * Returns: (transfer full): who that is, and since when
 */
char *
ps_waitlist_words_offered (PsWorkspace         *workspace,
                           const PsWaitlistRow *row)
{
  g_autofree char *who = dup_who (workspace, row);
  g_autofree char *offered = ps_care_words_day (workspace, row->offered_at);

  /* Translators: %1$s is a member, %2$s a day. */
  return g_strdup_printf (_("%1$s was offered a place on %2$s and has not answered yet."), who,
                          offered);
}
