/* Whether somebody who is typed is on the roster already. */
#include "ps-duplicates-private.h"

#include <string.h>

#include "ps-contact-store.h"
#include "ps-distinct-store.h"
#include "ps-likeness.h"
#include "ps-right.h"
#include "ps-text.h"

/* Who begins with the same letters is looked at for somebody who is typed. */
#define N_CANDIDATES 30

/* What stands for somebody who is typed and has no record yet. */
#define TYPED_ID (-1)

static char **
folds_of (GPtrArray *ways)
{
  GPtrArray *folds = g_ptr_array_new ();

  for (guint i = 0; ways != NULL && i < ways->len; i++)
    {
      const PsContactWayRow *way = g_ptr_array_index (ways, i);

      g_ptr_array_add (folds, ps_contact_way_fold (way->kind, way->value));
    }
  g_ptr_array_add (folds, NULL);

  return (char **) g_ptr_array_free (folds, FALSE);
}

static gboolean
add_found (PsConn      *conn,
           GHashTable  *ids,
           const char  *text,
           GError     **error)
{
  g_autoptr (GArray) found = NULL;

  if (text == NULL || *text == '\0')
    return TRUE;

  found = ps_member_store_search (conn, text, 0, NULL, N_CANDIDATES, error);
  if (found == NULL)
    return FALSE;

  for (guint i = 0; i < found->len; i++)
    g_hash_table_add (ids, g_memdup2 (&g_array_index (found, gint64, i), sizeof (gint64)));

  return TRUE;
}

/* A name as it is, and with two letters for one and the other way round, one at a time: the index has
 * what was written.
 */
static gboolean
add_named (PsConn      *conn,
           GHashTable  *ids,
           const char  *name,
           GError     **error)
{
  g_autofree char *fold = ps_text_fold (name);

  if (!add_found (conn, ids, fold, error))
    return FALSE;

  for (const char *p = fold; *p != '\0'; p++)
    {
      g_autoptr (GString) other = NULL;

      if (strchr ("aou", *p) == NULL)
        continue;

      other = g_string_new_len (fold, p + 1 - fold);
      if (p[1] == 'e')
        g_string_append (other, p + 2);
      else
        g_string_append_printf (other, "e%s", p + 1);
      if (!add_found (conn, ids, other->str, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
add_reached (PsConn              *conn,
             GHashTable          *ids,
             const char * const  *folds,
             GError             **error)
{
  for (guint i = 0; folds[i] != NULL; i++)
    {
      gboolean is_number = strspn (folds[i], "0123456789x") == strlen (folds[i]);
      g_autofree char *number = is_number ? ps_likeness_number (folds[i]) : NULL;

      if (!add_found (conn, ids, number, error) ||
          (strchr (folds[i], '@') != NULL && !add_found (conn, ids, folds[i], error)))
        return FALSE;
    }

  return TRUE;
}

static gboolean
tell_finder (PsConn             *conn,
             PsDuplicateFinder  *finder,
             gint64              typed_id,
             gint64              id,
             GError            **error)
{
  g_autoptr (PsMemberRow) row = ps_member_store_get (conn, id, error);
  g_autoptr (GPtrArray) ways = row != NULL ? ps_contact_store_list (conn, id, error) : NULL;
  g_auto (GStrv) folds = NULL;
  gboolean apart;

  if (ways == NULL)
    return FALSE;

  folds = folds_of (ways);
  ps_duplicate_finder_add (finder, id, row->preferred_name, row->full_name,
                           (const char * const *) folds);
  if (typed_id == TYPED_ID)
    return TRUE;

  if (!ps_distinct_store_has (conn, typed_id, id, &apart, error))
    return FALSE;

  if (apart)
    ps_duplicate_finder_tell_apart (finder, typed_id, id);

  return TRUE;
}

static GArray *
pairs_of (PsDuplicateFinder *finder,
          gint64             id)
{
  g_autoptr (GArray) all = ps_duplicate_finder_find (finder);
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (PsDuplicate));

  for (guint i = 0; i < all->len; i++)
    {
      const PsDuplicate *found = &g_array_index (all, PsDuplicate, i);
      gint64 other_id = found->one_id == id ? found->other_id : found->one_id;
      PsDuplicate pair = { id == TYPED_ID ? 0 : id, other_id, found->reasons };

      if (found->one_id == id || found->other_id == id)
        g_array_append_val (pairs, pair);
    }

  return pairs;
}

/**
 * ps_duplicates_of:
 * @row: somebody, as they are typed or as they are; its ways may be %NULL, and its id 0
 *
 * Asks the indexes and not the whole roster, so it can be asked while somebody types.
 *
 * Returns: (transfer full) (nullable) (element-type PsDuplicate): who it may be already, the likely ones
 *   first
 */
GArray *
ps_duplicates_of (PsDuplicates       *self,
                  const PsMemberRow  *row,
                  GError            **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (PsDuplicateFinder) finder = ps_duplicate_finder_new ();
  gint64 typed_id = row->id != 0 ? row->id : TYPED_ID;
  g_auto (GStrv) folds = NULL;
  GHashTableIter iter;
  gpointer id;
  PsConn *conn;

  g_return_val_if_fail (PS_IS_DUPLICATES (self), NULL);

  if (!ps_right_check (self->db, PS_RIGHT_ROSTER, error))
    return NULL;

  conn = ps_db_get_reader (self->db);
  folds = folds_of (row->ways);
  if (!add_named (conn, ids, row->preferred_name, error) ||
      !add_named (conn, ids, row->full_name, error) ||
      !add_reached (conn, ids, (const char * const *) folds, error))
    return NULL;

  ps_duplicate_finder_add (finder, typed_id, row->preferred_name, row->full_name,
                           (const char * const *) folds);
  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (*(gint64 *) id != row->id &&
        !tell_finder (conn, finder, typed_id, *(gint64 *) id, error))
      return NULL;

  return pairs_of (finder, typed_id);
}
