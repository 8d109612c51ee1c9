/* What an import comes to, in sentences. */
#include "ps-import-words.h"

#include <glib/gi18n-lib.h>

static void
add (GString *text,
     char    *sentence)
{
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, sentence);
  g_free (sentence);
}

/**
 * ps_import_words_summary:
 * @import: a preview
 * @group_name: (nullable): the group that they join
 *
 * Returns: (transfer full): “12 people are new. 2 are known already and stay as they are. 1 row cannot
 *   be imported.”
 */
char *
ps_import_words_summary (const PsMemberImport *import,
                         const char           *group_name)
{
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
    add (text, g_strdup_printf (ngettext ("%u is on the roster already and joins %s.",
                                          "%u are on the roster already and join %s.", updated),
                                updated, group_name));
  if (known > 0)
    add (text, g_strdup_printf (ngettext ("%u is known already and stays as they are.",
                                          "%u are known already and stay as they are.", known),
                                known));
  if (skipped > 0)
    add (text, g_strdup_printf (ngettext ("%u row cannot be imported.",
                                          "%u rows cannot be imported.", skipped), skipped));

  return g_string_free (text, FALSE);
}

/**
 * ps_import_words_done:
 * @created: how many are on the roster now
 * @updated: how many of the roster joined a group
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
    return g_strdup_printf (ngettext ("%u member joined the group.", "%u members joined the group.",
                                      updated), updated);

  /* Translators: %s is “12 people were added to the roster.” */
  return g_strdup_printf (ngettext ("%s %u more joined the group.", "%s %u more joined the group.",
                                    updated), added, updated);
}
