/* What is known of a topic, as rows of short lists: so that all of it can be reached with the
 * keyboard and is read out.
 */
#include "ps-topic-rows.h"

#include "ps-list-box.h"
#include "ps-segment-plan.h"
#include "ps-topic-words.h"

#include <glib/gi18n-lib.h>

static void
add_fact (GPtrArray  *rows,
          const char *title,
          const char *text)
{
  if (text != NULL && *text != '\0')
    g_ptr_array_add (rows, ps_row_new (NULL, title, text));
}

/* (element-type utf8): the lines that say something. */
static GPtrArray *
split_lines (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GPtrArray *kept = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      g_ptr_array_add (kept, g_strdup (lines[i]));

  return kept;
}

/**
 * ps_topic_rows_caution:
 * @row: a topic
 *
 * Returns: (transfer full) (element-type GtkWidget): one row, or none where nothing is to be minded
 */
GPtrArray *
ps_topic_rows_caution (const PsTopicRow *row)
{
  g_autofree char *hint = ps_topic_words_hint (row->caution_tags);
  GPtrArray *rows = g_ptr_array_new ();

  if (hint != NULL)
    g_ptr_array_add (rows, ps_row_new ("dialog-information-symbolic", hint,
                                       *row->caution != '\0' ? row->caution : NULL));
  else if (*row->caution != '\0')
    g_ptr_array_add (rows, ps_row_new ("dialog-information-symbolic", _("With Care"),
                                       row->caution));

  return rows;
}

/**
 * ps_topic_rows_about:
 * @row: a topic
 *
 * Returns: (transfer full) (element-type GtkWidget): what it is for, who leads it, what it takes
 */
GPtrArray *
ps_topic_rows_about (const PsTopicRow *row)
{
  GPtrArray *rows = g_ptr_array_new ();
  PsLedBy led_by = PS_LED_BY_PEER;

  add_fact (rows, _("Objective"), row->objective);
  ps_led_by_from_string (row->led_by, &led_by);
  add_fact (rows, _("Led By"), ps_led_by_get_label (led_by));
  add_fact (rows, _("Materials"), row->materials);
  add_fact (rows, _("For Whom"), row->audience);
  add_fact (rows, _("Source"), row->source);

  return rows;
}

/**
 * ps_topic_rows_questions:
 * @row: a topic
 *
 * Returns: (transfer full) (element-type GtkWidget): its open questions
 */
GPtrArray *
ps_topic_rows_questions (const PsTopicRow *row)
{
  g_autoptr (GPtrArray) lines = split_lines (row->prompts);
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; i < lines->len; i++)
    g_ptr_array_add (rows, ps_row_new (NULL, g_ptr_array_index (lines, i), NULL));

  return rows;
}

/**
 * ps_topic_rows_steps:
 * @row: a topic
 *
 * Returns: (transfer full) (element-type GtkWidget): the steps of its exercise, numbered
 */
GPtrArray *
ps_topic_rows_steps (const PsTopicRow *row)
{
  g_autoptr (GPtrArray) lines = split_lines (row->exercise);
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; i < lines->len; i++)
    {
      const char *line = g_ptr_array_index (lines, i);
      GtkWidget *step = ps_row_new (NULL, line, NULL);
      /* Translators: the number of a step of an exercise, before its text. */
      g_autofree char *number = g_strdup_printf (_("%u."), i + 1);
      /* Translators: a step of an exercise as a screen reader says it: its number, its text. */
      g_autofree char *name = g_strdup_printf (_("Step %u: %s"), i + 1, line);
      GtkWidget *label = gtk_label_new (number);

      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_add_css_class (label, "numeric");
      gtk_widget_set_valign (label, GTK_ALIGN_BASELINE);
      adw_action_row_add_prefix (ADW_ACTION_ROW (step), label);
      gtk_accessible_reset_relation (GTK_ACCESSIBLE (step), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
      gtk_accessible_update_property (GTK_ACCESSIBLE (step),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                      -1);
      g_ptr_array_add (rows, step);
    }

  return rows;
}

/**
 * ps_topic_rows_used:
 * @topics: the library
 * @groups: (element-type PsGroup): the groups that there are
 * @topic_id: a topic
 * @now: microseconds UTC
 *
 * Returns: (transfer full) (element-type GtkWidget): which group had it when; empty for none
 */
GPtrArray *
ps_topic_rows_used (PsTopics   *topics,
                    GListModel *groups,
                    gint64      topic_id,
                    gint64      now)
{
  gint64 newest = ps_topics_get_last_used (topics, topic_id, 0);
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; newest != 0 && i < g_list_model_get_n_items (groups); i++)
    {
      g_autoptr (PsGroup) group = g_list_model_get_item (groups, i);
      gint64 used = ps_topics_get_last_used (topics, topic_id, ps_group_get_id (group));
      g_autofree char *words = used != 0 ? ps_topic_words_used (used, now) : NULL;

      add_fact (rows, ps_group_get_name (group), words);
    }

  if (newest != 0 && rows->len == 0)
    {
      g_autofree char *words = ps_topic_words_used (newest, now);

      add_fact (rows, _("A former group"), words);
    }

  return rows;
}
