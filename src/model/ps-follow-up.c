#include "ps-follow-up.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * ps_follow_up_new:
 *
 * Returns: (transfer full): a follow-up for the Peer Leader, with nothing to do yet
 */
PsFollowUp *
ps_follow_up_new (void)
{
  PsFollowUp *follow_up = g_new0 (PsFollowUp, 1);

  follow_up->what = g_strdup ("");
  follow_up->owner = g_strdup ("peer");

  return follow_up;
}

/**
 * ps_follow_up_copy:
 *
 * Returns: (transfer full): another @follow_up that says the same
 */
PsFollowUp *
ps_follow_up_copy (const PsFollowUp *follow_up)
{
  PsFollowUp *copy = g_new0 (PsFollowUp, 1);

  *copy = *follow_up;
  copy->what = g_strdup (follow_up->what);
  copy->owner = g_strdup (follow_up->owner);
  copy->about = g_strdup (follow_up->about);

  return copy;
}

/**
 * ps_follow_up_free:
 * @follow_up: (transfer full) (nullable): is wiped and freed
 */
void
ps_follow_up_free (PsFollowUp *follow_up)
{
  if (follow_up == NULL)
    return;

  /* What was said in a group does not stay behind in freed memory. */
  explicit_bzero (follow_up->what, strlen (follow_up->what));
  g_free (follow_up->what);
  g_free (follow_up->owner);
  g_free (follow_up->about);
  g_free (follow_up);
}

/**
 * ps_follow_up_tell_whom:
 * @names: tells people apart who are called the same
 *
 * Puts the name of whom it is about where the stored words have a place for it, and beside them where
 * they have none. Somebody who may not know it, or whom there is no more, is somebody.
 */
void
ps_follow_up_tell_whom (PsFollowUp    *follow_up,
                        PsMemberNames *names)
{
  g_autofree char *whole = follow_up->person_id != 0
                             ? ps_member_names_dup_whole (names, follow_up->person_id) : NULL;
  const char *place = strstr (follow_up->what, PS_FOLLOW_UP_WHO);
  char *what;

  if (place == NULL)
    {
      g_free (follow_up->about);
      follow_up->about = g_steal_pointer (&whole);
      return;
    }

  what = g_strdup_printf ("%.*s%s%s", (int) (place - follow_up->what), follow_up->what,
                          /* Translators: whom to call, where it is not known any more: “Call somebody”. */
                          whole != NULL ? whole : _("somebody"), place + strlen (PS_FOLLOW_UP_WHO));
  explicit_bzero (follow_up->what, strlen (follow_up->what));
  g_free (follow_up->what);
  follow_up->what = what;
}
