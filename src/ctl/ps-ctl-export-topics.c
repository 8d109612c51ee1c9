/* peersidectl export topics */
#include "ps-ctl-export.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ps-audit-note.h"
#include "ps-ctl-json.h"
#include "ps-ctl-vault.h"
#include "ps-markdown.h"
#include "ps-topic-store.h"

static const char * const formats[] = { "json", "md", NULL };

/* Texts of several lines are arrays in JSON and lists in Markdown. */
static void
add_lines (JsonBuilder *json,
           const char  *name,
           const char  *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  json_builder_set_member_name (json, name);
  json_builder_begin_array (json);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      json_builder_add_string_value (json, lines[i]);
  json_builder_end_array (json);
}

static void
add_json (GString          *text,
          const PsTopicRow *row)
{
  JsonBuilder *json = ps_ctl_json_new ();

  ps_ctl_json_number (json, "id", row->id);
  ps_ctl_json_string (json, "origin", row->origin);
  ps_ctl_json_string (json, "title", row->title);
  ps_ctl_json_string (json, "category", row->category);
  ps_ctl_json_number (json, "minutes", row->minutes);
  ps_ctl_json_string (json, "objective", row->objective);
  add_lines (json, "prompts", row->prompts);
  add_lines (json, "exercise", row->exercise);
  ps_ctl_json_string (json, "materials", row->materials);
  ps_ctl_json_string (json, "audience", row->audience);
  ps_ctl_json_string (json, "caution", row->caution);
  ps_ctl_json_string (json, "caution_tags", row->caution_tags);
  ps_ctl_json_string (json, "led_by", row->led_by);
  ps_ctl_json_string (json, "source", row->source);
  ps_ctl_json_boolean (json, "favourite", row->favourite);
  ps_ctl_json_line (json, text);
}

static void
append_list (GString    *text,
             const char *title,
             const char *lines,
             gboolean    numbered)
{
  g_auto (GStrv) items = g_strsplit (lines, "\n", -1);
  guint n = 0;

  if (*lines == '\0')
    return;

  g_string_append_printf (text, "### %s\n\n", title);
  for (guint i = 0; items[i] != NULL; i++)
    {
      if (*items[i] == '\0')
        continue;

      if (numbered)
        g_string_append_printf (text, "%u. ", ++n);
      else
        g_string_append (text, "- ");
      ps_markdown_append (text, items[i]);
      g_string_append_c (text, '\n');
    }
  g_string_append_c (text, '\n');
}

static void
append_part (GString    *text,
             const char *title,
             const char *part)
{
  if (*part == '\0')
    return;

  g_string_append_printf (text, "**%s** ", title);
  ps_markdown_append (text, part);
  g_string_append (text, "\n\n");
}

static void
add_markdown (GString          *text,
              const PsTopicRow *row)
{
  g_string_append (text, "## ");
  ps_markdown_append (text, row->title);
  g_string_append (text, "\n\n");
  ps_markdown_append (text, row->category);
  /* Translators: behind the category of a topic, how long it takes. */
  g_string_append_printf (text, ngettext (" · %u minute\n\n", " · %u minutes\n\n", row->minutes),
                          row->minutes);
  append_part (text, _("Objective:"), row->objective);
  append_part (text, _("Take care:"), row->caution);
  append_list (text, _("Questions"), row->prompts, FALSE);
  append_list (text, _("Exercise"), row->exercise, TRUE);
  append_part (text, _("Materials:"), row->materials);
  append_part (text, _("For whom:"), row->audience);
  append_part (text, _("Source:"), row->source);
}

gboolean
ps_ctl_export_topics (PsCtl   *ctl,
                      GError **error)
{
  const char *format = ps_ctl_export_format (ctl, formats, error);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GArray) ids = NULL;
  PsConn *conn;

  if (format == NULL || !ps_ctl_open (ctl, error))
    return FALSE;

  conn = ps_ctl_get_reader (ctl);
  ids = ps_topic_store_ids (conn, NULL, -1, error);
  if (ids == NULL)
    return FALSE;

  if (g_str_equal (format, "md"))
    g_string_append_printf (text, "# %s\n\n", _("Topics"));

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (PsTopicRow) row = ps_topic_store_get (conn, g_array_index (ids, gint64, i), error);

      if (row == NULL)
        return FALSE;

      if (g_str_equal (format, "md"))
        add_markdown (text, row);
      else
        add_json (text, row);
    }

  bytes = g_string_free_to_bytes (g_steal_pointer (&text));

  return ps_audit_note_now (ps_workspace_get_db (ctl->workspace), PS_AUDIT_EXPORT, PS_AUDIT_NOTHING,
                            0, "topics", error) &&
         ps_ctl_export_finish (ctl, NULL, bytes, error);
}
