/* By which words a member is found: person_word has every word of their names and every number and
 * address, folded.
 */
#include "ps-member-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ps-contact-store.h"
#include "ps-error.h"
#include "ps-text.h"

/* As many digits as are dialled within one town where numbers have an area code. */
#define LOCAL_DIGITS 7

static GHashTable *
words_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
add_word (GHashTable *words,
          const char *word)
{
  if (*word != '\0')
    g_hash_table_add (words, g_strdup (word));
}

static void
add_words (GHashTable *words,
           const char *text)  /* (nullable) */
{
  g_auto (GStrv) parts = ps_text_words (text);

  for (guint i = 0; parts[i] != NULL; i++)
    add_word (words, parts[i]);
}

/* A number is found by its beginning, by how it is dialled in town, and by its extension. */
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
  if (g_strcmp0 (way->kind, "phone") == 0 && fold[n_digits] == 'x')
    add_word (words, fold + n_digits + 1);
}

/* Both names and nothing else: whoever adds a walk-in need not be let see the rest of anybody. */
static gboolean
add_names (PsConn      *conn,
           gint64       id,
           GHashTable  *words,
           GError     **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT preferred_name, full_name FROM person WHERE id = ?1", error);
  gboolean has_row;

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, id);
  if (!ps_conn_step (conn, stmt, &has_row, error))
    return FALSE;

  if (!has_row)
    {
      g_set_error_literal (error, PS_ERROR, PS_ERROR_NOT_FOUND, _("There is no such member any more."));
      return FALSE;
    }

  add_words (words, ps_stmt_get_text (stmt, 0));
  add_words (words, ps_stmt_get_text (stmt, 1));
  ps_stmt_reset (stmt);

  return TRUE;
}

static GHashTable *
words_of (PsConn  *conn,
          gint64   id,
          GError **error)
{
  g_autoptr (GHashTable) words = words_new ();
  g_autoptr (GPtrArray) ways = NULL;

  if (!add_names (conn, id, words, error))
    return NULL;

  if ((ways = ps_contact_store_list (conn, id, error)) == NULL)
    return NULL;

  for (guint i = 0; i < ways->len; i++)
    add_contact (words, g_ptr_array_index (ways, i));

  return g_steal_pointer (&words);
}

static gboolean
insert_words (PsConn      *conn,
              gint64       id,
              GHashTable  *words,
              GError     **error)
{
  GHashTableIter iter;
  gpointer word;

  g_hash_table_iter_init (&iter, words);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    {
      PsStmt *stmt = ps_conn_prepare (conn,
                                      "INSERT INTO person_word (word, person_id) VALUES (?1, ?2)",
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
  PsStmt *stmt;

  if (words == NULL)
    return FALSE;

  stmt = ps_conn_prepare (conn, "DELETE FROM person_word WHERE person_id = ?1", error);
  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, id);

  return ps_conn_run (conn, stmt, error) && insert_words (conn, id, words, error);
}

/**
 * ps_member_store_index_new:
 * @row: as it has just been added, with the ways that have been
 *
 * As ps_member_store_index(), for a member who has no words yet and whose names and ways need not be
 * read for it.
 */
gboolean
ps_member_store_index_new (PsConn             *conn,
                           const PsMemberRow  *row,
                           GError            **error)
{
  g_autoptr (GHashTable) words = words_new ();

  add_words (words, row->preferred_name);
  add_words (words, row->full_name);
  for (guint i = 0; row->ways != NULL && i < row->ways->len; i++)
    add_contact (words, g_ptr_array_index (row->ways, i));

  return insert_words (conn, row->id, words, error);
}
