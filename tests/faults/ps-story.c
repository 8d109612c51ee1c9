#include "ps-story.h"

#include "ps-attendance-store.h"
#include "ps-check.h"
#include "ps-conn-private.h"
#include "ps-contact-store.h"
#include "ps-group-store.h"
#include "ps-member-store.h"
#include "ps-membership-store.h"
#include "ps-note-store.h"
#include "ps-segment-store.h"
#include "ps-session-store.h"
#include "ps-setting-store.h"
#include "ps-test-db.h"
#include "ps-topic-store.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* What an evening and the desk write, as units of work with numbers.
 *
 * Every act writes its number first and then what it is about, into several tables, so that half of
 * one can be told from a whole one: after act N the file says N, and is in all its rows what it is
 * when nothing ever failed. The uids alone are left out of that, because they are random.
 */

#define NOW (G_GINT64_CONSTANT (1793728800) * G_TIME_SPAN_SECOND)
#define N_PEOPLE 8
#define N_IMPORTED 12

/* The next step of a unit of work; in a careless one an error is forgotten, and the rest is done. */
#define STEP(call) \
  G_STMT_START { \
    if (!(call)) \
      { \
        if (!act->careless) \
          return FALSE; \
        g_clear_error (&conn->failed); \
        g_clear_error (error); \
      } \
  } G_STMT_END

static gboolean
add_person (PsConn      *conn,
            const char  *name,
            const char  *number,
            GError     **error)
{
  g_autoptr (PsMemberRow) row = ps_member_row_new ();
  PsContactWayRow *way = ps_contact_way_row_new ();

  row->preferred_name = g_strdup (name);
  row->access_needs = g_strdup ("a chair with arms, near the door");
  way->kind = g_strdup ("phone");
  way->value = g_strdup (number);
  row->ways = g_ptr_array_new_with_free_func ((GDestroyNotify) ps_contact_way_row_free);
  g_ptr_array_add (row->ways, way);

  return ps_member_store_add (conn, row, NOW, error) &&
         ps_membership_store_join (conn, 1, row->id, "2026-11-03", NOW, NULL, error);
}

static gboolean
tick_attendance (PsConn           *conn,
                 const PsStoryAct *act,
                 GError          **error)
{
  static const char * const statuses[] = { "present", "late", "excused", "left-early" };

  for (guint i = 0; i < 3; i++)
    {
      PsAttendanceRow row = {
        .session_id = 1,
        .person_id = 1 + (act->number + i) % N_PEOPLE,
        .status = (char *) statuses[(act->number + i) % G_N_ELEMENTS (statuses)],
        .mode = (char *) "in-person",
      };

      STEP (ps_attendance_store_set (conn, &row, NOW + act->number, "Rosa", error));
    }

  return TRUE;
}

/* As much as somebody writes, from one page to several; sealed text is as random as this is not. */
static gboolean
revise_note (PsConn           *conn,
             const PsStoryAct *act,
             GError          **error)
{
  g_autoptr (PsNoteRow) row = ps_note_row_new ();
  g_autofree char *text = g_strnfill (1024 + 700 * (act->number % 12), (char) ('a' + act->number % 26));

  row->uid = ps_uid_new (NOW);
  row->session_id = 1;
  row->class = g_strdup ("debrief");
  row->revision = (act->number + 2) / 5;
  row->epoch = 1;
  row->sealed = g_bytes_new (text, strlen (text));
  row->written_at = NOW + act->number;

  STEP (ps_note_store_add (conn, row, error));
  STEP (ps_note_store_delete_draft (conn, 1, "debrief", &row->author, error));

  return TRUE;
}

static gboolean
draft_note (PsConn           *conn,
            const PsStoryAct *act,
            GError          **error)
{
  g_autoptr (PsNoteRow) row = ps_note_row_new ();
  g_autofree char *text = g_strnfill (512, (char) ('A' + act->number % 26));

  row->uid = ps_uid_new (NOW);
  row->session_id = 1;
  row->class = g_strdup ("debrief");
  row->epoch = 1;
  row->sealed = g_bytes_new (text, strlen (text));
  row->written_at = NOW + act->number;

  STEP (ps_note_store_put_draft (conn, row, error));
  STEP (ps_setting_store_set (conn, "drafted", text, error));

  return TRUE;
}

static gboolean
import_people (PsConn           *conn,
               const PsStoryAct *act,
               GError          **error)
{
  for (guint i = 0; i < N_IMPORTED; i++)
    {
      g_autofree char *name = g_strdup_printf ("Quill %u of %u", i, act->number);
      g_autofree char *number = g_strdup_printf ("555-01%02u", (act->number * N_IMPORTED + i) % 100);

      STEP (add_person (conn, name, number, error));
    }

  return TRUE;
}

static gboolean
touch_clock (PsConn           *conn,
             const PsStoryAct *act,
             GError          **error)
{
  gint64 since = act->number * G_TIME_SPAN_MINUTE;
  PsInstant seen = { NOW + since, G_TIME_SPAN_HOUR + since, "the only start" };
  PsClockEventRow event = {
    .session_id = 1,
    .seq = act->number / 5,
    .verb = (char *) "marker",
    .argument = (char *) "topic-idea",
    .wall_at = seen.wall,
    .boot_us = seen.boot,
    .boot_id = seen.boot_id,
  };
  PsSegmentRow segment = { .session_id = 1, .allotted_s = 600, .elapsed_s = 60 * act->number };

  STEP (ps_clock_event_store_add (conn, &event, error));
  STEP (ps_segment_store_set_actual (conn, &segment, error));
  STEP (ps_session_store_set_paused (conn, 1, act->number, FALSE, error));
  STEP (ps_session_store_set_seen (conn, &seen, error));

  return TRUE;
}

/**
 * ps_story_work:
 * @act: (type PsStoryAct): which
 *
 * A PsDbWork. Small ones on purpose, and one that is large.
 */
gboolean
ps_story_work (PsConn    *conn,
               gpointer   data,
               GError   **error)
{
  static gboolean (* const acts[]) (PsConn *, const PsStoryAct *, GError **) = {
    touch_clock, tick_attendance, draft_note, revise_note, import_people,
  };
  const PsStoryAct *act = data;
  g_autofree char *number = g_strdup_printf ("%u", act->number);

  STEP (ps_setting_store_set (conn, "act", number, error));

  return acts[act->number % G_N_ELEMENTS (acts)] (conn, act, error);
}

gboolean
ps_story_tell (PsDb     *db,
               guint     number,
               GError  **error)
{
  PsStoryAct act = { number, FALSE };

  return ps_db_write_sync (db, ps_story_work, &act, error);
}

static gboolean
begin (PsConn    *conn,
       gpointer   data G_GNUC_UNUSED,
       GError   **error)
{
  g_autoptr (PsGroupRow) group = ps_group_row_new ();
  g_autoptr (PsTopicRow) topic = ps_topic_row_new ();
  g_autoptr (PsSessionRow) session = ps_session_row_new ();
  g_autoptr (PsSegmentRow) segment = ps_segment_row_new ();
  PsClockEventRow start = { 1, 0, (char *) "start", (char *) "", NOW, 1, (char *) "" };

  group->name = g_strdup ("Tuesday group");
  group->model = g_strdup ("co-facilitated");
  group->minutes = 90;
  topic->title = g_strdup ("Pacing");
  topic->minutes = 30;
  session->group_id = 1;
  session->state = g_strdup ("running");
  session->planned_at = session->started_at = NOW;
  session->planned_s = 5400;
  session->head_count = -1;
  segment->session_id = 1;
  segment->kind = g_strdup ("topic");
  segment->title = g_strdup ("Topic");
  segment->led_by = g_strdup ("peer");
  segment->planned_s = segment->max_s = segment->allotted_s = 600;

  if (!ps_group_store_add (conn, group, NOW, error) ||
      !ps_topic_store_add (conn, topic, NOW, error))
    return FALSE;

  for (guint i = 0; i < N_PEOPLE; i++)
    {
      g_autofree char *name = g_strdup_printf ("Wren %u", i);

      if (!add_person (conn, name, "555-0100", error))
        return FALSE;
    }

  return ps_session_store_add (conn, session, error) &&
         ps_segment_store_add (conn, segment, error) &&
         ps_clock_event_store_add (conn, &start, error);
}

/**
 * ps_story_begin:
 * @db: a new one
 *
 * Writes a group, its people and a meeting that runs.
 */
void
ps_story_begin (PsDb *db)
{
  g_autoptr (GError) error = NULL;

  ps_db_write_sync (db, begin, NULL, &error);
  g_assert_no_error (error);
}

/**
 * ps_story_count:
 * @n: (out): which act was the last, as the file says
 *
 * Returns: %FALSE for an error
 */
gboolean
ps_story_count (PsConn  *conn,
                guint   *n,
                GError **error)
{
  g_autofree char *number = NULL;

  if (!ps_setting_store_get (conn, "act", &number, error))
    return FALSE;

  *n = number != NULL ? (guint) g_ascii_strtoull (number, NULL, 10) : 0;

  return TRUE;
}

/**
 * ps_story_digest:
 *
 * Returns: (transfer full) (nullable): a hash of every row that the story writes, or what was wrong
 *   when they were read
 */
char *
ps_story_digest (PsConn  *conn,
                 GError **error)
{
  static const char * const tables[] = {
    "SELECT group_concat (key || value) FROM setting",
    "SELECT group_concat (key || value) FROM meta WHERE key <> 'vault'",
    "SELECT group_concat (id || preferred_name || name_fold || access_needs) FROM person",
    "SELECT group_concat (word || person_id) FROM person_word",
    "SELECT group_concat (id || person_id || value) FROM contact_way",
    "SELECT group_concat (id || group_id || person_id || joined_on) FROM membership",
    "SELECT group_concat (session_id || ' ' || person_id || status || updated_at) FROM attendance",
    "SELECT group_concat (id || class || revision || sealed || written_at) FROM note",
    "SELECT group_concat (session_id || ' ' || seq || verb || wall_at) FROM clock_event",
    "SELECT group_concat (id || allotted_s || ' ' || elapsed_s) FROM segment",
    "SELECT group_concat (id || state || paused_s) FROM session",
  };
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *rows = NULL;
      PsStmt *stmt = ps_conn_prepare (conn, tables[i], error);

      if (stmt == NULL || !ps_conn_take_string (conn, stmt, &rows, error))
        return NULL;

      g_checksum_update (sum, (const guchar *) (rows != NULL ? rows : "-"), -1);
      g_checksum_update (sum, (const guchar *) "\n", 1);
    }

  return g_strdup (g_checksum_get_string (sum));
}

/* Every look that "peersidectl check" takes as well. */
static char *
find_failure (PsDb *db)
{
  g_autoptr (GPtrArray) checks = ps_check_db (db, ps_test_vault, FALSE);

  for (guint i = 0; i < checks->len; i++)
    {
      const PsCheck *check = g_ptr_array_index (checks, i);

      if (!check->ok && (ps_conn_has_cipher () || !g_str_equal (check->name, "cipher")))
        return g_strdup_printf ("%s: %s", check->name, check->detail);
    }

  return NULL;
}

/**
 * ps_story_wrong:
 * @at_least: the last act that was acknowledged
 * @at_most: the last one that was begun
 * @digests: (element-type utf8): by number of acts, what the file is when nothing fails
 * @deep: look at all that can be wrong with a vault
 *
 * Returns: (transfer full) (nullable): what is lost, half there or damaged; %NULL if nothing is
 */
char *
ps_story_wrong (PsDb      *db,
                guint      at_least,
                guint      at_most,
                GPtrArray *digests,
                gboolean   deep)
{
  PsConn *conn = ps_db_get_reader (db);
  g_autoptr (GError) error = NULL;
  g_autofree char *digest = NULL;
  guint n;

  if (!ps_story_count (conn, &n, &error))
    return g_strdup_printf ("cannot be read: %s", error->message);

  if (n < at_least)
    return g_strdup_printf ("lost: act %u was acknowledged and the last one there is %u", at_least, n);
  if (n > at_most)
    return g_strdup_printf ("act %u is there and %u was the last one begun", n, at_most);

  digest = ps_story_digest (conn, &error);
  if (digest == NULL)
    return g_strdup_printf ("cannot be read: %s", error->message);
  if (!g_str_equal (digest, g_ptr_array_index (digests, n)))
    return g_strdup_printf ("half: not what it is after act %u", n);

  return deep ? find_failure (db) : NULL;
}

/**
 * ps_story_make_dir:
 *
 * Returns: (transfer full): a new folder, in memory where there is one, since what is tested here is
 *   what is done to a disk and not the disk
 */
char *
ps_story_make_dir (void)
{
  g_autofree char *template = g_strdup ("/dev/shm/peerside-fault-XXXXXX");
  g_autoptr (GError) error = NULL;
  char *dir;

  if (g_mkdtemp (template) != NULL)
    return g_steal_pointer (&template);

  dir = g_dir_make_tmp ("peerside-fault-XXXXXX", &error);
  g_assert_no_error (error);

  return dir;
}

static void
take_digest (PsStoryPlace *self,
             PsDb         *db)
{
  g_autoptr (GError) error = NULL;
  char *digest = ps_story_digest (ps_db_get_reader (db), &error);

  g_assert_no_error (error);
  g_ptr_array_add (self->digests, digest);
}

/**
 * ps_story_place_make:
 * @n_acts: how long the story is to be
 *
 * Makes a folder with a database at the beginning of the story, and tells it once while nothing
 * fails, so that it is known what the file is after each act.
 */
void
ps_story_place_make (PsStoryPlace *self,
                     guint         n_acts)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsDb) db = NULL;
  char *bytes;
  gsize n;

  self->n_acts = n_acts;
  self->dir = ps_story_make_dir ();
  self->path = g_build_filename (self->dir, "peerside.db", NULL);
  self->digests = g_ptr_array_new_with_free_func (g_free);

  db = ps_db_open (self->path, ps_test_key, ps_test_vault, PS_DB_CREATE, &error);
  g_assert_no_error (error);
  ps_story_begin (db);
  ps_db_close (db);
  g_clear_object (&db);
  g_file_get_contents (self->path, &bytes, &n, &error);
  g_assert_no_error (error);
  self->fresh = g_bytes_new_take (bytes, n);

  db = ps_story_place_open (self, &error);
  g_assert_no_error (error);
  take_digest (self, db);
  for (guint i = 1; i <= n_acts; i++)
    {
      g_assert_true (ps_story_tell (db, i, &error));
      g_assert_no_error (error);
      take_digest (self, db);
    }
  ps_db_close (db);
}

void
ps_story_place_clear (PsStoryPlace *self)
{
  ps_test_remove_dir (self->dir);
  g_clear_pointer (&self->dir, g_free);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->fresh, g_bytes_unref);
  g_clear_pointer (&self->digests, g_ptr_array_unref);
}

/* What is beside a database must not meet another one under its name. */
void
ps_story_place_remove (PsStoryPlace *self)
{
  static const char * const suffixes[] = { "", "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = g_strconcat (self->path, suffixes[i], NULL);

      g_unlink (path);
    }
}

void
ps_story_place_put (PsStoryPlace *self,
                    GBytes       *bytes)
{
  g_autoptr (GError) error = NULL;

  ps_story_place_remove (self);
  g_file_set_contents_full (self->path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                            G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
}

PsDb *
ps_story_place_open (PsStoryPlace  *self,
                     GError       **error)
{
  return ps_db_open (self->path, ps_test_key, ps_test_vault, PS_DB_OPEN, error);
}
