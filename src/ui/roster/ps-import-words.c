/* What an import comes to, in sentences. */
#include "ps-import-words.h"

#include "ps-date-words.h"
#include "ps-date.h"
#include "ps-time-words.h"

#include <glib/gi18n-lib.h>

/* Of more columns than this a sentence names the first. */
#define LEFT_OUT_SHOWN 6

static void
add (GString *text,
     char    *sentence)
{
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, sentence);
  g_free (sentence);
}

/* Said once for the whole file, and not for each row. */
static void
add_left_out (GString   *text,
              GPtrArray *left_out)
{
  g_autoptr (GString) list = g_string_new (NULL);

  if (left_out->len == 0)
    return;

  for (guint i = 0; i < left_out->len && i <= LEFT_OUT_SHOWN; i++)
    {
      if (i > 0)
        /* Translators: between the names of columns in a list of them. */
        g_string_append (list, _(", "));
      g_string_append (list, i == LEFT_OUT_SHOWN ? "…" : g_ptr_array_index (left_out, i));
    }

  /* Translators: %s is a list such as “notes, pictures”. */
  add (text, g_strdup_printf (_("Not imported: %s."), list->str));
}

/**
 * ps_import_words_summary:
 * @import: a preview
 * @workspace: a workspace that is open
 * @group_id: the group that they join, or 0
 *
 * Returns: (transfer full): “12 people are new. 2 are known already and stay as they are. 1 row cannot
 *   be imported.”
 */
char *
ps_import_words_summary (const PsMemberImport *import,
                         PsWorkspace          *workspace,
                         gint64                group_id)
{
  g_autoptr (PsGroup) group =
    group_id != 0 ? ps_groups_find (ps_workspace_get_groups (workspace), group_id, NULL) : NULL;
  const char *group_name = group != NULL ? ps_group_get_name (group) : NULL;
  char *full = NULL;
  guint created = ps_member_import_count (import, PS_MEMBER_CREATED);
  guint updated = ps_member_import_count (import, PS_MEMBER_UPDATED);
  guint known = ps_member_import_count (import, PS_MEMBER_DUPLICATE);
  guint skipped = ps_member_import_count (import, PS_MEMBER_SKIPPED);
  GString *text = g_string_new (NULL);

  if (created > 0)
    add (text, g_strdup_printf (ngettext ("%u person is new.", "%u people are new.", created),
                                created));
  if (updated > 0 && group_name != NULL)
    /* Translators: %s is a group. */
    add (text, g_strdup_printf (ngettext ("%u is on the roster already and joins %s or gets what was"
                                          " not known.",
                                          "%u are on the roster already and join %s or get what was"
                                          " not known.", updated),
                                updated, group_name));
  else if (updated > 0)
    add (text, g_strdup_printf (ngettext ("%u is on the roster already and gets what was not known.",
                                          "%u are on the roster already and get what was not known.",
                                          updated), updated));
  if (known > 0)
    add (text, g_strdup_printf (ngettext ("%u is known already and stays as they are.",
                                          "%u are known already and stay as they are.", known),
                                known));
  if (skipped > 0)
    add (text, g_strdup_printf (ngettext ("%u row cannot be imported.",
                                          "%u rows cannot be imported.", skipped), skipped));
  if (group != NULL && created + updated > 0)
    full = ps_care_dup_full_words (ps_workspace_get_care (workspace), group_id,
                                   ps_member_import_count_joining (import));
  if (full != NULL)
    add (text, full);
  add_left_out (text, ps_member_import_get_left_out (import));

  return g_string_free (text, FALSE);
}

/**
 * ps_import_words_done:
 * @created: how many are on the roster now
 * @updated: to how many of the roster something was added
 *
 * Returns: (transfer full): a sentence for after it
 */
char *
ps_import_words_done (guint created,
                      guint updated)
{
  g_autofree char *added = g_strdup_printf (ngettext ("%u person was added to the roster.",
                                                      "%u people were added to the roster.",
                                                      created), created);

  if (updated == 0)
    return g_steal_pointer (&added);

  if (created == 0)
    return g_strdup_printf (ngettext ("%u member was updated.", "%u members were updated.", updated),
                            updated);

  /* Translators: %s is “12 people were added to the roster.” */
  return g_strdup_printf (ngettext ("%s %u member was updated.", "%s %u members were updated.", updated),
                          added, updated);
}

/**
 * ps_import_words_left:
 * @import: what was done; some rows of it were skipped
 *
 * Returns: (transfer full): “12 people were added to the roster. 1 row could not be imported …”
 */
char *
ps_import_words_left (const PsMemberImport *import)
{
  guint created = ps_member_import_count (import, PS_MEMBER_CREATED);
  guint updated = ps_member_import_count (import, PS_MEMBER_UPDATED);
  guint skipped = ps_member_import_count (import, PS_MEMBER_SKIPPED);
  GString *text = g_string_new (NULL);

  add (text, ps_import_words_done (created, updated));
  add (text, g_strdup_printf (ngettext ("%u row could not be imported. It can be saved as a table, mended"
                                        " and imported again.",
                                        "%u rows could not be imported. They can be saved as a table,"
                                        " mended and imported again.", skipped), skipped));

  return g_string_free (text, FALSE);
}

/**
 * ps_import_words_undone:
 * @undone: what became of an import that was taken back
 *
 * Returns: (transfer full): sentences
 */
char *
ps_import_words_undone (const PsImportUndone *undone)
{
  GString *text = g_string_new (NULL);

  if (undone->removed > 0)
    add (text, g_strdup_printf (ngettext ("%u person is off the roster again.",
                                          "%u people are off the roster again.", undone->removed),
                                undone->removed));
  if (undone->left > 0)
    add (text, g_strdup_printf (ngettext ("%u has not joined the group.", "%u have not joined the group.",
                                          undone->left), undone->left));
  if (undone->cleared > 0)
    add (text, g_strdup_printf (ngettext ("%u is as before.", "%u are as before.", undone->cleared),
                                undone->cleared));
  if (undone->kept > 0)
    add (text, g_strdup_printf (ngettext ("%u stays, having come or been changed since.",
                                          "%u stay, having come or been changed since.", undone->kept),
                                undone->kept));
  if (text->len == 0)
    add (text, g_strdup (_("The import is undone.")));

  return g_string_free (text, FALSE);
}

static char *
words_for (gint64         instant,
           const PsClock *clock)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  GDate day = ps_date_of_instant (instant, zone, NULL);
  GDate today = ps_date_of_instant (ps_clock_wall (clock), zone, NULL);
  g_autofree char *date = ps_date_words_day (&day, &today, NULL);
  g_autofree char *time = ps_time_words (instant, zone, NULL);

  /* Translators: a day, and a time of day. */
  return g_strdup_printf (_("%s, %s"), date, time);
}

/**
 * ps_import_words_when:
 *
 * Returns: (transfer full): when it was made: “Tuesday, 14 March, 17:30”
 */
char *
ps_import_words_when (const PsImportRow *import,
                      const PsClock     *clock)
{
  return words_for (import->imported_at, clock);
}

/**
 * ps_import_words_row:
 *
 * Returns: (transfer full): “198 new, 2 updated · Tuesday Group · by Ana”
 */
char *
ps_import_words_row (const PsImportRow *import,
                     const PsClock     *clock)
{
  GString *text = g_string_new (NULL);

  if (import->undone_at != 0)
    {
      g_autofree char *when = words_for (import->undone_at, clock);

      /* Translators: %s is a day and a time. */
      g_string_append_printf (text, _("Undone on %s"), when);
    }
  else
    {
      g_string_append_printf (text, ngettext ("%u person new", "%u people new", import->n_new),
                              import->n_new);
      if (import->n_known > 0)
        {
          g_string_append (text, _(", "));
          /* Translators: of people: how many got something added to what was known. */
          g_string_append_printf (text, ngettext ("%u updated", "%u updated", import->n_known),
                                  import->n_known);
        }
    }

  if (import->group_name != NULL)
    g_string_append_printf (text, " · %s", import->group_name);
  if (*import->imported_by != '\0')
    {
      g_string_append (text, " · ");
      /* Translators: %s is a user who did it. */
      g_string_append_printf (text, _("by %s"), import->imported_by);
    }

  return g_string_free (text, FALSE);
}
