/* What is to be noticed about a record itself: that they died or were removed, that it is a light one,
 * that it may be somebody else's too, that another went into it.
 */
#include "ps-member-notices.h"

#include "ps-date-words.h"
#include "ps-date.h"
#include "ps-list-box.h"
#include "ps-member-facts.h"
#include "ps-text.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* More than these are found in the window of duplicates. */
#define N_DUPLICATES 3

/* Among so many whose names begin so are those who are meant. */
#define N_REMOVED 50

static GtkWidget *
add_button (GtkWidget  *row,
            const char *label,
            const char *spoken,
            const char *action,
            gint64      target)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  if (target != 0)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);

  return button;
}

static GtkWidget *
make_walk_in_row (void)
{
  GtkWidget *row = ps_row_new (NULL, _("Walk-in"), _("No more than the name was asked for."));

  ps_row_put_below (row, add_button (row, _("Complete the Record…"), _("Complete the Record…"),
                                     "member.edit", 0));

  return row;
}

/* A mistake may be found when the group has long been asked. */
static GtkWidget *
make_died_row (PsMember *member)
{
  g_autofree char *died = ps_member_facts_dup_gone (member);
  GtkWidget *row = ps_row_new (NULL, died, _("They are in no list, and nobody calls them."));

  ps_row_put_below (row, add_button (row, _("This Was a Mistake"), _("This Was a Mistake"),
                                     "member.not-died", 0));

  return row;
}

static GtkWidget *
make_removed_row (PsMember *member)
{
  g_autofree char *removed = ps_member_facts_dup_gone (member);
  GtkWidget *row = ps_row_new (NULL, removed,
                               _("They are in no list. What they came to is kept."));

  add_button (row, _("Put Back"), _("Put Back on the Roster"), "member.put-back", 0);

  return row;
}

static GtkWidget *
make_duplicate_row (PsWorkspace       *workspace,
                    PsMember          *other,
                    const PsDuplicate *pair)
{
  g_autofree char *label = ps_member_facts_dup_label (workspace, other);
  /* Translators: of a member; %s is another one, with what tells them apart. */
  g_autofree char *title = g_strdup_printf (_("May also be %s"), label);
  g_autofree char *words = ps_duplicate_dup_words (pair);
  /* Translators: what two members have in common: “They have the same name and the same e-mail address”. */
  g_autofree char *subtitle = g_strdup_printf (_("They have %s"), words);
  /* Translators: said by a screen reader of a button; %s is a member. */
  g_autofree char *merge = g_strdup_printf (_("Merge with %s…"), label);
  /* Translators: said by a screen reader of a button; %s is a member. */
  g_autofree char *two = g_strdup_printf (_("%s is another person"), label);
  GtkWidget *row = ps_row_new (NULL, title, subtitle);

  ps_row_put_below (row, add_button (row, _("Merge…"), merge, "member.merge", pair->other_id));
  ps_row_put_below (row, add_button (row, _("Two People"), two,
                                     "member.two-people", pair->other_id));

  return row;
}

static void
add_duplicates (GPtrArray   *rows,
                PsWorkspace *workspace,
                PsMember    *member)
{
  PsRoster *roster = ps_workspace_get_roster (workspace);
  g_autoptr (PsMemberRow) row = ps_member_row_copy (ps_member_get_row (member));
  g_autoptr (GArray) pairs = NULL;
  guint n = 0;

  row->ways = ps_roster_get_ways (roster, row->id, NULL);
  pairs = ps_duplicates_of (ps_workspace_get_duplicates (workspace), row, NULL);
  for (guint i = 0; pairs != NULL && i < pairs->len && n < N_DUPLICATES; i++)
    {
      const PsDuplicate *pair = &g_array_index (pairs, PsDuplicate, i);
      g_autoptr (PsMember) other = NULL;

      /* What is no more than possible is asked of a record that knows no more itself. */
      if (!row->walk_in && !ps_duplicate_is_likely (pair))
        continue;

      other = ps_roster_find (roster, pair->other_id, NULL);
      if (other == NULL)
        continue;

      g_ptr_array_add (rows, make_duplicate_row (workspace, other, pair));
      n++;
    }
}

static GtkWidget *
make_known_row (PsWorkspace       *workspace,
                PsMember          *other,
                const PsDuplicate *pair,
                const char        *action)
{
  g_autofree char *label = ps_member_facts_dup_label (workspace, other);
  /* Translators: %s is a member, with what tells them apart from another of that name. */
  g_autofree char *title = g_strdup_printf (_("%s is on the roster"), label);
  g_autofree char *words = ps_duplicate_dup_words (pair);
  /* Translators: what somebody who is typed has in common with a member: “With the same name”. */
  g_autofree char *subtitle = g_strdup_printf (_("With %s"), words);
  /* Translators: said by a screen reader of a button; %s is a member. */
  g_autofree char *spoken = g_strdup_printf (_("Open %s"), label);
  GtkWidget *row = ps_row_new (NULL, title, subtitle);

  add_button (row, _("Open"), spoken, action, pair->other_id);

  return row;
}

/* "Ana" is Ana and Ana Silva, but not Anabel. */
static gboolean
is_called (PsMember   *member,
           const char *typed)
{
  g_autofree char *fold = ps_text_fold (typed);
  g_autofree char *name = ps_text_fold (ps_member_get_name (member));
  g_autofree char *full = ps_text_fold (ps_member_get_row (member)->full_name);
  gsize n = strlen (fold);

  return g_str_equal (name, fold) ||
         (g_str_has_prefix (full, fold) && (full[n] == '\0' || full[n] == ' '));
}

static GtkWidget *
make_was_removed_row (PsWorkspace *workspace,
                      PsMember    *member,
                      const char  *action)
{
  g_autofree char *label = ps_member_facts_dup_label (workspace, member);
  /* Translators: %s is a member, with what tells them apart from another of that name. */
  g_autofree char *title = g_strdup_printf (_("%s was removed from the roster"), label);
  /* Translators: said by a screen reader of a button; %s is a member. */
  g_autofree char *spoken = g_strdup_printf (_("Open %s"), label);
  GtkWidget *row = ps_row_new (NULL, title, _("They can be put back with all they came to."));

  add_button (row, _("Open"), spoken, action, ps_member_get_id (member));

  return row;
}

/* Whoever comes back has a history, which a new record would not have. */
static void
add_removed (GPtrArray         *rows,
             PsWorkspace       *workspace,
             const PsMemberRow *row,
             const char        *action)
{
  PsRoster *roster = ps_workspace_get_roster (workspace);
  g_autoptr (GArray) ids = ps_roster_find_removed (roster, row->preferred_name, N_REMOVED);

  for (guint i = 0; i < ids->len && rows->len < N_DUPLICATES; i++)
    {
      g_autoptr (PsMember) member = ps_roster_find (roster, g_array_index (ids, gint64, i), NULL);

      if (member != NULL && is_called (member, row->preferred_name))
        g_ptr_array_add (rows, make_was_removed_row (workspace, member, action));
    }
}

/**
 * ps_member_notices_known:
 * @workspace: a workspace that is open
 * @row: somebody as they are typed, with how they are reached
 * @action: takes the id of a member, as an "x"
 *
 * Returns: (transfer container) (element-type GtkWidget): a floating row for each member who that may be,
 *   the likely ones first and those who were removed last, with a button that opens them; mostly none
 */
GPtrArray *
ps_member_notices_known (PsWorkspace       *workspace,
                         const PsMemberRow *row,
                         const char        *action)
{
  PsRoster *roster = ps_workspace_get_roster (workspace);
  g_autoptr (GArray) pairs =
    ps_duplicates_of (ps_workspace_get_duplicates (workspace), row, NULL);
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; pairs != NULL && i < pairs->len && rows->len < N_DUPLICATES; i++)
    {
      const PsDuplicate *pair = &g_array_index (pairs, PsDuplicate, i);
      g_autoptr (PsMember) other = ps_roster_find (roster, pair->other_id, NULL);

      if (other != NULL)
        g_ptr_array_add (rows, make_known_row (workspace, other, pair, action));
    }
  add_removed (rows, workspace, row, action);

  return rows;
}

static GtkWidget *
make_merge_row (const PsMergeRow *merge)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  GDate day = ps_date_of_instant (merge->merged_at, zone, NULL);
  g_autofree char *when = ps_date_words (&day, NULL);
  /* Translators: another record of the same member went into this one; the name it had, and the day:
   * “Merged with Ana S. on 3 March 2026”.
   */
  g_autofree char *title = g_strdup_printf (_("Merged with %1$s on %2$s"), merge->merged_name, when);
  /* Translators: said by a screen reader of a button; %s is the name that the other record had. */
  g_autofree char *spoken = g_strdup_printf (_("Take the record of %s apart again"),
                                             merge->merged_name);
  GtkWidget *row = ps_row_new (NULL, title, NULL);

  ps_row_put_below (row, add_button (row, _("Take Apart"), spoken, "member.take-apart", merge->id));

  return row;
}

/**
 * ps_member_notices_rows:
 * @workspace: a workspace that is open
 * @member: whom
 *
 * Returns: (transfer container) (element-type GtkWidget): a floating row each, whose buttons are actions
 *   of the pane; mostly none
 */
GPtrArray *
ps_member_notices_rows (PsWorkspace *workspace,
                        PsMember    *member)
{
  GPtrArray *rows = g_ptr_array_new ();
  g_autoptr (GPtrArray) merges =
    ps_roster_get_merges (ps_workspace_get_roster (workspace), ps_member_get_id (member), NULL);

  if (ps_member_has_died (member))
    {
      g_ptr_array_add (rows, make_died_row (member));
      return rows;
    }

  if (ps_member_is_removed (member))
    {
      g_ptr_array_add (rows, make_removed_row (member));
      return rows;
    }

  if (ps_member_get_row (member)->walk_in)
    g_ptr_array_add (rows, make_walk_in_row ());
  add_duplicates (rows, workspace, member);
  for (guint i = 0; merges != NULL && i < merges->len; i++)
    g_ptr_array_add (rows, make_merge_row (g_ptr_array_index (merges, i)));

  return rows;
}
