#include "ps-round-people.h"

#include <string.h>

#include "ps-head-count-store.h"
#include "ps-round.h"
#include "ps-round-store.h"
#include "ps-text.h"

/* Who goes round, without a name. */

/**
 * ps_round_people_initials:
 * @name: what somebody likes to be called
 * @initial: the first letter of their family name, or ""
 *
 * Returns: (transfer full): "A. S."; of a name of several words without @initial those of the first
 *   and the last; "" where there is no letter
 */
char *
ps_round_people_initials (const char *name,
                          const char *initial)
{
  g_autofree char *clean = ps_text_clean (name);
  g_autofree char *first = ps_text_initial (clean);
  const char *last_word = strrchr (clean, ' ');
  g_autofree char *last = ps_text_initial (*initial == '\0' && last_word != NULL ? last_word
                                                                                 : initial);

  if (*last == '\0')
    return *first != '\0' ? g_strdup_printf ("%s.", first) : g_strdup ("");

  return g_strdup_printf ("%s. %s.", first, last);
}

static void
add (GPtrArray *people,
     gint64     id,
     char      *initials)
{
  PsRoundPerson *person = g_new0 (PsRoundPerson, 1);

  person->person = id;
  person->initials = initials;
  g_ptr_array_add (people, person);
}

static void
person_free (gpointer data)
{
  PsRoundPerson *person = data;

  g_free (person->initials);
  g_free (person);
}

/**
 * ps_round_people_read:
 * @session_id: a meeting
 *
 * Heads that were counted have seats and nothing else, after those who have a name. What they are told
 * apart by is below zero, where nobody of the roster is.
 *
 * Returns: (transfer full) (element-type PsRoundPerson): who is at the meeting now
 */
GPtrArray *
ps_round_people_read (PsConn  *conn,
                      gint64   session_id,
                      GError **error)
{
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (person_free);
  g_autoptr (GPtrArray) rows = NULL;
  PsHeadCount heads;
  gboolean by_name;

  if (!ps_head_count_store_get (conn, session_id, &heads, &by_name, error))
    return NULL;

  rows = ps_round_store_seats (conn, session_id, error);
  if (rows == NULL)
    return NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      const PsRoundSeatRow *row = g_ptr_array_index (rows, i);

      add (people, row->person_id, ps_round_people_initials (row->name, row->initial));
    }
  for (int i = 1; i <= heads.n; i++)
    add (people, -i, NULL);

  return g_steal_pointer (&people);
}
