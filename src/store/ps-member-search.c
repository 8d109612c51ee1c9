/* How members are found by what is typed: each word typed has to be the beginning of one of theirs,
 * see ps-member-words.c; or four digits the end of their number.
 */
#include "ps-member-store.h"

#include <stdlib.h>
#include <string.h>

#include "ps-text.h"

/* Up to so many hits are put in order one by one, at 1.7 microseconds each; for more it is quicker
 * to walk the index that is in order already and keep the hits, at 0.11 for every member (measured
 * at 100,000). That only the first are wanted makes no difference to it: those whose names begin
 * with what was typed stand together, and it may be at the end.
 */
#define FEW_HITS 5000

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  gint64 first = *(const gint64 *) a;
  gint64 second = *(const gint64 *) b;

  return first < second ? -1 : first > second;
}

static gboolean
has_id (GArray *sorted,
        gint64  id)
{
  return bsearch (&id, sorted->data, sorted->len, sizeof id, compare_ids) != NULL;
}

/* Takes what is not in @others out of @ids, which both are sorted, and what is twice. */
static void
intersect (GArray *ids,
           GArray *others)
{
  gint64 *all = (gint64 *) (gpointer) ids->data;
  guint n = 0;

  for (guint i = 0; i < ids->len; i++)
    if ((n == 0 || all[n - 1] != all[i]) && (others == NULL || has_id (others, all[i])))
      all[n++] = all[i];

  g_array_set_size (ids, n);
}

static gboolean
is_sorted (GArray *ids)
{
  for (guint i = 1; i < ids->len; i++)
    if (g_array_index (ids, gint64, i - 1) > g_array_index (ids, gint64, i))
      return FALSE;

  return TRUE;
}

/* The index has the ids of each word in order, so that for one word there is nothing to sort. */
static GArray *
take_sorted (PsConn  *conn,
             PsStmt  *stmt,
             GError **error)
{
  GArray *ids = ps_conn_take_ids (conn, stmt, error);

  if (ids != NULL && !is_sorted (ids))
    g_array_sort (ids, compare_ids);

  return ids;
}

/* U+10FFFF sorts after every character that a word can have. */
static GArray *
ids_of_word (PsConn      *conn,
             const char  *beginning,
             GError     **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT person_id FROM person_word"
                                  " WHERE word >= ?1 AND word < ?1 || char (1114111)",
                                  error);

  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_text (stmt, 1, beginning);

  return take_sorted (conn, stmt, error);
}

/* The end of a number is how people ask for it, so four digits are looked for there as well. That
 * goes through the numbers of everybody, and is done for no other length.
 */
#define END_DIGITS 4

static gboolean
is_end_of_number (const char *word)
{
  return strspn (word, "0123456789") == END_DIGITS && word[END_DIGITS] == '\0';
}

static GArray *
ids_of_end (PsConn      *conn,
            const char  *digits,
            GError     **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT person_id FROM contact_way"
                                  " WHERE kind = 'phone' AND substr (value_fold, -4) = ?1",
                                  error);

  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_text (stmt, 1, digits);

  return ps_conn_take_ids (conn, stmt, error);
}

static GArray *
ids_typed (PsConn      *conn,
           const char  *word,
           GError     **error)
{
  g_autoptr (GArray) ids = ids_of_word (conn, word, error);
  g_autoptr (GArray) ends = NULL;

  if (ids == NULL || !is_end_of_number (word))
    return g_steal_pointer (&ids);

  ends = ids_of_end (conn, word, error);
  if (ends == NULL)
    return NULL;

  g_array_append_vals (ids, ends->data, ends->len);
  g_array_sort (ids, compare_ids);

  return g_steal_pointer (&ids);
}

/* "555-0101" is one number and not two words; what holds an @ is one address. */
static char **
words_typed (const char *text)
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
      char **number = g_new0 (char *, 2);

      number[0] = ps_text_fold_phone (clean);
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

typedef struct {
  gint64  id;
  char   *name;
} Hit;

static int
compare_hits (gconstpointer a,
              gconstpointer b)
{
  const Hit *first = a;
  const Hit *second = b;
  int order = strcmp (first->name, second->name);

  return order != 0 ? order : compare_ids (&first->id, &second->id);
}

static void
hit_clear (gpointer data)
{
  g_free (((Hit *) data)->name);
}

/* Reads the names of those who are not archived. */
static gboolean
read_hits (PsConn  *conn,
           GArray  *found,
           GArray  *hits,
           GError **error)
{
  for (guint i = 0; i < found->len; i++)
    {
      PsStmt *stmt = ps_conn_prepare (conn,
                                      "SELECT name_fold FROM person"
                                      " WHERE id = ?1 AND archived_at IS NULL",
                                      error);
      Hit hit = { g_array_index (found, gint64, i), NULL };

      if (stmt == NULL)
        return FALSE;

      ps_stmt_bind_int64 (stmt, 1, hit.id);
      if (!ps_conn_take_string (conn, stmt, &hit.name, error))
        return FALSE;

      if (hit.name != NULL)
        g_array_append_val (hits, hit);
    }

  return TRUE;
}

/* The few, sorted as the index sorts them. */
static GArray *
order_few (PsConn  *conn,
           GArray  *found,
           gint     limit,
           GError **error)
{
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (Hit));
  GArray *ids;

  g_array_set_clear_func (hits, hit_clear);
  if (!read_hits (conn, found, hits, error))
    return NULL;

  g_array_sort (hits, compare_hits);

  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < hits->len && (limit < 0 || i < (guint) limit); i++)
    g_array_append_val (ids, g_array_index (hits, Hit, i).id);

  return ids;
}

static GArray *
order_many (PsConn  *conn,
            GArray  *found,
            gint     limit,
            GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT id FROM person WHERE archived_at IS NULL"
                                  " ORDER BY name_fold, id",
                                  error);
  gboolean has_row = TRUE;

  if (stmt == NULL)
    return NULL;

  while (has_row && (limit < 0 || ids->len < (guint) limit))
    {
      gint64 id;

      if (!ps_conn_step (conn, stmt, &has_row, error))
        return NULL;

      if (has_row && has_id (found, (id = ps_stmt_get_int64 (stmt, 0))))
        g_array_append_val (ids, id);
    }

  ps_stmt_reset (stmt);

  return g_steal_pointer (&ids);
}

static GArray *
everybody (PsConn      *conn,
           gint64       group_id,
           const char  *on,
           gint         limit,
           GError     **error)
{
  if (group_id != 0)
    return ps_member_store_group_ids (conn, group_id, on, limit, error);

  return ps_member_store_ids (conn, limit, error);
}

/* Everything that passes, sorted by id, and then by name. */
static GArray *
search (PsConn              *conn,
        const char * const  *words,
        gint64               group_id,
        const char          *on,
        gint                 limit,
        GError             **error)
{
  g_autoptr (GArray) found = NULL;

  if (group_id != 0)
    {
      found = ps_member_store_group_ids (conn, group_id, on, -1, error);
      if (found == NULL)
        return NULL;
      g_array_sort (found, compare_ids);
    }

  for (guint i = 0; words[i] != NULL && (found == NULL || found->len > 0); i++)
    {
      g_autoptr (GArray) ids = ids_typed (conn, words[i], error);

      if (ids == NULL)
        return NULL;

      intersect (ids, found);
      g_clear_pointer (&found, g_array_unref);
      found = g_steal_pointer (&ids);
    }

  if (found->len > FEW_HITS)
    return order_many (conn, found, limit, error);

  return order_few (conn, found, limit, error);
}

/**
 * ps_member_store_search:
 * @text: (nullable): what was typed; nothing in it finds everybody
 * @group_id: only members of that group, or 0
 * @on: (nullable): the day of membership, YYYY-MM-DD, if there is a @group_id
 * @limit: how many at most; all if negative
 *
 * Finds who is not archived and has, for every word typed, a word that begins so in a name, a
 * number or an address. Four digits may also be the end of a number.
 *
 * Returns: (transfer full) (nullable): their ids, by name
 */
GArray *
ps_member_store_search (PsConn      *conn,
                        const char  *text,
                        gint64       group_id,
                        const char  *on,
                        gint         limit,
                        GError     **error)
{
  g_auto (GStrv) words = words_typed (text);
  GArray *ids;

  if (words[0] == NULL || words[0][0] == '\0')
    return everybody (conn, group_id, on, limit, error);

  if (!ps_conn_begin_read (conn, error))
    return NULL;

  ids = search (conn, (const char * const *) words, group_id, on, limit, error);
  ps_conn_end_read (conn);

  return ids;
}
