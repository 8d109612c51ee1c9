#include "ps-audit-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ps-error.h"

/* What the log calls things: the kind, and which by 32 digits. Whoever shows the log finds the name,
 * as long as there is one.
 */

static const struct {
  PsAuditKind kind;
  const char *word;
  const char *find_uid;  /* by id */
  const char *find_name; /* by uid; of a meeting its group's, with when and where it was */
} kinds[] = {
  { PS_AUDIT_PERSON, "person", "SELECT uid FROM person WHERE id = ?1",
    "SELECT preferred_name, 0, '' FROM person WHERE uid = ?1" },
  { PS_AUDIT_GROUP, "group", "SELECT uid FROM support_group WHERE id = ?1",
    "SELECT name, 0, zone FROM support_group WHERE uid = ?1" },
  { PS_AUDIT_MEETING, "meeting", "SELECT uid FROM session WHERE id = ?1",
    "SELECT g.name, s.started_at, g.zone FROM session s JOIN support_group g ON g.id = s.group_id"
    " WHERE s.uid = ?1" },
  { PS_AUDIT_TOPIC, "topic", "SELECT uid FROM topic WHERE id = ?1",
    "SELECT title, 0, '' FROM topic WHERE uid = ?1" },
  { PS_AUDIT_GUEST, "guest", "SELECT uid FROM guest WHERE id = ?1",
    "SELECT name, 0, '' FROM guest WHERE uid = ?1" },
  { PS_AUDIT_OF_CONSENT, "consent", NULL,
    "SELECT p.preferred_name, 0, '' FROM consent c JOIN person p ON p.id = c.person_id"
    " WHERE c.uid = ?1" },
  { PS_AUDIT_OF_DISCLOSURE, "disclosure", NULL,
    "SELECT p.preferred_name, 0, '' FROM disclosure d"
    " JOIN disclosure_person o ON o.disclosure_id = d.id JOIN person p ON p.id = o.person_id"
    " WHERE d.uid = ?1 ORDER BY o.id LIMIT 1" },
  { PS_AUDIT_USER, "user", NULL, NULL },
};

static int
find_kind (PsAuditKind kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].kind == kind)
      return (int) i;

  return -1;
}

/**
 * ps_audit_kind_to_string:
 *
 * Returns: (transfer none): the word that the log has for @kind; "" for %PS_AUDIT_NOTHING
 */
const char *
ps_audit_kind_to_string (PsAuditKind kind)
{
  int i = find_kind (kind);

  return i >= 0 ? kinds[i].word : "";
}

/**
 * ps_audit_kind_of:
 * @object: as the log has it
 * @uid: (out caller-allocates): which
 *
 * Returns: what @object is; %PS_AUDIT_NOTHING where it is nothing that this Peerside knows
 */
PsAuditKind
ps_audit_kind_of (const char *object,
                  PsUid      *uid)
{
  const char *digits = strchr (object, ':');

  memset (uid, 0, sizeof *uid);
  if (digits == NULL || strlen (++digits) != 2 * PS_UID_SIZE)
    return PS_AUDIT_NOTHING;

  for (guint i = 0; i < 2 * PS_UID_SIZE; i++)
    {
      if (!g_ascii_isxdigit (digits[i]))
        return PS_AUDIT_NOTHING;
      uid->bytes[i / 2] = (guint8) (uid->bytes[i / 2] << 4 | g_ascii_xdigit_value (digits[i]));
    }

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strncmp (object, kinds[i].word, strlen (kinds[i].word)) == 0 &&
        object[strlen (kinds[i].word)] == ':')
      return kinds[i].kind;

  return PS_AUDIT_NOTHING;
}

/**
 * ps_audit_object_new:
 * @kind: what it is, in small letters: "person", "user", "consent" ...
 * @uid: which
 *
 * Returns: (transfer full): what the log calls it
 */
char *
ps_audit_object_new (const char  *kind,
                     const PsUid *uid)
{
  GString *string = g_string_new (kind);

  g_string_append_c (string, ':');
  for (guint i = 0; i < PS_UID_SIZE; i++)
    g_string_append_printf (string, "%02x", uid->bytes[i]);

  return g_string_free (string, FALSE);
}

/**
 * ps_audit_store_object:
 * @kind: one whose things are in the database
 * @id: which; 0 for none
 *
 * Errors: %PS_ERROR_NOT_FOUND.
 *
 * Returns: (transfer full) (nullable): what the log calls it; "" for none
 */
char *
ps_audit_store_object (PsConn       *conn,
                       PsAuditKind   kind,
                       gint64        id,
                       GError      **error)
{
  int i = find_kind (kind);
  PsStmt *stmt;
  PsUid uid;
  gboolean has_row;

  if (i < 0 || kinds[i].find_uid == NULL || id == 0)
    return g_strdup ("");

  stmt = ps_conn_prepare (conn, kinds[i].find_uid, error);
  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_int64 (stmt, 1, id);
  if (!ps_conn_step (conn, stmt, &has_row, error))
    return NULL;

  if (!has_row)
    {
      g_set_error_literal (error, PS_ERROR, PS_ERROR_NOT_FOUND,
                           _("What was to be changed is not there any more."));
      return NULL;
    }

  uid = ps_stmt_get_uid (stmt, 0);
  ps_stmt_reset (stmt);

  return ps_audit_object_new (ps_audit_kind_to_string (kind), &uid);
}

/**
 * ps_audit_store_find_name:
 * @kind: one whose things are in the database
 * @uid: which
 * @name: (out) (transfer full) (nullable): what it is called now; of a meeting, its group; %NULL if it
 *   is there no more
 * @at: (out): when a meeting began, microseconds UTC; 0 of anything else
 * @zone: (out) (transfer full) (nullable): where a meeting or a group is
 *
 * Returns: whether it could be looked for
 */
gboolean
ps_audit_store_find_name (PsConn       *conn,
                          PsAuditKind   kind,
                          const PsUid  *uid,
                          char        **name,
                          gint64       *at,
                          char        **zone,
                          GError      **error)
{
  int i = find_kind (kind);
  PsStmt *stmt;
  gboolean has_row;

  *name = NULL;
  *at = 0;
  *zone = NULL;
  if (i < 0 || kinds[i].find_name == NULL)
    return TRUE;

  stmt = ps_conn_prepare (conn, kinds[i].find_name, error);
  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_uid (stmt, 1, uid);
  if (!ps_conn_step (conn, stmt, &has_row, error))
    return FALSE;

  if (has_row)
    {
      *name = ps_stmt_dup_text (stmt, 0);
      *at = ps_stmt_get_int64 (stmt, 1);
      *zone = ps_stmt_dup_text (stmt, 2);
    }
  ps_stmt_reset (stmt);

  return TRUE;
}
