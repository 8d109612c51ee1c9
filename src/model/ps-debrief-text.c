#include "ps-debrief-text.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "ps-error.h"

/* The form of the sealed JSON. A reader that meets a higher one says so and leaves it alone. */
#define FORM 1

/* What was said in a group does not stay behind in freed memory. */
static void
wipe (char *string)
{
  if (string != NULL)
    explicit_bzero (string, strlen (string));

  g_free (string);
}

/**
 * ps_debrief_text_new:
 *
 * Returns: (transfer full): a debrief that says nothing yet
 */
PsDebriefText *
ps_debrief_text_new (void)
{
  PsDebriefText *text = g_new0 (PsDebriefText, 1);

  text->peer_leader = g_strdup ("");
  text->professional = g_strdup ("");
  text->answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) wipe);
  text->challenges = g_ptr_array_new_with_free_func (g_free);
  text->follow_ups = g_ptr_array_new_with_free_func ((GDestroyNotify) ps_follow_up_free);
  text->how_peer = -1;
  text->how_professional = -1;

  return text;
}

/**
 * ps_debrief_text_copy:
 *
 * Returns: (transfer full): another @text that says the same
 */
PsDebriefText *
ps_debrief_text_copy (const PsDebriefText *text)
{
  PsDebriefText *copy = ps_debrief_text_new ();
  GHashTableIter iter;
  gpointer prompt, answer;

  g_free (copy->peer_leader);
  g_free (copy->professional);
  copy->peer_leader = g_strdup (text->peer_leader);
  copy->professional = g_strdup (text->professional);
  copy->how_peer = text->how_peer;
  copy->how_professional = text->how_professional;
  copy->next_topic_id = text->next_topic_id;

  g_hash_table_iter_init (&iter, text->answers);
  while (g_hash_table_iter_next (&iter, &prompt, &answer))
    ps_debrief_text_set_answer (copy, prompt, answer);

  for (guint i = 0; i < text->challenges->len; i++)
    g_ptr_array_add (copy->challenges, g_strdup (g_ptr_array_index (text->challenges, i)));

  for (guint i = 0; i < text->follow_ups->len; i++)
    g_ptr_array_add (copy->follow_ups, ps_follow_up_copy (g_ptr_array_index (text->follow_ups, i)));

  return copy;
}

/**
 * ps_debrief_text_free:
 * @text: (transfer full) (nullable): is wiped and freed
 */
void
ps_debrief_text_free (PsDebriefText *text)
{
  if (text == NULL)
    return;

  g_free (text->peer_leader);
  g_free (text->professional);
  g_hash_table_unref (text->answers);
  g_ptr_array_unref (text->challenges);
  g_ptr_array_unref (text->follow_ups);
  g_free (text);
}

/**
 * ps_debrief_text_is_empty:
 *
 * Returns: whether nobody has said anything in @text; the leaders' names, which are filled in from
 *   the meeting, do not count
 */
gboolean
ps_debrief_text_is_empty (const PsDebriefText *text)
{
  return g_hash_table_size (text->answers) == 0 && text->challenges->len == 0 &&
         text->follow_ups->len == 0 && text->how_peer < 0 && text->how_professional < 0 &&
         text->next_topic_id == 0;
}

/**
 * ps_debrief_text_answer:
 * @prompt: a prompt's key
 *
 * Returns: (transfer none): what was written there, or ""
 */
const char *
ps_debrief_text_answer (const PsDebriefText *text,
                        const char          *prompt)
{
  const char *answer = g_hash_table_lookup (text->answers, prompt);

  return answer != NULL ? answer : "";
}

/**
 * ps_debrief_text_set_answer:
 * @prompt: a prompt's key
 * @answer: (nullable): what is written there; "" and %NULL take it away
 */
void
ps_debrief_text_set_answer (PsDebriefText *text,
                            const char    *prompt,
                            const char    *answer)
{
  if (answer == NULL || *answer == '\0')
    g_hash_table_remove (text->answers, prompt);
  else
    g_hash_table_insert (text->answers, g_strdup (prompt), g_strdup (answer));
}

static void
add_string (JsonBuilder *builder,
            const char  *name,
            const char  *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value != NULL ? value : "");
}

static void
add_int (JsonBuilder *builder,
         const char  *name,
         gint64       value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_follow_up (JsonBuilder      *builder,
               const PsFollowUp *follow_up)
{
  json_builder_begin_object (builder);
  add_int (builder, "id", follow_up->id);
  add_string (builder, "what", follow_up->what);
  add_string (builder, "owner", follow_up->owner);
  add_string (builder, "due_on", follow_up->due_on);
  add_int (builder, "person_id", follow_up->person_id);
  json_builder_end_object (builder);
}

/**
 * ps_debrief_text_to_json:
 *
 * Whether a follow-up is done is not in it: that changes after the debrief was sealed, and stands
 * in the follow-up's own row.
 *
 * Returns: (transfer full): @text in the form that is sealed; the caller wipes it
 */
char *
ps_debrief_text_to_json (const PsDebriefText *text)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GList) prompts = NULL;

  json_builder_begin_object (builder);
  add_int (builder, "form", FORM);
  add_string (builder, "peer_leader", text->peer_leader);
  add_string (builder, "professional", text->professional);
  add_int (builder, "how_peer", text->how_peer);
  add_int (builder, "how_professional", text->how_professional);
  add_int (builder, "next_topic_id", text->next_topic_id);

  json_builder_set_member_name (builder, "answers");
  json_builder_begin_object (builder);
  prompts = g_list_sort (g_hash_table_get_keys (text->answers), (GCompareFunc) strcmp);
  for (GList *l = prompts; l != NULL; l = l->next)
    add_string (builder, l->data, g_hash_table_lookup (text->answers, l->data));
  json_builder_end_object (builder);

  json_builder_set_member_name (builder, "challenges");
  json_builder_begin_array (builder);
  for (guint i = 0; i < text->challenges->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (text->challenges, i));
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "follow_ups");
  json_builder_begin_array (builder);
  for (guint i = 0; i < text->follow_ups->len; i++)
    add_follow_up (builder, g_ptr_array_index (text->follow_ups, i));
  json_builder_end_array (builder);

  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return json_to_string (root, FALSE);
}

static gboolean
damaged (GError **error)
{
  g_set_error_literal (error, PS_ERROR, PS_ERROR_DAMAGED, _("This debrief cannot be read."));

  return FALSE;
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
      if (!JSON_NODE_HOLDS_VALUE (answer))
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

  if (!json_parser_load_from_data (parser, json, length, NULL) ||
      json_parser_get_root (parser) == NULL ||
      !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    {
      damaged (error);
      return NULL;
    }

  object = json_node_get_object (json_parser_get_root (parser));
  if (json_object_get_int_member_with_default (object, "form", 0) > FORM)
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

/**
 * ps_debrief_text_as_plain:
 *
 * Returns: (transfer full): every word that was written in @text, a line each, for the search
 *   index; the caller wipes it
 */
char *
ps_debrief_text_as_plain (const PsDebriefText *text)
{
  GString *plain = g_string_new (NULL);
  GHashTableIter iter;
  gpointer answer;

  g_hash_table_iter_init (&iter, text->answers);
  while (g_hash_table_iter_next (&iter, NULL, &answer))
    g_string_append_printf (plain, "%s\n", (const char *) answer);

  for (guint i = 0; i < text->follow_ups->len; i++)
    {
      const PsFollowUp *follow_up = g_ptr_array_index (text->follow_ups, i);

      g_string_append_printf (plain, "%s\n", follow_up->what);
    }

  return g_string_free (plain, FALSE);
}
