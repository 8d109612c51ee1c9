#include "ps-person-record.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ps-consent-store.h"
#include "ps-contact-store.h"
#include "ps-disclosure-store.h"
#include "ps-error.h"
#include "ps-name-guard.h"
#include "ps-zone.h"

/**
 * ps_person_record_free:
 * @record: (transfer full) (nullable): is freed
 */
void
ps_person_record_free (PsPersonRecord *record)
{
  if (record == NULL)
    return;

  for (guint i = 0; i < PS_ABOUT_N_PARTS; i++)
    g_clear_pointer (&record->parts[i], g_ptr_array_unref);
  g_clear_pointer (&record->ways, g_ptr_array_unref);
  g_clear_pointer (&record->consents, g_ptr_array_unref);
  g_clear_pointer (&record->given, g_ptr_array_unref);
  g_free (record);
}

static int
find_column (PsAboutPart  part,
             const char  *column)
{
  const char * const *columns = ps_about_part_columns (part);

  for (int i = 0; columns[i] != NULL; i++)
    if (strcmp (columns[i], column) == 0)
      return i;

  return -1;
}

/**
 * ps_person_record_get:
 * @column: one that @part has
 *
 * Returns: (transfer none) (nullable): what stands there; %NULL where there is nothing
 */
const char *
ps_person_record_get (const PsPersonRecord *record,
                      PsAboutPart           part,
                      guint                 row,
                      const char           *column)
{
  GPtrArray *cells = g_ptr_array_index (record->parts[part], row);
  int place = find_column (part, column);

  g_return_val_if_fail (place >= 0, NULL);

  return g_ptr_array_index (cells, place);
}

/**
 * ps_person_record_zone:
 *
 * Returns: (transfer full): the zone of the meeting in that row; this machine's where it has none
 */
GTimeZone *
ps_person_record_zone (const PsPersonRecord *record,
                       PsAboutPart           part,
                       guint                 row)
{
  const char *name = find_column (part, "zone") >= 0
                     ? ps_person_record_get (record, part, row, "zone") : NULL;
  GTimeZone *zone = name != NULL && *name != '\0' ? ps_zone_open (name, NULL) : NULL;

  return zone != NULL ? zone : g_time_zone_new_local ();
}

/**
 * ps_person_record_moment:
 * @column: one with a moment in it
 *
 * Returns: (transfer full) (nullable): as ISO 8601 has it, to the second, with the offset from UTC
 */
char *
ps_person_record_moment (const PsPersonRecord *record,
                         PsAboutPart           part,
                         guint                 row,
                         const char           *column)
{
  const char *text = ps_person_record_get (record, part, row, column);
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (GDateTime) utc = NULL;
  g_autoptr (GDateTime) local = NULL;
  gboolean is_utc;

  if (text == NULL)
    return NULL;

  zone = ps_person_record_zone (record, part, row);
  utc = g_date_time_new_from_unix_utc (g_ascii_strtoll (text, NULL, 10) / G_TIME_SPAN_SECOND);
  local = g_date_time_to_timezone (utc, zone);
  is_utc = g_date_time_get_utc_offset (local) == 0;

  return g_date_time_format (local, is_utc ? "%Y-%m-%dT%H:%M:%SZ" : "%Y-%m-%dT%H:%M:%S%:z");
}

static gboolean
is_theirs (const PsPersonRecord *record,
           gint64                person_id)
{
  for (guint i = 0; i < record->parts[PS_ABOUT_RECORDS]->len; i++)
    if (g_ascii_strtoll (ps_person_record_get (record, PS_ABOUT_RECORDS, i, "id"), NULL, 10)
        == person_id)
      return TRUE;

  return FALSE;
}

typedef struct {
  const PsPersonRecord *record;
  PsNameGuard          *guard;
} Names;

static void
take_name (PsAboutWho  who,
           gint64      person_id,
           const char *name,
           gpointer    data)
{
  Names *names = data;

  if (who == PS_ABOUT_MEMBER && is_theirs (names->record, person_id))
    ps_name_guard_add_own (names->guard, name);
  else if (who == PS_ABOUT_MEMBER)
    /* Translators: stands for somebody's name within a text. */
    ps_name_guard_add (names->guard, name, _("another member"));
  else if (who == PS_ABOUT_LEADER)
    /* Translators: stands for somebody's name within a text. */
    ps_name_guard_add (names->guard, name, _("a Peer Leader"));
  else
    /* Translators: stands for somebody's name within a text. */
    ps_name_guard_add (names->guard, name, _("a guest speaker"));
}

static void
clean (PsNameGuard  *guard,
       char        **text)
{
  char *cleaned = ps_name_guard_clean (guard, *text);

  g_free (*text);
  *text = cleaned;
}

static void
clean_cells (PsPersonRecord *record,
             PsNameGuard    *guard,
             PsAboutPart     part,
             const char     *column)
{
  int place = find_column (part, column);

  if (place < 0)
    return;

  for (guint i = 0; i < record->parts[part]->len; i++)
    {
      GPtrArray *cells = g_ptr_array_index (record->parts[part], i);

      clean (guard, (char **) &g_ptr_array_index (cells, place));
    }
}

/* Whatever somebody typed. Their own names stay as they are. */
static void
leave_out_others (PsPersonRecord *record,
                  PsNameGuard    *guard)
{
  static const char * const texts[] = { "pronouns", "language", "access_needs", "home_group", "group",
                                        "title" };

  for (guint part = 0; part < PS_ABOUT_N_PARTS; part++)
    for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
      clean_cells (record, guard, part, texts[i]);

  for (guint i = 0; i < record->ways->len; i++)
    {
      PsContactWayRow *way = g_ptr_array_index (record->ways, i);

      clean (guard, &way->label);
      /* Of an e-mail address each piece is an address and not a text. */
      if (strcmp (way->kind, "email") != 0 || strchr (way->value, ' ') != NULL)
        clean (guard, &way->value);
    }

  for (guint i = 0; i < record->consents->len; i++)
    {
      PsConsentRow *row = g_ptr_array_index (record->consents, i);

      clean (guard, &row->version);
      clean (guard, &row->information);
      clean (guard, &row->discloser);
      clean (guard, &row->recipients);
      clean (guard, &row->purpose);
      clean (guard, &row->expires_event);
      clean (guard, &row->note);
      clean (guard, &row->group_name);
    }

  for (guint i = 0; i < record->given->len; i++)
    {
      PsDisclosureRow *row = g_ptr_array_index (record->given, i);

      clean (guard, &row->recipient);
      clean (guard, &row->purpose);
      clean (guard, &row->group_names);
    }
}

/* Takes those whose id is not there yet: what a record is asked for is in part that of the records which
 * went into it. An id is what each of these rows begins with.
 */
static gboolean
take_all (GPtrArray *into,
          GPtrArray *rows)
{
  if (rows == NULL)
    return FALSE;

  while (rows->len > 0)
    {
      const gint64 *row = g_ptr_array_index (rows, 0);
      gboolean known = FALSE;

      for (guint i = 0; i < into->len && !known; i++)
        known = *(const gint64 *) g_ptr_array_index (into, i) == *row;

      if (known)
        g_ptr_array_remove_index (rows, 0);
      else
        g_ptr_array_add (into, g_ptr_array_steal_index (rows, 0));
    }
  g_ptr_array_unref (rows);

  return TRUE;
}

/* Ways, consents and what was given are of a record: of theirs and of each that went into it. */
static gboolean
read_records (PsPersonRecord  *record,
              PsConn          *conn,
              PsDisclosure    *gate,
              GError         **error)
{
  record->ways = g_ptr_array_new_with_free_func ((GDestroyNotify) ps_contact_way_row_free);
  record->consents = g_ptr_array_new_with_free_func ((GDestroyNotify) ps_consent_row_free);
  record->given = g_ptr_array_new_with_free_func ((GDestroyNotify) ps_disclosure_row_free);

  for (guint i = 0; i < record->parts[PS_ABOUT_RECORDS]->len; i++)
    {
      gint64 id = g_ascii_strtoll (ps_person_record_get (record, PS_ABOUT_RECORDS, i, "id"), NULL, 10);

      if (!ps_disclosure_add_person (gate, conn, id, error) ||
          !take_all (record->ways, ps_contact_store_list (conn, id, error)) ||
          !take_all (record->consents, ps_consent_store_of_person (conn, id, error)) ||
          !take_all (record->given, ps_disclosure_store_of_person (conn, id, error)))
        return FALSE;
    }

  return TRUE;
}

static const char *
find_notice (const PsPersonRecord *record,
             PsDisclosure         *gate)
{
  for (guint i = 0; i < record->parts[PS_ABOUT_RECORDS]->len; i++)
    {
      gint64 id = g_ascii_strtoll (ps_person_record_get (record, PS_ABOUT_RECORDS, i, "id"), NULL, 10);

      if (ps_disclosure_get_notice (gate, id, 0) != NULL)
        return ps_disclosure_get_notice (gate, id, 0);
    }

  return NULL;
}

/**
 * ps_person_record_read:
 * @person_id: somebody; where their record went into another one, it is that one's
 * @gate: for the member themselves; they come to it, with their groups
 *
 * Reads all that is known of a person. What was said in a group and what was written about a meeting
 * are no record of theirs and are not in it.
 *
 * Errors: %PS_ERROR_NOT_FOUND.
 *
 * Returns: (transfer full) (nullable): it
 */
PsPersonRecord *
ps_person_record_read (PsConn         *conn,
                       gint64          person_id,
                       const PsClock  *clock,
                       PsDisclosure   *gate,
                       GError        **error)
{
  g_autoptr (PsPersonRecord) record = g_new0 (PsPersonRecord, 1);
  g_autoptr (PsNameGuard) guard = ps_name_guard_new ();
  Names names = { record, guard };

  record->made_at = ps_clock_wall (clock);
  if (!ps_about_store_kept (conn, person_id, &record->person_id, error))
    return NULL;
  if (record->person_id == 0)
    {
      g_set_error_literal (error, PS_ERROR, PS_ERROR_NOT_FOUND,
                           _("There is no such member."));
      return NULL;
    }

  for (guint part = 0; part < PS_ABOUT_N_PARTS; part++)
    {
      record->parts[part] = ps_about_store_list (conn, part, record->person_id, error);
      if (record->parts[part] == NULL)
        return NULL;
    }

  if (!read_records (record, conn, gate, error) ||
      !ps_about_store_names (conn, take_name, &names, error) ||
      !ps_disclosure_check (gate, conn, clock, error))
    return NULL;

  leave_out_others (record, guard);
  record->notice = find_notice (record, gate);

  return g_steal_pointer (&record);
}
