/* How a group is asked whether it wants to remember somebody. It takes no faith for granted, nor whether
 * they were a woman or a man, nor that anybody wants to.
 */
#include "ps-remember-words.h"

#include <glib/gi18n-lib.h>

#include "ps-date-words.h"
#include "ps-date.h"

/**
 * ps_remember_words_title:
 * @names: tells them apart from others of that name
 *
 * Returns: (transfer full): who died, and when
 */
char *
ps_remember_words_title (const PsRemembranceRow *row,
                         PsMemberNames          *names)
{
  g_autofree char *who = ps_member_names_dup_label (names, row->person_id, row->name);
  g_autofree char *day = NULL;
  GDate date;

  if (row->died_on == NULL || !ps_date_from_iso (row->died_on, &date))
    /* Translators: %s is a member. */
    return g_strdup_printf (_("%s died."), who);

  day = ps_date_words (&date, NULL);

  /* Translators: %1$s is a member, %2$s a day. */
  return g_strdup_printf (_("%1$s died on %2$s."), who, day);
}

/**
 * ps_remember_words_next:
 *
 * Returns: (transfer none): the question, where it cannot be answered with yes yet
 */
const char *
ps_remember_words_next (void)
{
  return _("Would the group like to remember them? You can add a moment for it when the next meeting is "
           "started.");
}

/**
 * ps_remember_words_state:
 *
 * Returns: (transfer none): the question, or what became of it
 */
const char *
ps_remember_words_state (const PsRemembranceRow *row)
{
  if (row->settled_how == NULL)
    return ps_remember_words_next ();

  return g_str_equal (row->settled_how, "held") ? _("The group remembered them.")
                                                : _("The group did not want a moment for it.");
}
