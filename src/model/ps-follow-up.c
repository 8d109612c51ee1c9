#include "ps-follow-up.h"

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
  g_free (follow_up);
}
