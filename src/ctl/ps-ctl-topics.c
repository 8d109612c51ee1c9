/* peersidectl topics */
#include "ps-ctl-command.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ps-ctl-json.h"
#include "ps-ctl-table.h"
#include "ps-ctl-vault.h"
#include "ps-topic-query.h"
#include "ps-topic-store.h"

#define LIMIT 20

/* Without the marks around the words that were found, which a terminal has no use for. */
static char *
dup_snippet (PsConn      *conn,
             const char  *match,
             gint64       id,
             GError     **error)
{
  g_autofree char *snippet = NULL;
  char *to;

  if (!ps_topic_store_snippet (conn, match, id, &snippet, error))
    return NULL;

  if (snippet == NULL)
    return g_strdup ("");

  to = snippet;
  for (const char *from = snippet; *from != '\0'; from++)
    if (*from != PS_TOPIC_FOUND_BEGIN[0] && *from != PS_TOPIC_FOUND_END[0])
      *to++ = *from == '\n' ? ' ' : *from;
  *to = '\0';

  return g_steal_pointer (&snippet);
}

static gboolean
add_hit (PsCtl        *ctl,
         PsCtlTable   *table,
         const char   *match,
         gint64        id,
         guint         rank,
         GError      **error)
{
  PsConn *conn = ps_ctl_get_reader (ctl);
  g_autoptr (PsTopicRow) row = ps_topic_store_get (conn, id, error);
  g_autofree char *snippet = row != NULL ? dup_snippet (conn, match, id, error) : NULL;
  JsonBuilder *json;

  if (snippet == NULL)
    return FALSE;

  if (!ctl->json)
    {
      ps_ctl_table_number (table, row->id);
      ps_ctl_table_number (table, row->minutes);
      ps_ctl_table_text (table, row->title);
      ps_ctl_table_text (table, snippet);
      return TRUE;
    }

  json = ps_ctl_json_new ();
  ps_ctl_json_number (json, "id", row->id);
  ps_ctl_json_string (json, "title", row->title);
  ps_ctl_json_string (json, "category", row->category);
  ps_ctl_json_number (json, "minutes", row->minutes);
  ps_ctl_json_number (json, "rank", rank);
  ps_ctl_json_string (json, "snippet", snippet);
  ps_ctl_json_line (json, ctl->out);

  return TRUE;
}

/* All words of the query, however the shell has split them. */
static char *
dup_query (PsCtl *ctl)
{
  g_autoptr (GString) query = g_string_new (NULL);

  for (guint i = 0; i < ctl->args->len; i++)
    g_string_append_printf (query, " %s", ps_ctl_arg (ctl, i));

  return g_utf8_make_valid (query->str, query->len);
}

gboolean
ps_ctl_topics_search (PsCtl   *ctl,
                      GError **error)
{
  g_autoptr (PsCtlTable) table = ps_ctl_table_new (4, _("Id"), _("Minutes"), _("Topic"),
                                                   _("Found"));
  g_autofree char *query = dup_query (ctl);
  g_autofree char *match = ps_topic_query_new (query);
  g_autoptr (GArray) ids = NULL;
  guint64 limit = LIMIT;

  if (!ps_ctl_options_get_number (ctl->options, PS_CTL_LIMIT, 1, 100000, &limit, error) ||
      !ps_ctl_open (ctl, error))
    return FALSE;

  /* Nothing but spaces and signs: nothing that can be found. */
  if (match != NULL)
    ids = ps_topic_store_search (ps_ctl_get_reader (ctl), match, NULL, (gint) limit, error);
  else
    ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (ids == NULL)
    return FALSE;

  for (guint i = 0; i < ids->len; i++)
    if (!add_hit (ctl, table, match, g_array_index (ids, gint64, i), i + 1, error))
      return FALSE;

  ps_ctl_table_print (table, ctl->out);
  if (ids->len == 0)
    ps_ctl_say (_("No topic has these words."));

  return TRUE;
}
