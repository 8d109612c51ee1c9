/* How members are found by what is typed: each word has to fit, see ps-member-hits.c.
 *
 * Somebody waits for the first page at every key, so its way is chosen by how many a word fits. Few are
 * read and sorted. A word that fits many fits some of the first by name, so those are asked one by one;
 * only if that does not fill the page, all hits are gone through.
 */
#include "ps-member-store.h"

#include "ps-id-set.h"
#include "ps-bereavement-store.h"
#include "ps-member-hits.h"
#include "ps-member-order.h"

/* So many of the first by name are asked whether every word fits, at 2 microseconds each. */
#define N_ASKED 1000

/* Keeps those of @ids whom every word fits, in the order in which they are. */
static GArray *
ask_each (PsConn              *conn,
          GArray              *ids,
          const char * const  *words,
          gint                 limit,
          GError             **error)
{
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < ids->len && (limit < 0 || hits->len < (guint) limit); i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      gboolean is_hit = TRUE;

      for (guint k = 0; words[k] != NULL && is_hit; k++)
        if (!ps_member_is_hit (conn, id, words[k], &is_hit, error))
          return NULL;

      if (is_hit)
        g_array_append_val (hits, id);
    }

  return g_steal_pointer (&hits);
}

/* All whom every word fits, by id; and which word fits the fewest. */
static GArray *
all_hits (PsConn              *conn,
          const char * const  *words,
          const char         **rarest,
          GError             **error)
{
  g_autoptr (GArray) found = NULL;
  guint fewest = G_MAXUINT;

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autoptr (GArray) ids = ps_member_hits (conn, words[i], -1, error);

      if (ids == NULL)
        return NULL;

      if (ids->len < fewest)
        {
          fewest = ids->len;
          *rarest = words[i];
        }

      if (found != NULL)
        {
          g_autoptr (PsIdSet) set = ps_id_set_new (found);

          ps_id_set_keep (set, ids, TRUE);
          g_array_unref (found);
        }
      found = g_steal_pointer (&ids);
    }

  return g_steal_pointer (&found);
}

static GArray *
search_many (PsConn              *conn,
             const char * const  *words,
             gint                 limit,
             GError             **error)
{
  const char *rarest = NULL;
  g_autoptr (GArray) found = all_hits (conn, words, &rarest, error);

  return found != NULL ? ps_member_order (conn, found, rarest, limit, error) : NULL;
}

/* The hits of the rarest word if those are few; else *@few is %NULL. */
static gboolean
find_few (PsConn              *conn,
          const char * const  *words,
          GArray             **few,
          GError             **error)
{
  g_autoptr (GArray) fewest = NULL;

  for (guint i = 0; words[i] != NULL && (fewest == NULL || fewest->len > 0); i++)
    {
      g_autoptr (GArray) ids = ps_member_hits (conn, words[i], PS_MEMBER_FEW_HITS, error);

      if (ids == NULL)
        return FALSE;

      if (ids->len <= PS_MEMBER_FEW_HITS && (fewest == NULL || ids->len < fewest->len))
        {
          g_clear_pointer (&fewest, g_array_unref);
          fewest = g_steal_pointer (&ids);
        }
    }

  *few = g_steal_pointer (&fewest);

  return TRUE;
}

static GArray *
search (PsConn              *conn,
        const char * const  *words,
        gint                 limit,
        GError             **error)
{
  g_autoptr (GArray) few = NULL;
  g_autoptr (GArray) some = NULL;
  g_autoptr (GArray) ids = NULL;

  if (!find_few (conn, words, &few, error))
    return NULL;

  if (few != NULL)
    {
      if (words[1] != NULL && (some = ask_each (conn, few, words, -1, error)) == NULL)
        return NULL;
      return ps_member_order (conn, some != NULL ? some : few, words[0], limit, error);
    }

  if (limit >= 0)
    {
      if ((some = ps_member_store_ids (conn, N_ASKED, error)) == NULL ||
          (ids = ask_each (conn, some, words, limit, error)) == NULL)
        return NULL;
      if (ids->len == (guint) limit)
        return g_steal_pointer (&ids);
    }

  return search_many (conn, words, limit, error);
}

/* A group is asked one by one, in the order of the names. */
static GArray *
search_group (PsConn              *conn,
              const char * const  *words,
              gint64               group_id,
              const char          *on,
              gint                 limit,
              GError             **error)
{
  g_autoptr (GArray) members = ps_member_store_group_ids (conn, group_id, on, -1, error);

  return members != NULL ? ask_each (conn, members, words, limit, error) : NULL;
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
  g_auto (GStrv) typed = ps_member_words_typed (text);
  const char * const *words = (const char * const *) typed;
  GArray *ids;

  if (words[0] == NULL || words[0][0] == '\0')
    return everybody (conn, group_id, on, limit, error);

  if (!ps_conn_begin_read (conn, error))
    return NULL;

  ids = group_id != 0 ? search_group (conn, words, group_id, on, limit, error)
                      : search (conn, words, limit, error);
  ps_conn_end_read (conn);

  return ids;
}

/* The more letters there are, the fewer have them. */
static const char *
longest_of (const char * const *words)
{
  const char *longest = words[0];

  for (guint i = 1; words[i] != NULL; i++)
    if (strlen (words[i]) > strlen (longest))
      longest = words[i];

  return longest;
}

/* So many bytes are few people in any script; of less it has to be the whole word, since whole pages of
 * those on the roster begin so, and all of them would be gone through at each key.
 */
#define BEGINNING_MIN 3

/* U+10FFFF sorts after every character that a word can have, and U+0001 before. A walk-in of whom nothing
 * was known but the name was a slip of the keyboard, and is gone for good.
 */
static GArray *
removed_with (PsConn      *conn,
              const char  *beginning,
              GError     **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT DISTINCT p.id FROM person_word AS w"
                                  " CROSS JOIN person AS p ON p.id = w.person_id"
                                  " WHERE w.word >= ?1 AND w.word < ?1 || char (?2)"
                                  " AND p.archived_at IS NOT NULL AND p.merged_into_id IS NULL"
                                  " AND p.died_on IS NULL AND (p.walk_in = 0"
                                  "  OR EXISTS (SELECT 1 FROM attendance WHERE person_id = p.id)"
                                  "  OR EXISTS (SELECT 1 FROM membership WHERE person_id = p.id)"
                                  "  OR EXISTS (SELECT 1 FROM contact_way WHERE person_id = p.id))"
                                  " ORDER BY p.name_fold, p.id",
                                  error);

  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_text (stmt, 1, beginning);
  ps_stmt_bind_int64 (stmt, 2, strlen (beginning) >= BEGINNING_MIN ? 0x10ffff : 1);

  return ps_conn_take_ids (conn, stmt, error);
}

/**
 * ps_member_store_search_removed:
 * @text: (nullable): what was typed; nothing in it finds nobody
 * @limit: how many at most; all if negative
 *
 * As ps_member_store_search(), of those who were taken off the roster, whom that one never finds. Of one
 * or two letters they have to be called just that.
 *
 * Returns: (transfer full) (nullable): their ids, by name
 */
GArray *
ps_member_store_search_removed (PsConn      *conn,
                                const char  *text,
                                gint         limit,
                                GError     **error)
{
  g_auto (GStrv) typed = ps_member_words_typed (text);
  const char * const *words = (const char * const *) typed;
  g_autoptr (GArray) removed = NULL;
  GArray *ids;

  if (words[0] == NULL || words[0][0] == '\0')
    return g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!ps_conn_begin_read (conn, error))
    return NULL;

  removed = removed_with (conn, longest_of (words), error);
  ids = removed != NULL ? ask_each (conn, removed, words, limit, error) : NULL;
  ps_conn_end_read (conn);

  return ids;
}

/**
 * ps_member_store_search_died:
 * @text: (nullable): what was typed; nothing in it finds nobody
 * @limit: how many at most; all if negative
 *
 * As ps_member_store_search(), of those who died, whom that one never finds. They are few, and asked one
 * by one.
 *
 * Returns: (transfer full) (nullable): their ids, by name
 */
GArray *
ps_member_store_search_died (PsConn      *conn,
                             const char  *text,
                             gint         limit,
                             GError     **error)
{
  g_auto (GStrv) typed = ps_member_words_typed (text);
  g_autoptr (GArray) died = NULL;
  GArray *ids;

  if (typed[0] == NULL || typed[0][0] == '\0')
    return g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!ps_conn_begin_read (conn, error))
    return NULL;

  died = ps_bereavement_store_ids (conn, error);
  ids = died != NULL ? ask_each (conn, died, (const char * const *) typed, limit, error) : NULL;
  ps_conn_end_read (conn);

  return ids;
}
