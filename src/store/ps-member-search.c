/* How members are found by what is typed: person_word has every word of their names and every
 * number and address, folded, and each word typed has to be the beginning of one of them.
 */
#include "ps-member-store.h"

#include <stdlib.h>
#include <string.h>

#include "ps-contact-store.h"
#include "ps-text.h"

/* As many digits as are dialled within one town where numbers have an area code. */
#define LOCAL_DIGITS 7

/* Up to so many hits are put in order one by one, at 3 microseconds each; for more it is quicker to
 * walk the index that is in order already and keep the hits, at 0.3 for every member. Where only the
 * first are wanted the walk soon ends, so it pays sooner.
 */
#define FEW_HITS        10000
#define FEW_HITS_TO_CUT 1000

static void
add_word (GHashTable *words,
          const char *word)
{
  if (*word != '\0')
    g_hash_table_add (words, g_strdup (word));
}

static void
add_words (GHashTable *words,
           const char *text)
{
  g_auto (GStrv) parts = ps_text_words (text);

  for (guint i = 0; parts[i] != NULL; i++)
    add_word (words, parts[i]);
}

/* A number is found by its beginning, and by how it is dialled in town. */
static void
add_contact (GHashTable            *words,
             const PsContactWayRow *way)
{
  g_autofree char *fold = ps_contact_way_fold (way->kind, way->value);
  gsize n_digits = strspn (fold, "0123456789");

  if (g_strcmp0 (way->kind, "postal") == 0)
    {
      add_words (words, way->value);
      return;
    }

  add_word (words, fold);
  if (g_strcmp0 (way->kind, "phone") == 0 && n_digits > LOCAL_DIGITS)
    add_word (words, fold + n_digits - LOCAL_DIGITS);
}

static GHashTable *
words_of (PsConn  *conn,
          gint64   id,
          GError **error)
{
  g_autoptr (GHashTable) words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (PsMemberRow) member = ps_member_store_get (conn, id, error);
  g_autoptr (GPtrArray) ways = NULL;

  if (member == NULL)
    return NULL;

  if ((ways = ps_contact_store_list (conn, id, error)) == NULL)
    return NULL;

  add_words (words, member->preferred_name);
  add_words (words, member->full_name);
  for (guint i = 0; i < ways->len; i++)
    add_contact (words, g_ptr_array_index (ways, i));

  return g_steal_pointer (&words);
}

/**
 * ps_member_store_index:
 *
 * Writes anew by which words a member is found. Adding and saving members and contact ways does it.
 *
 * Errors: %PS_ERROR_NOT_FOUND.
 */
gboolean
ps_member_store_index (PsConn  *conn,
                       gint64   id,
                       GError **error)
{
  g_autoptr (GHashTable) words = words_of (conn, id, error);
  GHashTableIter iter;
  gpointer word;
  PsStmt *stmt;

  if (words == NULL)
    return FALSE;

  stmt = ps_conn_prepare (conn, "DELETE FROM person_word WHERE person_id = ?1", error);
  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, id);
  if (!ps_conn_run (conn, stmt, error))
    return FALSE;

  g_hash_table_iter_init (&iter, words);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    {
      stmt = ps_conn_prepare (conn, "INSERT INTO person_word (word, person_id) VALUES (?1, ?2)",
                              error);
      if (stmt == NULL)
        return FALSE;

      ps_stmt_bind_text (stmt, 1, word);
      ps_stmt_bind_int64 (stmt, 2, id);
      if (!ps_conn_run (conn, stmt, error))
        return FALSE;
    }

  return TRUE;
}

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

static GArray *
take_sorted (PsConn  *conn,
             PsStmt  *stmt,
             GError **error)
{
  GArray *ids = ps_conn_take_ids (conn, stmt, error);

  if (ids != NULL)
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

/* The names of the few, sorted as the index sorts them. */
static GArray *
order_few (PsConn  *conn,
           GArray  *found,
           gint     limit,
           GError **error)
{
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (Hit));
  GArray *ids;

  g_array_set_clear_func (hits, hit_clear);

  for (guint i = 0; i < found->len; i++)
    {
      PsStmt *stmt = ps_conn_prepare (conn,
                                      "SELECT name_fold FROM person"
                                      " WHERE id = ?1 AND archived_at IS NULL",
                                      error);
      Hit hit = { g_array_index (found, gint64, i), NULL };

      if (stmt == NULL)
        return NULL;

      ps_stmt_bind_int64 (stmt, 1, hit.id);
      if (!ps_conn_take_string (conn, stmt, &hit.name, error))
        return NULL;

      if (hit.name != NULL)
        g_array_append_val (hits, hit);
    }

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

/**
 * ps_member_store_search:
 * @text: (nullable): what was typed; nothing in it finds everybody
 * @group_id: only members of that group, or 0
 * @on: (nullable): the day of membership, YYYY-MM-DD, if there is a @group_id
 * @limit: how many at most; all if negative
 *
 * Finds who is not archived and has, for every word typed, a word that begins so in a name, a
 * number or an address.
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
  g_autoptr (GArray) found = NULL;

  if (words[0] == NULL || words[0][0] == '\0')
    return everybody (conn, group_id, on, limit, error);

  if (group_id != 0)
    {
      found = ps_member_store_group_ids (conn, group_id, on, -1, error);
      if (found == NULL)
        return NULL;
      g_array_sort (found, compare_ids);
    }

  for (guint i = 0; words[i] != NULL && (found == NULL || found->len > 0); i++)
    {
      g_autoptr (GArray) ids = ids_of_word (conn, words[i], error);

      if (ids == NULL)
        return NULL;

      intersect (ids, found);
      g_clear_pointer (&found, g_array_unref);
      found = g_steal_pointer (&ids);
    }

  if (found->len > (limit < 0 ? FEW_HITS : FEW_HITS_TO_CUT))
    return order_many (conn, found, limit, error);

  return order_few (conn, found, limit, error);
}
