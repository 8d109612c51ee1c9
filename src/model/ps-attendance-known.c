#include "ps-attendance-known.h"

#include "ps-member-store.h"
#include "ps-right.h"
#include "ps-sheet-person.h"
#include "ps-text.h"

/* As many as one looks at while somebody stands at the door. */
#define MOST 5

/**
 * ps_attendance_known_free:
 * @known: (transfer full) (nullable): is freed
 */
void
ps_attendance_known_free (PsAttendanceKnown *known)
{
  if (known == NULL)
    return;

  g_free (known->name);
  g_free (known->hint);
  g_free (known);
}

/* Those who lead a group look somebody up by a part of their name. The front desk is told only that
 * there is somebody who is called just that: it has no roster to leaf through.
 */
static GArray *
list_ids (PsConn     *conn,
          const char *text)
{
  if (ps_roles_may (ps_conn_get_roles (conn), PS_RIGHT_ROSTER))
    return ps_member_store_search (conn, text, 0, NULL, MOST, NULL);

  return ps_member_store_same_name (conn, text, NULL);
}

static PsAttendanceKnown *
known_new (PsMemberNames *names,
           PsConn        *conn,
           gint64         person_id)
{
  g_autoptr (PsSheetPerson) person = ps_sheet_person_get (conn, person_id, NULL);
  PsAttendanceKnown *known;

  if (person == NULL)
    return NULL;

  known = g_new0 (PsAttendanceKnown, 1);
  known->person_id = person_id;
  known->name = g_steal_pointer (&person->name);
  known->hint = ps_member_names_dup_hint (names, person_id);
  if (known->hint == NULL && *person->full_name != '\0' &&
      g_strcmp0 (person->full_name, known->name) != 0)
    known->hint = g_steal_pointer (&person->full_name);

  return known;
}

/**
 * ps_attendance_known_find:
 * @names: what tells people apart
 * @text: a name, or a part of one, as it is typed
 *
 * Returns: (transfer full) (element-type PsAttendanceKnown): the few of the roster whom that may be, so
 *   that nobody is written down a second time
 */
GPtrArray *
ps_attendance_known_find (PsDb          *db,
                          PsMemberNames *names,
                          const char    *text)
{
  GPtrArray *found =
    g_ptr_array_new_with_free_func ((GDestroyNotify) ps_attendance_known_free);
  g_autofree char *clean = ps_text_clean (text);
  g_autoptr (GArray) ids = NULL;
  PsConn *conn;

  g_return_val_if_fail (PS_IS_DB (db), found);

  if (*clean == '\0' || !ps_db_is_open (db) || !ps_roles_may (ps_db_get_roles (db), PS_RIGHT_DOOR))
    return found;

  conn = ps_db_get_reader (db);
  ids = list_ids (conn, clean);
  for (guint i = 0; ids != NULL && i < MIN (ids->len, MOST); i++)
    {
      PsAttendanceKnown *known = known_new (names, conn, g_array_index (ids, gint64, i));

      if (known != NULL)
        g_ptr_array_add (found, known);
    }

  return found;
}
