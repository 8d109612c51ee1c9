#include "ps-content-reader.h"

#include <string.h>

/* The segment as it is in a meeting of @minutes, or %NULL without an error if it has no place in
 * one.
 */
static PsSegmentPlan *
read_segment (const PsContentReader  *reader,
              const PsContentNode    *node,
              guint                   minutes,
              GError                **error)
{
  const char *kind = ps_content_node_get_attribute (node, "kind");
  const char *led_by = ps_content_node_get_attribute (node, "led-by");
  g_autoptr (PsSegmentPlan) plan = NULL;
  g_autofree char *title = NULL;
  const PsContentNode *time = NULL;
  PsSegmentKind known_kind;
  PsLedBy known_led_by;

  for (guint i = 0; i < node->children->len && time == NULL; i++)
    {
      const PsContentNode *child = g_ptr_array_index (node->children, i);

      if (strcmp (child->name, "time") == 0
          && ps_content_node_get_number (child, "length") == minutes)
        time = child;
    }

  if (time == NULL)
    return NULL;

  if (kind == NULL || !ps_segment_kind_from_string (kind, &known_kind))
    {
      ps_content_reader_fail (error, kind != NULL ? kind : "segment", "is not a kind of segment");
      return NULL;
    }

  if (!ps_led_by_from_string (led_by, &known_led_by))
    {
      ps_content_reader_fail (error, kind, "is led by nobody that is known");
      return NULL;
    }

  title = ps_content_reader_child (reader, node, "title");
  plan = ps_segment_plan_new (known_kind, title,
                              ps_content_node_get_number (time, "min") * 60,
                              ps_content_node_get_number (time, "minutes") * 60,
                              ps_content_node_get_number (time, "max") * 60);
  plan->led_by = known_led_by;
  plan->cue = ps_content_reader_child (reader, node, "cue");
  if (ps_content_node_get_child (node, "materials") != NULL)
    plan->materials = ps_content_reader_child (reader, node, "materials");
  plan->is_protected = g_strcmp0 (ps_content_node_get_attribute (node, "protected"), "yes") == 0;

  return g_steal_pointer (&plan);
}

static PsAgendaTemplate *
read_agenda (const PsContentReader  *reader,
             const PsContentNode    *node,
             guint                   minutes,
             GError                **error)
{
  const char *model = ps_content_node_get_attribute (node, "model");
  g_autofree char *name = ps_content_reader_child (reader, node, "name");
  g_autofree char *description = ps_content_reader_child (reader, node, "description");
  g_autoptr (PsAgendaTemplate) agenda = ps_agenda_template_new (model, minutes, name, description);
  g_autoptr (GError) problem = NULL;

  for (guint i = 0; i < node->children->len; i++)
    {
      const PsContentNode *child = g_ptr_array_index (node->children, i);
      PsSegmentPlan *plan;

      if (strcmp (child->name, "segment") != 0)
        continue;

      plan = read_segment (reader, child, minutes, &problem);
      if (plan != NULL)
        g_ptr_array_add (agenda->segments, plan);
      else if (problem != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return NULL;
        }
    }

  return g_steal_pointer (&agenda);
}

/* Adds the agendas of one model in the order of its lengths. One that no segment has a time for is
 * worked out from the longest.
 */
static gboolean
read_model (const PsContentReader  *reader,
            const PsContentNode    *node,
            GPtrArray              *agendas,
            GError                **error)
{
  const char *model = ps_content_node_get_attribute (node, "model");
  const char *lengths = ps_content_node_get_attribute (node, "lengths");
  g_autoptr (PsAgendaTemplate) longest = NULL;
  g_auto (GStrv) words = NULL;
  guint n_words;

  if (model == NULL || lengths == NULL)
    return ps_content_reader_fail (error, "agenda", "needs a model and lengths");

  words = g_strsplit (lengths, " ", -1);
  n_words = g_strv_length (words);
  longest = read_agenda (reader, node, g_ascii_strtoull (words[n_words - 1], NULL, 10), error);
  if (longest == NULL)
    return FALSE;

  for (guint i = 0; i < n_words; i++)
    {
      guint minutes = g_ascii_strtoull (words[i], NULL, 10);
      PsAgendaTemplate *agenda = read_agenda (reader, node, minutes, error);

      if (agenda != NULL && agenda->segments->len == 0)
        {
          ps_agenda_template_free (agenda);
          agenda = ps_agenda_template_scale (longest, minutes);
          if (agenda == NULL)
            return ps_content_reader_fail (error, model, "cannot be made as long as that");
        }

      if (agenda == NULL)
        return FALSE;

      g_ptr_array_add (agendas, agenda);
    }

  return TRUE;
}

/**
 * ps_content_read_agendas:
 * @reader: where the words come from
 * @xml: what agendas.xml has
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable) (element-type PsAgendaTemplate): the templates, or %NULL with
 *   a #G_MARKUP_ERROR
 */
GPtrArray *
ps_content_read_agendas (const PsContentReader  *reader,
                         GBytes                 *xml,
                         GError                **error)
{
  g_autoptr (GPtrArray) agendas = NULL;
  g_autoptr (PsContentNode) root = ps_content_node_parse (xml, error);

  if (root == NULL)
    return NULL;

  agendas = g_ptr_array_new_with_free_func ((GDestroyNotify) ps_agenda_template_free);

  for (guint i = 0; i < root->children->len; i++)
    {
      if (!read_model (reader, g_ptr_array_index (root->children, i), agendas, error))
        return NULL;
    }

  return g_steal_pointer (&agendas);
}
