/* The rows of what is known of a member. */
#include "ps-member-rows.h"

#include "ps-attendance-store.h"
#include "ps-date-words.h"
#include "ps-date.h"
#include "ps-list-box.h"
#include "ps-way-words.h"

#include <glib/gi18n-lib.h>

/* So many of a group's latest meetings fit a narrow window, and they are what the words speak of. */
#define N_DOTS 8

/* As stored (PRODUCT.md, Words); bereavement is not a reason to be picked from a list in passing,
 * but it is one.
 */
static const char * const leave_reasons[] = {
  "moved-on-well", "schedule", "transport", "health", "did-not-connect", "other-group",
  "not-suitable", "moved-away", "died", "unknown",
};

/**
 * ps_member_rows_leave_reasons:
 * @n: (out): how many there are
 *
 * Returns: (array length=n): why somebody may leave a group, as stored, in the order in which it is
 *   asked
 */
const char * const *
ps_member_rows_leave_reasons (gsize *n)
{
  *n = G_N_ELEMENTS (leave_reasons);

  return leave_reasons;
}

/**
 * ps_member_rows_ways:
 * @ways: (element-type PsContactWayRow): how a member is reached
 *
 * Returns: (transfer container) (element-type GtkWidget): a row each, floating
 */
GPtrArray *
ps_member_rows_ways (GPtrArray *ways)
{
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; i < ways->len; i++)
    {
      const PsContactWayRow *way = g_ptr_array_index (ways, i);
      g_autofree char *value = ps_way_dup_value (way);
      g_autofree char *words = ps_way_words (way);

      g_ptr_array_add (rows, ps_row_new (ps_way_kind_icon (way->kind), value, words));
    }

  if (rows->len == 0)
    g_ptr_array_add (rows, ps_row_new (NULL, _("No way to reach them is noted"), NULL));

  return rows;
}

static void
add_fact (GPtrArray  *rows,
          const char *title,
          const char *text)
{
  GtkWidget *row;

  if (text == NULL || *text == '\0')
    return;

  row = ps_row_new (NULL, title, text);
  gtk_widget_add_css_class (row, "ps-fact");
  g_ptr_array_add (rows, row);
}

/**
 * ps_member_rows_about:
 * @row: a member
 *
 * Returns: (transfer container) (element-type GtkWidget): a row for each fact that is known, floating
 */
GPtrArray *
ps_member_rows_about (const PsMemberRow *row)
{
  GPtrArray *rows = g_ptr_array_new ();

  add_fact (rows, _("Full name"), row->full_name);
  add_fact (rows, _("Initial"), row->initial);
  add_fact (rows, _("Language"), row->language);
  add_fact (rows, _("Access needs"), row->access_needs);
  add_fact (rows, _("Role"), g_strcmp0 (row->role, "caregiver") == 0 ? _("Caregiver")
                                                                      : _("Lives with the condition"));

  return rows;
}

/**
 * ps_member_dots:
 * @statuses: (array zero-terminated=1): attendance, the oldest first; "" where they were not on the
 *   sheet
 *
 * Returns: (transfer full): a sign each: filled for there, half for a part of it, empty for not
 *   there, ringed for excused, a small dot for not expected; shapes, so that no colour is needed
 */
char *
ps_member_dots (const char * const *statuses)
{
  GString *dots = g_string_new (NULL);

  for (guint i = 0; statuses[i] != NULL; i++)
    {
      const char *sign = "·";

      if (g_str_equal (statuses[i], "present"))
        sign = "●";
      else if (g_str_equal (statuses[i], "late") || g_str_equal (statuses[i], "left-early"))
        sign = "◐";
      else if (g_str_equal (statuses[i], "excused"))
        sign = "◎";
      else if (g_str_equal (statuses[i], "absent") || g_str_equal (statuses[i], "expected"))
        sign = "○";

      if (dots->len > 0)
        g_string_append_c (dots, ' ');
      g_string_append (dots, sign);
    }

  return g_string_free (dots, FALSE);
}

static GMenu *
make_leave_menu (gint64 membership_id)
{
  GMenu *menu = g_menu_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (leave_reasons); i++)
    {
      g_autoptr (GMenuItem) item =
        g_menu_item_new (ps_leave_reason_get_label (leave_reasons[i]), NULL);

      g_menu_item_set_action_and_target (item, "member.leave", "(xs)",
                                         membership_id, leave_reasons[i]);
      g_menu_append_item (menu, item);
    }

  return menu;
}

static GtkWidget *
add_leave_button (GtkWidget             *row,
                  const PsMembershipRow *spell)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) reasons = make_leave_menu (spell->id);

  g_menu_append_section (menu, _("Why do they leave?"), G_MENU_MODEL (reasons));

  return ps_row_add_menu (row, _("Leave the group"), G_MENU_MODEL (menu));
}

static GtkWidget *
make_dots (PsRoster *roster,
           gint64    person_id,
           gint64    group_id)
{
  g_auto (GStrv) statuses =
    ps_roster_get_attendance_dots (roster, person_id, group_id, N_DOTS);
  g_autofree char *dots = NULL;
  GtkWidget *label;

  if (statuses == NULL || statuses[0] == NULL)
    return NULL;

  dots = ps_member_dots ((const char * const *) statuses);
  label = gtk_label_new (dots);
  gtk_widget_add_css_class (label, "ps-dots");
  gtk_widget_set_tooltip_text (label, _("The latest meetings, the newest last: ● there, "
                                        "◐ for a part of it, ◎ excused, ○ not there"));
  /* The row says it in words. */
  gtk_accessible_update_state (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);

  return label;
}

static void
move_to (GtkWidget *row,
         GtkWidget *suffix,
         GtkWidget *box)
{
  g_object_ref (suffix);
  adw_action_row_remove (ADW_ACTION_ROW (row), suffix);
  gtk_box_append (GTK_BOX (box), suffix);
  g_object_unref (suffix);
}

/* Beside the buttons they would leave the words of a narrow row no room. */
static void
put_dots_above (GtkWidget *row,
                GtkWidget *dots,
                GtkWidget *edit,
                GtkWidget *leave)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (column), dots);
  gtk_box_append (GTK_BOX (column), buttons);
  gtk_widget_set_halign (buttons, GTK_ALIGN_END);
  gtk_widget_set_valign (column, GTK_ALIGN_CENTER);
  move_to (row, edit, buttons);
  move_to (row, leave, buttons);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), column);
}

static char *
dup_when (const char *on,
          gint64      now)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  GDate today = ps_date_of_instant (now, zone, NULL);
  GDate day;

  return ps_date_from_iso (on, &day) ? ps_date_words_relative (&day, &today, NULL) : g_strdup (on);
}

static char *
dup_day (const char *on)
{
  GDate day;

  return ps_date_from_iso (on, &day) ? ps_date_words (&day, NULL) : g_strdup (on);
}

static GtkWidget *
add_edit_button (GtkWidget             *row,
                 const PsMembershipRow *spell)
{
  GtkWidget *button = ps_row_add_button (row, "document-edit-symbolic", _("Change the days"));

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", spell->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "member.edit-spell");

  return button;
}

static GtkWidget *
make_past_row (PsGroup               *group,
               const PsMembershipRow *spell)
{
  g_autofree char *from = dup_day (spell->joined_on);
  g_autofree char *until = dup_day (spell->left_on);
  g_autofree char *words = NULL;
  GtkWidget *row;

  /* Translators: when somebody joined and left a group, and why: “3 March 2025 to 4 May 2026: Moved on
   * well”.
   */
  words = g_strdup_printf (_("%1$s to %2$s: %3$s"), from, until,
                           ps_leave_reason_get_label (spell->leave_reason));
  row = ps_row_new (NULL, ps_group_get_name (group), words);
  gtk_widget_add_css_class (row, "dim-label");
  add_edit_button (row, spell);

  return row;
}

static GtkWidget *
make_spell_row (PsRoster              *roster,
                PsGroup               *group,
                const PsMembershipRow *spell,
                gint64                 now)
{
  g_autofree char *when = dup_when (spell->joined_on, now);
  /* Translators: since when somebody is a member of a group: “Joined 3 weeks ago”. */
  g_autofree char *joined = g_strdup_printf (_("Joined %s"), when);
  g_autofree char *coming = ps_roster_dup_coming_words (roster, spell->person_id, spell->group_id);
  g_autofree char *words = coming != NULL ? g_strdup_printf ("%s\n%s", coming, joined)
                                          : g_strdup (joined);
  GtkWidget *row = ps_row_new (NULL, ps_group_get_name (group), words);
  GtkWidget *dots = make_dots (roster, spell->person_id, spell->group_id);
  GtkWidget *edit = add_edit_button (row, spell);
  GtkWidget *leave = add_leave_button (row, spell);

  if (dots != NULL)
    put_dots_above (row, dots, edit, leave);

  return row;
}

/**
 * ps_member_rows_groups:
 * @roster: knows how often they come
 * @groups: knows the groups
 * @spells: (element-type PsMembershipRow): of one member, the newest first
 * @now: microseconds UTC
 *
 * Those they are a member of come first, then those they have left.
 *
 * Returns: (transfer container) (element-type GtkWidget): a row each, floating
 */
GPtrArray *
ps_member_rows_groups (PsRoster  *roster,
                       PsGroups  *groups,
                       GPtrArray *spells,
                       gint64     now)
{
  GPtrArray *rows = g_ptr_array_new ();

  for (int left = 0; left < 2; left++)
    for (guint i = 0; i < spells->len; i++)
      {
        const PsMembershipRow *spell = g_ptr_array_index (spells, i);
        g_autoptr (PsGroup) group = NULL;

        if ((spell->left_on != NULL) != (left == 1))
          continue;

        group = ps_groups_find (groups, spell->group_id, NULL);
        if (group != NULL)
          g_ptr_array_add (rows, left == 1 ? make_past_row (group, spell)
                                           : make_spell_row (roster, group, spell, now));
      }

  if (rows->len == 0)
    g_ptr_array_add (rows, ps_row_new (NULL, _("Not a member of a group"), NULL));

  return rows;
}
