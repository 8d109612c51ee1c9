#include "ps-role-words.h"

#include <glib/gi18n-lib.h>

static const struct {
  PsRole      role;
  const char *name;
  const char *about;
} words[] = {
  { PS_ROLE_FRONT_DESK, N_("Front desk"),
    N_("Sees group times, referrals and today’s attendance; never what was said in a group") },
  { PS_ROLE_PEER_LEADER, N_("Peer Leader"),
    N_("Plans and leads meetings, knows the members, reads and writes debriefs") },
  { PS_ROLE_CO_FACILITATOR, N_("Co-facilitator"),
    N_("The professional beside the Peer Leader; reads and writes debriefs as well") },
  { PS_ROLE_ADMINISTRATOR, N_("Administrator"),
    N_("Adds and removes users, prints recovery sheets, restores backups; reads no debriefs by this "
       "role alone") },
};

/**
 * ps_role_words_name:
 * @role: one role
 *
 * Returns: (transfer none): what it is called, translated
 */
const char *
ps_role_words_name (PsRole role)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (words[i].role == role)
      return _(words[i].name);

  g_return_val_if_reached ("");
}

/**
 * ps_role_words_about:
 * @role: one role
 *
 * Returns: (transfer none): what it may do, in a sentence, translated
 */
const char *
ps_role_words_about (PsRole role)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (words[i].role == role)
      return _(words[i].about);

  g_return_val_if_reached ("");
}

/**
 * ps_role_words_list:
 * @roles: several
 *
 * Returns: (transfer full): what they are called, one after the other
 */
char *
ps_role_words_list (PsRole roles)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if ((roles & words[i].role) == 0)
        continue;

      if (list->len > 0)
        /* Translators: between the items of a list. */
        g_string_append (list, _(", "));
      g_string_append (list, _(words[i].name));
    }

  return g_string_free (g_steal_pointer (&list), FALSE);
}
