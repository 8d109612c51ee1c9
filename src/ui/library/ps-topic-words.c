/* What the library says about a topic. */
#include "ps-topic-words.h"

#include "ps-date-words.h"
#include "ps-date.h"
#include "ps-duration.h"

#include <glib/gi18n-lib.h>

static char *
join (GPtrArray *words)
{
  g_ptr_array_add (words, NULL);

  /* Translators: stands between the parts of a list. */
  return g_strjoinv (_(", "), (char **) words->pdata);
}

/**
 * ps_topic_words_facts:
 * @row: a topic
 *
 * Returns: (transfer full): “Self-management · 30 min”
 */
char *
ps_topic_words_facts (const PsTopicRow *row)
{
  /* Translators: how long a topic takes, short. */
  g_autofree char *minutes = g_strdup_printf (ngettext ("%u min", "%u min", row->minutes),
                                              row->minutes);

  if (*row->category == '\0')
    return g_steal_pointer (&minutes);

  return g_strdup_printf ("%s · %s", row->category, minutes);
}

/**
 * ps_topic_words_row:
 * @row: a topic
 *
 * Returns: (transfer full): a row of the list as a screen reader says it: “Pacing, Self-management,
 *   30 minutes, favourite”
 */
char *
ps_topic_words_row (const PsTopicRow *row)
{
  g_autofree char *length = ps_duration_in_words ((gint64) row->minutes * 60);
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  g_ptr_array_add (parts, row->title);
  if (*row->category != '\0')
    g_ptr_array_add (parts, row->category);
  g_ptr_array_add (parts, length);
  if (row->favourite)
    /* Translators: of a topic, at the end of a list of facts. */
    g_ptr_array_add (parts, _("favourite"));

  return join (parts);
}

/**
 * ps_topic_words_used:
 * @started_at: when the last meeting about a topic began, microseconds UTC
 * @now: microseconds UTC
 *
 * Returns: (transfer full): “Last used 3 weeks ago”
 */
char *
ps_topic_words_used (gint64 started_at,
                     gint64 now)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  GDate today = ps_date_of_instant (now, zone, NULL);
  GDate day = ps_date_of_instant (started_at, zone, NULL);
  g_autofree char *when = ps_date_words_relative (&day, &today, NULL);

  /* Translators: of a topic: when, such as “yesterday”, “3 weeks ago” or “9 March 2027”. */
  return g_strdup_printf (_("Last used %s"), when);
}

/**
 * ps_topic_words_hint:
 * @caution_tags: of "grief", "suicide", "trauma" and "medicines", by spaces
 *
 * Returns: (transfer full) (nullable): that a professional should be at hand, and for what; %NULL
 *   where there are no tags
 */
char *
ps_topic_words_hint (const char *caution_tags)
{
  static const struct {
    const char *tag;
    const char *words;
  } names[] = {
    /* Translators: what a topic may touch on, after “for:”. */
    { "grief", N_("grief") },
    { "suicide", N_("suicide") },
    { "trauma", N_("trauma") },
    { "medicines", N_("medicines") },
  };
  g_auto (GStrv) tags = g_strsplit (caution_tags, " ", -1);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autofree char *list = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strv_contains ((const char * const *) tags, names[i].tag))
      g_ptr_array_add (words, _(names[i].words));

  if (words->len == 0)
    return NULL;

  list = join (words);

  /* Translators: %s is a list, such as “grief, suicide”. */
  return g_strdup_printf (_("A professional should be at hand. It touches on: %s."), list);
}

/**
 * ps_topic_words_copy:
 * @title: of a topic
 *
 * Returns: (transfer full): what its copy is called at first
 */
char *
ps_topic_words_copy (const char *title)
{
  /* Translators: what the copy of a topic is called at first. */
  return g_strdup_printf (_("%s (copy)"), title);
}

/**
 * ps_topic_words_chosen:
 * @groups: the groups that there are
 * @topic_id: a topic
 *
 * Returns: (transfer full) (nullable): whose next meeting is about it; %NULL for no group's
 */
char *
ps_topic_words_chosen (PsGroups *groups,
                       gint64    topic_id)
{
  GListModel *all = ps_groups_get_list (groups);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (PsGroup) group = g_list_model_get_item (all, i);

      if (ps_groups_get_next_topic (groups, ps_group_get_id (group)) == topic_id)
        g_ptr_array_add (names, g_strdup (ps_group_get_name (group)));
    }

  if (names->len == 0)
    return NULL;

  list = join (names);

  /* Translators: of a topic; a group, or several. */
  return g_strdup_printf (_("Chosen for the next meeting of %s."), list);
}
