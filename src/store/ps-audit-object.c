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
} kinds[] = {
  { PS_AUDIT_PERSON, "person", "SELECT uid FROM person WHERE id = ?1" },
  { PS_AUDIT_GROUP, "group", "SELECT uid FROM support_group WHERE id = ?1" },
  { PS_AUDIT_MEETING, "meeting", "SELECT uid FROM session WHERE id = ?1" },
  { PS_AUDIT_TOPIC, "topic", "SELECT uid FROM topic WHERE id = ?1" },
  { PS_AUDIT_GUEST, "guest", "SELECT uid FROM guest WHERE id = ?1" },
  { PS_AUDIT_USER, "user", NULL },
};

static const char *
find_sql (PsAuditKind kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].kind == kind)
      return kinds[i].find_uid;

  return NULL;
}

/**
 * ps_audit_kind_to_string:
 *
 * Returns: (transfer none): the word that the log has for @kind; "" for %PS_AUDIT_NOTHING
 */
const char *
ps_audit_kind_to_string (PsAuditKind kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].kind == kind)
      return kinds[i].word;

  return "";
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
  const char *sql = find_sql (kind);
  PsStmt *stmt;
  PsUid uid;
  gboolean has_row;

  if (sql == NULL || id == 0)
    return g_strdup ("");

  stmt = ps_conn_prepare (conn, sql, error);
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
