#include "ps-audit-log.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ps-audit-names.h"
#include "ps-date-words.h"
#include "ps-date.h"
#include "ps-right.h"
#include "ps-text.h"
#include "ps-time-words.h"

/**
 * PsAuditLog:
 *
 * The log as people read it: newest first, in sentences, with the names that things have today. An
 * administrator who does not see the roster reads no members' names here either.
 */
struct _PsAuditLog
{
  GObject       parent_instance;

  PsDb         *db;
  PsKeyring    *keyring;
  PsAuditNames  names;
};

G_DEFINE_FINAL_TYPE (PsAuditLog, ps_audit_log, G_TYPE_OBJECT)

/* A filter that owns its texts. */
typedef struct {
  char *actors;
  char *actions;
  char *objects;
} Query;

static void
query_free (gpointer data)
{
  Query *query = data;

  g_free (query->actors);
  g_free (query->actions);
  g_free (query->objects);
  g_free (query);
}

static GArray *
list_ids (PsConn         *conn,
          gconstpointer   data,
          gint            limit,
          GError        **error)
{
  const Query *query = data;
  PsAuditQuery filter = { query->actors, query->actions, query->objects };

  return ps_audit_store_ids (conn, &filter, limit, error);
}

static GObject *
load (PsConn  *conn,
      gint64   id,
      GError **error)
{
  PsAuditEntry *entry = ps_audit_store_get (conn, id, error);

  return entry != NULL ? G_OBJECT (ps_audit_item_new (entry)) : NULL;
}

/* What is written stays as it is. */
static void
reload (GObject *item G_GNUC_UNUSED,
        PsConn  *conn G_GNUC_UNUSED)
{
}

static const char * const tables[] = { "audit", NULL };

static const PsRowKind entry_kind = {
  .tables = tables,
  .get_item_type = ps_audit_item_get_type,
  .list_ids = list_ids,
  .load = load,
  .reload = reload,
};

static void
ps_audit_log_dispose (GObject *object)
{
  PsAuditLog *self = PS_AUDIT_LOG (object);

  g_clear_object (&self->db);
  g_clear_pointer (&self->keyring, ps_keyring_unref);

  G_OBJECT_CLASS (ps_audit_log_parent_class)->dispose (object);
}

static void
ps_audit_log_class_init (PsAuditLogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ps_audit_log_dispose;
}

static void
ps_audit_log_init (PsAuditLog *self G_GNUC_UNUSED)
{
}

/**
 * ps_audit_log_new:
 * @keyring: the vault's, for the names of its users
 *
 * Errors: %PS_ERROR_NOT_PERMITTED to all but administrators.
 *
 * Returns: (transfer full) (nullable): the log
 */
PsAuditLog *
ps_audit_log_new (PsDb       *db,
                  PsKeyring  *keyring,
                  GError    **error)
{
  PsAuditLog *self;

  g_return_val_if_fail (PS_IS_DB (db), NULL);

  if (!ps_right_check (db, PS_RIGHT_AUDIT, error))
    return NULL;

  self = g_object_new (PS_TYPE_AUDIT_LOG, NULL);
  self->db = g_object_ref (db);
  self->keyring = ps_keyring_ref (keyring);
  self->names.keyring = keyring;
  self->names.people = ps_roles_may (ps_db_get_roles (db), PS_RIGHT_ROSTER);

  return self;
}

/**
 * ps_audit_log_list_new:
 *
 * Returns: (transfer full): a list of #PsAuditItem, newest first, that grows with the log; it begins
 *   with as many as a window shows
 */
PsRowList *
ps_audit_log_list_new (PsAuditLog *self)
{
  g_return_val_if_fail (PS_IS_AUDIT_LOG (self), NULL);

  return ps_row_list_new (self->db, &entry_kind, PS_ROW_LIST_FIRST_PAGE, g_new0 (Query, 1),
                          query_free);
}

static char *
strings_to_json (GPtrArray *strings)
{
  GString *json = g_string_new ("[");

  for (guint i = 0; i < strings->len; i++)
    g_string_append_printf (json, "%s\"%s\"", i > 0 ? "," : "",
                            (const char *) g_ptr_array_index (strings, i));
  g_string_append_c (json, ']');

  return g_string_free (json, FALSE);
}

/* Users too: a search for a name finds what they did to one another. */
static gboolean
find_objects (PsAuditLog  *self,
              const char  *text,
              char       **json,
              GError     **error)
{
  g_autofree char *part = ps_text_fold (text);
  g_autoptr (GPtrArray) objects = NULL;
  g_autoptr (GPtrArray) users = NULL;

  if (*part == '\0')
    return TRUE;

  objects = ps_audit_store_find_objects (ps_db_get_reader (self->db), part, self->names.people,
                                         error);
  if (objects == NULL)
    return FALSE;

  users = ps_audit_names_find_users (&self->names, part);
  for (guint i = 0; i < users->len; i++)
    g_ptr_array_add (objects, ps_audit_object_new ("user", g_ptr_array_index (users, i)));
  *json = strings_to_json (objects);

  return TRUE;
}

static char *
actors_to_json (PsAuditLog *self,
                const char *actor)
{
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (GPtrArray) digits = g_ptr_array_new_with_free_func (g_free);

  if (actor == NULL)
    return NULL;

  ids = ps_audit_names_get_ids (&self->names, actor);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autofree char *object = ps_audit_object_new ("", g_ptr_array_index (ids, i));

      g_ptr_array_add (digits, g_ascii_strup (object + 1, -1));
    }

  return strings_to_json (digits);
}

/**
 * ps_audit_log_list_filter:
 * @list: from ps_audit_log_list_new()
 * @actor: (nullable): one of ps_audit_log_get_actors(), or %NULL for everybody
 * @text: (nullable): a part of the name of what it was done to
 *
 * Narrows @list.
 *
 * Returns: whether it could
 */
gboolean
ps_audit_log_list_filter (PsAuditLog    *self,
                          PsRowList     *list,
                          const char    *actor,
                          PsAuditGroup   group,
                          const char    *text,
                          GError       **error)
{
  Query *query;
  char *objects = NULL;

  g_return_val_if_fail (PS_IS_AUDIT_LOG (self), FALSE);

  if (text != NULL && !find_objects (self, text, &objects, error))
    return FALSE;

  query = g_new0 (Query, 1);
  query->actors = actors_to_json (self, actor);
  query->actions = ps_audit_group_to_json (group);
  query->objects = objects;

  return ps_row_list_set_query (list, query, error);
}

/**
 * ps_audit_log_get_actors:
 *
 * Returns: (transfer full): the names of all who may have done something, also of those who were
 *   removed, each once
 */
GStrv
ps_audit_log_get_actors (PsAuditLog *self)
{
  g_return_val_if_fail (PS_IS_AUDIT_LOG (self), NULL);

  return ps_audit_names_get_all (&self->names);
}

/**
 * ps_audit_log_dup_actor:
 *
 * Returns: (transfer full): the name of who did it
 */
char *
ps_audit_log_dup_actor (PsAuditLog         *self,
                        const PsAuditEntry *entry)
{
  g_return_val_if_fail (PS_IS_AUDIT_LOG (self), NULL);

  return ps_audit_names_dup_user (&self->names, &entry->actor);
}

/* When somebody failed to unlock the vault is told at the next time that it was unlocked. */
static char *
dup_moment (gint64 moment)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  GDate date = ps_date_of_instant (moment, zone, NULL);
  g_autofree char *day = ps_date_words (&date, NULL);
  g_autofree char *time = ps_time_words (moment, zone, NULL);

  /* Translators: inside a sentence: a time of day, and a day. */
  return g_strdup_printf (_("%1$s on %2$s"), time, day);
}

/**
 * ps_audit_log_dup_sentence:
 *
 * Returns: (transfer full): what the entry says, a sentence without a full stop
 */
char *
ps_audit_log_dup_sentence (PsAuditLog         *self,
                           const PsAuditEntry *entry)
{
  PsConn *conn;
  g_autofree char *who = NULL;
  g_autofree char *what = NULL;
  g_autofree char *where = NULL;
  g_autofree char *when = NULL;
  const char *in;

  g_return_val_if_fail (PS_IS_AUDIT_LOG (self), NULL);

  if (entry->seq == 0)
    return g_strdup (_("This entry cannot be read"));

  conn = ps_db_get_reader (self->db);
  in = strstr (entry->detail, "in=");
  who = ps_audit_names_dup_user (&self->names, &entry->actor);
  what = ps_audit_names_dup_object (&self->names, conn, entry->object);
  where = ps_audit_names_dup_object (&self->names, conn, in != NULL ? in + strlen ("in=") : "");

  when = dup_moment ((gint64) ps_audit_words_number (entry->detail, "at=") * G_TIME_SPAN_SECOND);

  return ps_audit_words (entry, who, what, where, when);
}

/**
 * ps_audit_log_get_last:
 *
 * Returns: the number of the last entry
 */
gint64
ps_audit_log_get_last (PsAuditLog *self)
{
  g_auto (PsAuditHead) head = { 0 };
  gboolean found;

  g_return_val_if_fail (PS_IS_AUDIT_LOG (self), 0);

  return ps_audit_store_get_head (ps_db_get_reader (self->db), &head, &found, NULL) ? head.seq : 0;
}

/**
 * ps_audit_log_get_start:
 *
 * Returns: when the log begins, microseconds UTC; 0 while it has no entry
 */
gint64
ps_audit_log_get_start (PsAuditLog *self)
{
  g_autoptr (PsAuditEntry) first = NULL;

  g_return_val_if_fail (PS_IS_AUDIT_LOG (self), 0);

  first = ps_audit_store_get (ps_db_get_reader (self->db), 1, NULL);

  return first != NULL ? first->done_at : 0;
}
