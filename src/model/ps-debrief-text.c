#include "ps-debrief-text.h"

#include <json-glib/json-glib.h>
#include <string.h>

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

/* JSON that is not UTF-8 could be sealed, and nobody could read it again. */
static void
add_string (JsonBuilder *builder,
            const char  *name,
            const char  *value)
{
  g_autofree char *valid = NULL;

  if (value != NULL && !g_utf8_validate (value, -1, NULL))
    value = valid = g_utf8_make_valid (value, -1);

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
  add_int (builder, "form", PS_DEBRIEF_TEXT_FORM);
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
