#include "ps-row-stand-ins.h"

/* The rows of a PsRowList that could not be read, and are stood in for by an empty object. */

/**
 * ps_row_stand_ins_add:
 * @stand_ins: (inout): a set of ids, or %NULL as long as it is empty
 * @id: a row that could not be read
 *
 * Remembers a row.
 */
void
ps_row_stand_ins_add (GHashTable **stand_ins,
                      gint64       id)
{
  if (*stand_ins == NULL)
    *stand_ins = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_hash_table_add (*stand_ins, g_memdup2 (&id, sizeof id));
}

/**
 * ps_row_stand_ins_replace:
 * @stand_ins: (inout): a set of ids, or %NULL; empty afterwards
 * @list: the list that they are in
 *
 * Has each of them looked at again: what could not be read before may be readable after a commit.
 */
void
ps_row_stand_ins_replace (GHashTable **stand_ins,
                          PsRowList   *list)
{
  g_autoptr (GHashTable) ids = g_steal_pointer (stand_ins);
  GHashTableIter iter;
  gpointer id;

  if (ids == NULL)
    return;

  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      guint position;

      if (ps_row_list_find (list, *(gint64 *) id, &position))
        g_list_model_items_changed (G_LIST_MODEL (list), position, 1, 1);
    }
}
