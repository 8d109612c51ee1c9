#include "ps-debrief-text.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "ps-error.h"

/* Reads what ps_debrief_text_to_json() wrote. It lay under a seal, but whoever has the key to that may
 * have written something else: the parser gives up the program where it is asked for what is not there.
 */

#define MAX_DEPTH 64

static const char * const texts[] = { "peer_leader", "professional", NULL };
static const char * const numbers[] = { "form", "how_peer", "how_professional", "next_topic_id", NULL };
static const char * const follow_up_texts[] = { "what", "owner", "due_on", NULL };
static const char * const follow_up_numbers[] = { "id", "person_id", NULL };

static gboolean
damaged (GError **error)
{
  g_set_error_literal (error, PS_ERROR, PS_ERROR_DAMAGED, _("This debrief cannot be read."));

  return FALSE;
}

/* Deep enough for what is written here, and far from where the parser runs out of stack. */
static gboolean
is_flat (const char *json,
         gsize       length)
{
  gboolean quoted = FALSE;
  guint depth = 0;

  for (gsize i = 0; i < length && depth <= MAX_DEPTH; i++)
    {
      if (quoted && json[i] == '\\')
        i++;
      else if (json[i] == '"')
        quoted = !quoted;
      else if (!quoted && (json[i] == '[' || json[i] == '{'))
        depth++;
      else if (!quoted && (json[i] == ']' || json[i] == '}') && depth > 0)
        depth--;
    }

  return depth <= MAX_DEPTH;
}

/* Whether every member of @object that is one of @names, which end with a NULL, is text or a number. */
static gboolean
holds_values (JsonObject         *object,
              const char * const *names,
              GType               type)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      JsonNode *node = json_object_get_member (object, names[i]);

      if (node != NULL && (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != type))
        return FALSE;
    }

  return TRUE;
}

static void
take_string (JsonObject  *object,
             const char  *name,
             char       **field)
{
  g_free (*field);
  *field = g_strdup (json_object_get_string_member_with_default (object, name, ""));
}

static gboolean
take_follow_up (JsonNode       *node,
                PsDebriefText  *text,
                GError        **error)
{
  JsonObject *object;
  PsFollowUp *follow_up;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return damaged (error);

  object = json_node_get_object (node);
  if (!holds_values (object, follow_up_texts, G_TYPE_STRING) ||
      !holds_values (object, follow_up_numbers, G_TYPE_INT64))
    return damaged (error);

  follow_up = ps_follow_up_new ();
  follow_up->id = json_object_get_int_member_with_default (object, "id", 0);
  follow_up->person_id = json_object_get_int_member_with_default (object, "person_id", 0);
  take_string (object, "what", &follow_up->what);
  take_string (object, "owner", &follow_up->owner);
  g_strlcpy (follow_up->due_on, json_object_get_string_member_with_default (object, "due_on", ""),
             sizeof follow_up->due_on);
  g_ptr_array_add (text->follow_ups, follow_up);

  return TRUE;
}

static gboolean
take_lists (JsonObject     *object,
            PsDebriefText  *text,
            GError        **error)
{
  JsonNode *answers = json_object_get_member (object, "answers");
  JsonNode *challenges = json_object_get_member (object, "challenges");
  JsonNode *follow_ups = json_object_get_member (object, "follow_ups");
  JsonObjectIter iter;
  const char *prompt;
  JsonNode *answer;

  if (answers == NULL || !JSON_NODE_HOLDS_OBJECT (answers) ||
      challenges == NULL || !JSON_NODE_HOLDS_ARRAY (challenges) ||
      follow_ups == NULL || !JSON_NODE_HOLDS_ARRAY (follow_ups))
    return damaged (error);

  json_object_iter_init (&iter, json_node_get_object (answers));
  while (json_object_iter_next (&iter, &prompt, &answer))
    {
      if (!JSON_NODE_HOLDS_VALUE (answer) || json_node_get_string (answer) == NULL)
        return damaged (error);

      ps_debrief_text_set_answer (text, prompt, json_node_get_string (answer));
    }

  for (guint i = 0; i < json_array_get_length (json_node_get_array (challenges)); i++)
    {
      JsonNode *code = json_array_get_element (json_node_get_array (challenges), i);

      if (!JSON_NODE_HOLDS_VALUE (code) || json_node_get_string (code) == NULL)
        return damaged (error);

      g_ptr_array_add (text->challenges, json_node_dup_string (code));
    }

  for (guint i = 0; i < json_array_get_length (json_node_get_array (follow_ups)); i++)
    {
      if (!take_follow_up (json_array_get_element (json_node_get_array (follow_ups), i),
                           text, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * ps_debrief_text_parse:
 * @json: what ps_debrief_text_to_json() gave
 * @length: bytes of @json, or -1 when it ends with a NUL
 *
 * Errors: %PS_ERROR_DAMAGED when @json is not a debrief, %PS_ERROR_NEWER when it is in a form that
 * this Peerside does not know.
 *
 * Returns: (transfer full): what @json says, or %NULL with @error set
 */
PsDebriefText *
ps_debrief_text_parse (const char  *json,
                       gssize       length,
                       GError     **error)
{
  g_autoptr (PsDebriefText) text = ps_debrief_text_new ();
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *object;

  if (!is_flat (json, length < 0 ? strlen (json) : (gsize) length) ||
      !json_parser_load_from_data (parser, json, length, NULL) ||
      json_parser_get_root (parser) == NULL ||
      !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    {
      damaged (error);
      return NULL;
    }

  object = json_node_get_object (json_parser_get_root (parser));
  if (!holds_values (object, numbers, G_TYPE_INT64) || !holds_values (object, texts, G_TYPE_STRING))
    {
      damaged (error);
      return NULL;
    }

  if (json_object_get_int_member_with_default (object, "form", 0) > PS_DEBRIEF_TEXT_FORM)
    {
      g_set_error_literal (error, PS_ERROR, PS_ERROR_NEWER,
                           _("This debrief was written by a newer version of Peerside."));
      return NULL;
    }

  take_string (object, "peer_leader", &text->peer_leader);
  take_string (object, "professional", &text->professional);
  text->how_peer = (int) json_object_get_int_member_with_default (object, "how_peer", -1);
  text->how_professional =
    (int) json_object_get_int_member_with_default (object, "how_professional", -1);
  text->next_topic_id = json_object_get_int_member_with_default (object, "next_topic_id", 0);

  if (!take_lists (object, text, error))
    return NULL;

  return g_steal_pointer (&text);
}
