/* Whom one word fits that was typed: it has to be the beginning of one of theirs, see
 * ps-member-words.c; or four digits the end of their number.
 */
#include "ps-member-hits.h"

#include <string.h>

#include "ps-id-set.h"
#include "ps-text.h"

/* The end of a number is how people ask for it, so four digits are looked for there as well: that is
 * done for no other length.
 */
#define END_DIGITS 4

/* What is dialled before the code of a country; ps_text_fold_phone() leaves it out. */
#define DIAL_ABROAD "00"

static gboolean
is_end_of_number (const char *word)
{
  return strspn (word, "0123456789") == END_DIGITS && word[END_DIGITS] == '\0';
}

/* U+10FFFF sorts after every character that a word can have. */
static GArray *
ids_of_word (PsConn      *conn,
             const char  *beginning,
             gint         limit,
             GError     **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT person_id FROM person_word"
                                  " WHERE word >= ?1 AND word < ?1 || char (1114111) LIMIT ?2",
                                  error);

  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_text (stmt, 1, beginning);
  ps_stmt_bind_int64 (stmt, 2, limit);

  return ps_conn_take_ids (conn, stmt, error);
}

/* Two zeros may go before the code of a country, which no number is kept with, or be digits of the
 * number itself. So what was typed is looked for with them and without.
 *
 * Returns: (nullable): @word without them
 */
static const char *
without_zeros (const char *word)
{
  if (!g_str_has_prefix (word, DIAL_ABROAD) || word[strlen (DIAL_ABROAD)] == '\0')
    return NULL;

  return word + strlen (DIAL_ABROAD);
}

/* A word of every number has at most seven digits, which end as it does: see ps-member-words.c. So
 * the thousand words that one with this end can be are looked up, which is quicker than to go through
 * the numbers of 10,000 people and takes no longer for a million. A postcode may look the same.
 */
static GArray *
ids_of_end (PsConn      *conn,
            const char  *digits,
            GError     **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "WITH RECURSIVE digit (d) AS (VALUES ('0'), ('1'), ('2'), ('3'),"
                                  "  ('4'), ('5'), ('6'), ('7'), ('8'), ('9')),"
                                  " head (h) AS (VALUES ('') UNION ALL"
                                  "  SELECT h || d FROM head CROSS JOIN digit WHERE length (h) < 3)"
                                  " SELECT w.person_id FROM head"
                                  " CROSS JOIN person_word AS w ON w.word = head.h || ?1"
                                  " WHERE EXISTS (SELECT 1 FROM contact_way AS c"
                                  "  WHERE c.person_id = w.person_id"
                                  "  AND c.kind = 'phone' AND substr (c.value_fold, -4) = ?1)",
                                  error);

  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_text (stmt, 1, digits);

  return ps_conn_take_ids (conn, stmt, error);
}

/* The index has the ids of each word in order, so that for one word there is nothing to sort. */
static void
sort_once_each (GArray *ids)
{
  gint64 *all = (gint64 *) (gpointer) ids->data;
  gboolean sorted = TRUE;
  guint n = 0;

  for (guint i = 1; i < ids->len && sorted; i++)
    sorted = all[i - 1] <= all[i];
  if (!sorted)
    g_array_sort (ids, ps_id_compare);

  for (guint i = 0; i < ids->len; i++)
    if (n == 0 || all[n - 1] != all[i])
      all[n++] = all[i];

  g_array_set_size (ids, n);
}

/**
 * ps_member_hits:
 * @word: one of ps_member_words_typed()
 * @limit: when to leave off; never if negative
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the ids of whom the word fits, archived
 *   or not, in their own order; where it is found more than @limit times only some of them
 */
GArray *
ps_member_hits (PsConn      *conn,
                const char  *word,
                gint         limit,
                GError     **error)
{
  gint most = limit < 0 ? -1 : limit + 1;
  const char *rest = without_zeros (word);
  g_autoptr (GArray) ids = ids_of_word (conn, word, most, error);
  g_autoptr (GArray) abroad = NULL;
  g_autoptr (GArray) ends = NULL;

  if (ids == NULL)
    return NULL;

  if (rest != NULL)
    {
      if ((abroad = ids_of_word (conn, rest, most, error)) == NULL)
        return NULL;
      g_array_append_vals (ids, abroad->data, abroad->len);
    }

  if (limit >= 0 && ids->len > (guint) limit)
    return g_steal_pointer (&ids);

  if (is_end_of_number (word))
    {
      if ((ends = ids_of_end (conn, word, error)) == NULL)
        return NULL;
      g_array_append_vals (ids, ends->data, ends->len);
    }

  sort_once_each (ids);

  return g_steal_pointer (&ids);
}

static gboolean
begins_so (PsConn      *conn,
           gint64       id,
           const char  *beginning,
           gint64      *found,
           GError     **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT 1 FROM person_word WHERE person_id = ?1"
                                  " AND word >= ?2 AND word < ?2 || char (1114111)",
                                  error);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, id);
  ps_stmt_bind_text (stmt, 2, beginning);

  return ps_conn_take_int64 (conn, stmt, found, error);
}

static gboolean
ends_so (PsConn      *conn,
         gint64       id,
         const char  *digits,
         gint64      *found,
         GError     **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT 1 FROM contact_way WHERE person_id = ?1"
                                  " AND kind = 'phone' AND substr (value_fold, -4) = ?2",
                                  error);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, id);
  ps_stmt_bind_text (stmt, 2, digits);

  return ps_conn_take_int64 (conn, stmt, found, error);
}

/**
 * ps_member_is_hit:
 * @word: one of ps_member_words_typed()
 * @is_hit: (out): whether it fits that one person
 *
 * Returns: %FALSE for an error
 */
gboolean
ps_member_is_hit (PsConn      *conn,
                  gint64       id,
                  const char  *word,
                  gboolean    *is_hit,
                  GError     **error)
{
  const char *rest = without_zeros (word);
  gint64 found;

  if (!begins_so (conn, id, word, &found, error))
    return FALSE;

  if (found == 0 && rest != NULL && !begins_so (conn, id, rest, &found, error))
    return FALSE;

  if (found == 0 && is_end_of_number (word) && !ends_so (conn, id, word, &found, error))
    return FALSE;

  *is_hit = found != 0;

  return TRUE;
}

/* Whether the first two digits of a number are zeros, with no + before them. */
static gboolean
has_zeros_first (const char *number)
{
  guint n = 0;

  for (const char *p = number; *p != '\0' && n < 2; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '+' || g_unichar_digit_value (c) > 0)
        return FALSE;
      if (g_unichar_digit_value (c) == 0)
        n++;
    }

  return n == 2;
}

/**
 * ps_member_words_typed:
 * @text: (nullable): what was typed
 *
 * Takes it apart and folds it. "555-0101" is one number and not two words, which keeps the two zeros
 * that were typed before it; what holds an @ is one address.
 *
 * Returns: (transfer full) (array zero-terminated=1): the words; none, or an empty one, where there is
 *   nothing to look for
 */
char **
ps_member_words_typed (const char *text)
{
  g_autofree char *clean = ps_text_clean (text);
  gboolean has_letter = FALSE;
  gboolean has_digit = FALSE;

  for (const char *p = clean; *p != '\0'; p = g_utf8_next_char (p))
    {
      has_letter = has_letter || g_unichar_isalpha (g_utf8_get_char (p));
      has_digit = has_digit || g_unichar_isdigit (g_utf8_get_char (p));
    }

  if (has_digit && !has_letter)
    {
      g_autofree char *fold = ps_text_fold_phone (clean);
      char **number = g_new0 (char *, 2);

      number[0] = has_zeros_first (clean) && *fold != '\0' ? g_strconcat (DIAL_ABROAD, fold, NULL)
                                                            : g_steal_pointer (&fold);
      return number;
    }

  if (strchr (clean, '@') != NULL && strchr (clean, ' ') == NULL)
    {
      char **address = g_new0 (char *, 2);

      address[0] = ps_text_fold_email (clean);
      return address;
    }

  return ps_text_words (clean);
}
