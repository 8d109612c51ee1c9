/* What was acknowledged is there, whenever the power fails, and every figure is right to the second.
 *
 * A child runs a meeting on a clock of its own and tells each touch of it before and after. It is
 * killed at a touch of the disk, or by the parent at any moment. The parent opens the vault and holds
 * it against what it was told: every touch that was acknowledged, at most the one that was under way
 * besides, the figures of a clock that was given just those, and two sums that it keeps by itself.
 *
 * The control is a child that acknowledges what it has only asked for: it must be found out.
 */
#include <string.h>
#include <sys/wait.h>

#include "ps-check.h"
#include "ps-clock-touch.h"
#include "ps-error.h"
#include "ps-proof-child.h"
#include "ps-proof-kill.h"
#include "ps-recovery.h"
#include "ps-segment-store.h"
#include "ps-test-db.h"
#include "ps-vault.h"
#include "ps-workspace.h"

#ifdef PS_LONG_TESTS
#define FACTOR 10
#else
#define FACTOR 1
#endif

/* Killed at a touch of the disk, by the parent, and while a vault is made; and the control. */
#define N_AT_MOMENTS (90 * FACTOR)
#define N_FROM_OUTSIDE (20 * FACTOR)
#define N_FOUNDING (20 * FACTOR)
#define N_HASTY 12

#define N_EVENINGS 5
#define N_STEPS 24

/* 2026-11-03 18:00 UTC, a Tuesday. */
#define SIX_O_CLOCK G_GINT64_CONSTANT (1793728800000000)

typedef enum {
  ACT_TOUCH,
  ACT_SEAT,
  ACT_DRAFT,
  N_ACTS,
} Act;

static const char * const act_names[] = { "touch", "seat", "draft" };
static const char * const seats[] = { "present", "late", "left-early", "excused", "absent" };

static void
tell_time (PsInstant *instant,
           gpointer   data)
{
  *instant = *(const PsInstant *) data;
}

static PsInstant
instant_after (gint64 us)
{
  return (PsInstant) { SIX_O_CLOCK + us, G_TIME_SPAN_HOUR + us, "the only start" };
}

/* The child */

typedef struct {
  PsWorkspace *workspace;
  PsInstant    now;
  GRand       *random;
  gboolean     hasty;
} Evening;

/* Says what it will do, does it, and says that it is done; in haste the last comes too early. */
#define ACT(evening, words, finish, function, object, ...) \
  G_STMT_START { \
    g_autoptr (GAsyncResult) result_ = NULL; \
    g_autoptr (GError) error_ = NULL; \
    ps_proof_say words; \
    function (object, __VA_ARGS__, NULL, ps_test_take_result_cb, &result_); \
    if ((evening)->hasty) \
      ps_proof_say ("done"); \
    finish (object, ps_test_wait (&result_), &error_); \
    g_assert_no_error (error_); \
    if (!(evening)->hasty) \
      ps_proof_say ("done"); \
  } G_STMT_END

/* Up to six minutes, in microseconds. */
static void
pass (Evening *evening)
{
  gint64 us = g_rand_int_range (evening->random, 1, 360 * G_USEC_PER_SEC);

  evening->now = instant_after (evening->now.wall - SIX_O_CLOCK + us);
}

#define SAY_TOUCH(verb, argument, at) \
  ("touch %s %s %" G_GINT64_FORMAT, ps_clock_verb_to_string (verb), \
   (argument) != NULL ? (argument) : "-", (at).wall - SIX_O_CLOCK)

static void
begin (Evening *evening)
{
  PsMeetings *meetings = ps_workspace_get_meetings (evening->workspace);
  g_autoptr (GError) error = NULL;
  PsMeetingDraft *draft = ps_meetings_prepare (meetings, 1, NULL, SIX_O_CLOCK, &error);

  g_assert_no_error (error);
  ACT (evening, SAY_TOUCH (PS_CLOCK_START, (char *) NULL, evening->now), ps_meetings_start_finish,
       ps_meetings_start_async, meetings, draft);
}

static void
touch (Evening     *evening,
       PsClockVerb  verb,
       const char  *argument)
{
  PsLiveMeeting *meeting =
    ps_meetings_get_current (ps_workspace_get_meetings (evening->workspace));

  if (ps_live_meeting_can (meeting, verb))
    ACT (evening, SAY_TOUCH (verb, argument, evening->now), ps_live_meeting_do_finish,
         ps_live_meeting_do_async, meeting, verb, argument);
}

static void
seat (Evening *evening)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsAttendanceSheet) sheet =
    ps_meetings_get_attendance (ps_workspace_get_meetings (evening->workspace), 1, &error);
  const char *status = seats[g_rand_int_range (evening->random, 0, G_N_ELEMENTS (seats))];

  g_assert_no_error (error);
  ACT (evening, ("seat %s", status), ps_attendance_sheet_finish, ps_attendance_sheet_set_async,
       sheet, 1, status, "in-person");
}

/* Nothing can be taken away where nothing is left. */
static void
extend (Evening *evening)
{
  static const char * const extensions[] = { "60", "300", "-60", "-300" };
  PsClockReading reading;

  ps_live_meeting_read (ps_meetings_get_current (ps_workspace_get_meetings (evening->workspace)),
                        &reading);
  touch (evening, PS_CLOCK_EXTEND,
         extensions[g_rand_int_range (evening->random, 0, reading.segment_left_s > 300 ? 4 : 2)]);
}

static void
step (Evening *evening)
{
  static const char * const reasons[] = { "break", "crisis", "technical" };

  pass (evening);
  switch (g_rand_int_range (evening->random, 0, 9))
    {
    case 0:
      touch (evening, PS_CLOCK_NEXT, NULL);
      break;

    case 1:
      touch (evening, PS_CLOCK_BACK, NULL);
      break;

    case 2:
    case 3:
      extend (evening);
      break;

    case 4:
      touch (evening, PS_CLOCK_MARKER, ps_marker_kind_to_string (PS_MARKER_TOPIC_IDEA));
      break;

    case 5:
      touch (evening, PS_CLOCK_UNDO, NULL);
      break;

    case 6:
      seat (evening);
      break;

    default:
      touch (evening, PS_CLOCK_PAUSE, reasons[g_rand_int_range (evening->random, 0, 3)]);
      pass (evening);
      touch (evening, PS_CLOCK_RESUME, NULL);
    }
}

static void
write_drafts (Evening *evening)
{
  PsDebriefs *debriefs = ps_workspace_get_debriefs (evening->workspace);

  for (guint i = 1; i <= 4; i++)
    {
      g_autoptr (PsDebriefText) text = ps_debrief_text_new ();
      g_autofree char *words = g_strdup_printf ("version-%u", i);

      ps_debrief_text_set_answer (text, "helped", words);
      ACT (evening, ("draft %s", words), ps_debriefs_finish, ps_debriefs_save_draft_async, debriefs,
           1, text);
    }
}

static void
unlock (PsWorkspace *workspace)
{
  g_autoptr (GError) error = NULL;

  ps_workspace_unlock (workspace, "Rosa",
                       ps_secret_new (PS_PROOF_PASSPHRASE, strlen (PS_PROOF_PASSPHRASE)), &error);
  g_assert_no_error (error);
}

/* path seed moment cut hasty */
static int
run_evening (char **args)
{
  Evening evening = {
    .now = instant_after (0),
    .random = g_rand_new_with_seed (strtoul (args[1], NULL, 10)),
    .hasty = g_str_equal (args[4], "hasty"),
  };
  const PsClock clock = { tell_time, &evening.now };

  evening.workspace = ps_workspace_new (args[0], &clock);
  unlock (evening.workspace);
  ps_proof_kill_arm (strtoul (args[2], NULL, 10), strtoul (args[3], NULL, 10));

  begin (&evening);
  for (guint i = 0; i < N_STEPS; i++)
    step (&evening);
  pass (&evening);
  touch (&evening, PS_CLOCK_END, NULL);
  write_drafts (&evening);

  ps_proof_say ("moments %u", ps_proof_kill_moments ());
  ps_workspace_lock (evening.workspace);

  return 0;
}

static void
found (PsWorkspace *workspace)
{
  g_autoptr (GError) error = NULL;
  PsFounding *founding = ps_founding_new ();

  founding->user_name = g_strdup ("Rosa");
  founding->passphrase = ps_secret_new (PS_PROOF_PASSPHRASE, strlen (PS_PROOF_PASSPHRASE));
  founding->recovery_code = ps_recovery_code_new ();
  founding->clinic_name = g_strdup ("Birch Street");
  founding->quick = TRUE;
  ps_workspace_create (workspace, founding, &error);
  g_assert_no_error (error);
}

/* path moment cut */
static int
run_founding (char **args)
{
  PsInstant now = instant_after (0);
  const PsClock clock = { tell_time, &now };
  PsWorkspace *workspace = ps_workspace_new (args[0], &clock);

  ps_proof_kill_arm (strtoul (args[1], NULL, 10), strtoul (args[2], NULL, 10));
  found (workspace);
  ps_proof_say ("done");
  ps_proof_say ("moments %u", ps_proof_kill_moments ());
  ps_workspace_lock (workspace);

  return 0;
}

/* The parent: what it was told */

typedef struct {
  GArray *touches;       /* PsClockEvent, acknowledged */
  char   *last[N_ACTS];  /* the argument of the last one that was acknowledged */
  char   *asked;         /* the line of the one that was not */
  guint   moments;
} Account;

static void
account_clear (Account *account)
{
  g_clear_pointer (&account->touches, g_array_unref);
  for (guint i = 0; i < N_ACTS; i++)
    g_clear_pointer (&account->last[i], g_free);
  g_clear_pointer (&account->asked, g_free);
}

static void
clear_touch (gpointer event)
{
  g_free ((char *) ((PsClockEvent *) event)->argument);
}

static void
account_init (Account *account)
{
  *account = (Account) { g_array_new (FALSE, TRUE, sizeof (PsClockEvent)) };
  g_array_set_clear_func (account->touches, clear_touch);
}

static Act
act_of (const char *line)
{
  for (guint i = 0; i < N_ACTS; i++)
    {
      if (g_str_has_prefix (line, act_names[i]))
        return i;
    }

  g_assert_not_reached ();
}

static PsClockEvent
touch_of (const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  PsClockEvent event = { 0 };

  g_assert_cmpuint (g_strv_length (words), ==, 4);
  g_assert_true (ps_clock_verb_from_string (words[1], &event.verb));
  event.argument = g_strdup (g_str_equal (words[2], "-") ? "" : words[2]);
  event.at = instant_after (g_ascii_strtoll (words[3], NULL, 10));

  return event;
}

/* What was asked for has been done. */
static void
account_settle (Account *account)
{
  Act act;

  if (account->asked == NULL)
    return;

  act = act_of (account->asked);
  if (act == ACT_TOUCH)
    {
      PsClockEvent event = touch_of (account->asked);

      g_array_append_val (account->touches, event);
    }
  g_free (account->last[act]);
  account->last[act] = g_strdup (strchr (account->asked, ' ') + 1);
  g_clear_pointer (&account->asked, g_free);
}

static void
account_take (Account *account,
              char    *line)
{
  if (g_str_equal (line, "done"))
    account_settle (account);
  else if (g_str_has_prefix (line, "moments "))
    account->moments = strtoul (line + strlen ("moments "), NULL, 10);
  else
    {
      g_assert_null (account->asked);
      account->asked = g_steal_pointer (&line);
    }

  g_free (line);
}

/* The parent: what there is */

typedef struct {
  PsWorkspace *workspace;
  PsInstant    now;
  PsClock      clock;
  char        *wrong;
} Visit;

static void G_GNUC_PRINTF (2, 3)
complain (Visit      *visit,
          const char *format,
          ...)
{
  va_list args;

  if (visit->wrong != NULL)
    return;

  va_start (args, format);
  visit->wrong = g_strdup_vprintf (format, args);
  va_end (args);
}

static void
expect (Visit      *visit,
        const char *what,
        gint64      have,
        gint64      expected)
{
  if (have != expected)
    complain (visit, "%s is %" G_GINT64_FORMAT " and should be %" G_GINT64_FORMAT, what, have,
              expected);
}

static void
visit_begin (Visit        *visit,
             const char   *path,
             const Account *account)
{
  guint n = account->touches->len;
  gint64 last = n > 0 ? g_array_index (account->touches, PsClockEvent, n - 1).at.wall : SIX_O_CLOCK;

  /* The next start is later than anything that can have been under way. */
  *visit = (Visit) { .now = instant_after (last - SIX_O_CLOCK + G_TIME_SPAN_HOUR) };
  visit->clock = (PsClock) { tell_time, &visit->now };
  visit->workspace = ps_workspace_new (path, &visit->clock);
  unlock (visit->workspace);
}

static char *
visit_end (Visit *visit)
{
  ps_workspace_lock (visit->workspace);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_unref (visit->workspace);

  return visit->wrong;
}

/* Every touch that was acknowledged, as it was, and at most the one that was asked for. */
static void
check_touches (Visit   *visit,
               Account *account,
               GArray  *stored)
{
  g_autofree char *asked = g_strdup (account->asked);

  if (stored->len == account->touches->len + 1 && asked != NULL && act_of (asked) == ACT_TOUCH)
    account_settle (account);

  if (stored->len != account->touches->len)
    {
      complain (visit, "%u touches are there, %u were acknowledged, and asked for was “%s”",
                stored->len, account->touches->len, asked != NULL ? asked : "nothing");
      return;
    }

  for (guint i = 0; i < stored->len; i++)
    {
      const PsClockEvent *a = &g_array_index (stored, PsClockEvent, i);
      const PsClockEvent *b = &g_array_index (account->touches, PsClockEvent, i);

      expect (visit, "what was done", a->verb, b->verb);
      expect (visit, "when", a->at.wall, b->at.wall);
      expect (visit, "when since the machine's start", a->at.boot, b->at.boot);
      if (g_strcmp0 (a->argument, b->argument) != 0)
        complain (visit, "touch %u has “%s” and should have “%s”", i, a->argument, b->argument);
    }
}

/* Two sums that need no clock: what was run and what was paused, from the acknowledged touches. */
static void
add_up (const Account *account,
        gint64         now,
        gint64        *run,
        gint64        *paused)
{
  gboolean stands = FALSE;
  gint64 since = 0;

  *run = *paused = 0;
  for (guint i = 0; i <= account->touches->len; i++)
    {
      const PsClockEvent *event = i < account->touches->len
                                  ? &g_array_index (account->touches, PsClockEvent, i)
                                  : NULL;
      gint64 at = event != NULL ? event->at.wall : now;

      if (i > 0)
        *(stands ? paused : run) += at - since;
      since = at;

      if (event == NULL || event->verb == PS_CLOCK_END)
        break;
      if (event->verb == PS_CLOCK_PAUSE || event->verb == PS_CLOCK_RESUME)
        stands = event->verb == PS_CLOCK_PAUSE;
    }
}

static gboolean
has_verb (const Account *account,
          PsClockVerb    verb)
{
  for (guint i = 0; i < account->touches->len; i++)
    {
      if (g_array_index (account->touches, PsClockEvent, i).verb == verb)
        return TRUE;
    }

  return FALSE;
}

static void
check_reading (Visit                *visit,
               const Account        *account,
               const PsMeetingClock *clock)
{
  PsLiveMeeting *meeting = ps_meetings_get_current (ps_workspace_get_meetings (visit->workspace));
  PsClockReading have, expected;
  gint64 run, paused;

  if (meeting == NULL)
    {
      complain (visit, "the meeting that was running is not found");
      return;
    }

  ps_live_meeting_read (meeting, &have);
  ps_meeting_clock_read (clock, &visit->now, &expected);
  expect (visit, "the state", have.state, expected.state);
  expect (visit, "the segment", have.segment, expected.segment);
  expect (visit, "the segment's plan", have.segment_planned_s, expected.segment_planned_s);
  expect (visit, "the segment's time", have.segment_elapsed_s, expected.segment_elapsed_s);
  expect (visit, "what is left of it", have.segment_left_s, expected.segment_left_s);
  expect (visit, "what is left of the meeting", have.meeting_left_s, expected.meeting_left_s);
  expect (visit, "how late it is", have.over_s, expected.over_s);
  expect (visit, "when it will end", have.projected_end, expected.projected_end);
  expect (visit, "whether it is an estimate", have.estimated, FALSE);

  /* Taking something back turns to the page before, which sums cannot. */
  if (has_verb (account, PS_CLOCK_UNDO))
    return;

  add_up (account, visit->now.wall, &run, &paused);
  expect (visit, "the meeting's time", have.meeting_elapsed_s, run / G_TIME_SPAN_SECOND);
  expect (visit, "its pauses", have.paused_s, paused / G_TIME_SPAN_SECOND);
}

/* What was written beside the touches, for whoever reads without a clock. */
static void
check_segments (Visit                *visit,
                const PsMeetingClock *clock,
                const PsInstant      *last)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows =
    ps_meetings_get_segments (ps_workspace_get_meetings (visit->workspace), 1, &error);

  g_assert_no_error (error);
  expect (visit, "the number of segments", rows->len, ps_meeting_clock_get_n_segments (clock));

  for (guint place = 0; place < rows->len; place++)
    {
      PsSegmentActual actual;

      ps_meeting_clock_get_actual (clock, place, last, &actual);
      for (guint i = 0; i < rows->len; i++)
        {
          const PsSegmentRow *row = g_ptr_array_index (rows, i);

          if (row->position != actual.plan_index)
            continue;

          expect (visit, "a segment's stored plan", row->allotted_s, actual.planned_s);
          expect (visit, "a segment's stored time", row->elapsed_s, actual.elapsed_s);
          expect (visit, "a segment's stored pauses", row->paused_s, actual.paused_s);
          expect (visit, "a segment's stored end", row->ended_at, actual.ended_at);
        }
    }
}

/* The last one that was acknowledged, or the one that was asked for. */
static void
check_last (Visit         *visit,
            const Account *account,
            Act            act,
            const char    *have)
{
  const char *asked = account->asked != NULL && act_of (account->asked) == act
                      ? strchr (account->asked, ' ') + 1 : NULL;

  if (g_strcmp0 (have, account->last[act]) != 0 && (asked == NULL || g_strcmp0 (have, asked) != 0))
    complain (visit, "%s is “%s” and should be “%s”", act_names[act], have,
              account->last[act] != NULL ? account->last[act] : "");
}

static void
check_rest (Visit   *visit,
            Account *account)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsAttendanceSheet) sheet =
    ps_meetings_get_attendance (ps_workspace_get_meetings (visit->workspace), 1, &error);
  g_autoptr (PsDebriefText) text = NULL;

  g_assert_no_error (error);
  if (account->last[ACT_SEAT] != NULL)
    {
      g_autoptr (GObject) ana = g_list_model_get_item (G_LIST_MODEL (sheet), 0);
      g_autofree char *status = NULL;

      g_object_get (ana, "status", &status, NULL);
      check_last (visit, account, ACT_SEAT, status);
    }

  text = ps_debriefs_load (ps_workspace_get_debriefs (visit->workspace), 1, &error);
  g_assert_no_error (error);
  if (account->last[ACT_DRAFT] != NULL)
    check_last (visit, account, ACT_DRAFT, ps_debrief_text_answer (text, "helped"));
}

/* What "peersidectl check" looks at. */
static void
check_house (Visit *visit)
{
  PsKeys *keys = ps_workspace_get_keys (visit->workspace);
  g_autoptr (GPtrArray) checks = ps_check_db (ps_workspace_get_db (visit->workspace),
                                              ps_keys_get_vault_id (keys)->bytes, FALSE);

  for (guint i = 0; i < checks->len; i++)
    {
      const PsCheck *check = g_ptr_array_index (checks, i);

      if (!check->ok)
        complain (visit, "%s: %s", check->name, check->detail);
    }
}

/* It is not only readable: the meeting can be ended. */
static void
check_goes_on (Visit *visit)
{
  PsLiveMeeting *meeting = ps_meetings_get_current (ps_workspace_get_meetings (visit->workspace));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  if (meeting == NULL)
    return;

  ps_live_meeting_do_async (meeting, PS_CLOCK_END, NULL, NULL, ps_test_take_result_cb, &result);
  if (!ps_live_meeting_do_finish (meeting, ps_test_wait (&result), &error))
    complain (visit, "it cannot be ended: %s", error->message);
}

static void
check_meeting (Visit   *visit,
               Account *account,
               GArray  *stored)
{
  g_autoptr (GError) error = NULL;
  PsConn *conn = ps_db_get_reader (ps_workspace_get_db (visit->workspace));
  g_autoptr (GPtrArray) agenda = ps_clock_touch_load_agenda (conn, 1, &error);
  g_autoptr (PsMeetingClock) clock = NULL;
  const PsInstant *last;

  g_assert_no_error (error);
  last = &g_array_index (account->touches, PsClockEvent, account->touches->len - 1).at;
  clock = ps_meeting_clock_replay (SIX_O_CLOCK, 3600, agenda,
                                   &g_array_index (account->touches, PsClockEvent, 0),
                                   account->touches->len, &error);
  g_assert_no_error (error);

  check_segments (visit, clock, last);
  if (has_verb (account, PS_CLOCK_END))
    expect (visit, "a meeting that has ended runs",
            ps_meetings_get_current (ps_workspace_get_meetings (visit->workspace)) != NULL, FALSE);
  else
    check_reading (visit, account, clock);
  check_rest (visit, account);
  expect (visit, "the number of touches", stored->len, account->touches->len);
}

/* What is wrong with the vault, by what was told; NULL when nothing is. */
static char *
look (const char *path,
      Account    *account)
{
  g_autoptr (GArray) stored = NULL;
  g_autoptr (GError) error = NULL;
  Visit visit;
  PsConn *conn;

  visit_begin (&visit, path, account);
  conn = ps_db_get_reader (ps_workspace_get_db (visit.workspace));
  stored = ps_clock_touch_load (conn, 1, &error);
  g_assert_no_error (error);

  check_touches (&visit, account, stored);
  if (visit.wrong == NULL && stored->len > 0)
    check_meeting (&visit, account, stored);
  if (visit.wrong == NULL)
    {
      check_house (&visit);
      check_goes_on (&visit);
    }

  return visit_end (&visit);
}

typedef struct {
  PsProofPlace place;
  char        *fresh;                 /* a vault with a group, copied for each evening */
  guint        moments[N_EVENINGS];   /* how often each of them touches the disk */
} Fixture;

static void
add_people (PsWorkspace *workspace)
{
  g_autoptr (PsGroupRow) group = ps_group_row_new ();
  g_autoptr (PsMemberRow) member = ps_member_row_new ();
  g_autoptr (GPtrArray) agenda = ps_segment_plans_new ();
  g_autoptr (GAsyncResult) added = NULL;
  g_autoptr (GAsyncResult) joined = NULL;
  g_autoptr (GError) error = NULL;

  group->name = g_strdup ("Tuesday group");
  group->model = g_strdup ("recovery");
  group->zone = g_strdup ("UTC");
  group->minutes = 60;
  g_ptr_array_add (agenda, ps_segment_plan_new (PS_SEGMENT_CHECK_IN, "Check-in", 300, 600, 900));
  g_ptr_array_add (agenda, ps_segment_plan_new (PS_SEGMENT_TOPIC, "Topic", 600, 1800, 2400));
  g_ptr_array_add (agenda, ps_segment_plan_new (PS_SEGMENT_CHECK_OUT, "Check-out", 600, 1200, 1200));
  ps_groups_add_async (ps_workspace_get_groups (workspace), group, agenda, NULL,
                       ps_test_take_result_cb, &added);
  ps_groups_add_finish (ps_workspace_get_groups (workspace), ps_test_wait (&added), &error);
  g_assert_no_error (error);

  member->preferred_name = g_strdup ("Ana");
  ps_roster_add_async (ps_workspace_get_roster (workspace), member, 1, NULL,
                       ps_test_take_result_cb, &joined);
  ps_roster_add_finish (ps_workspace_get_roster (workspace), ps_test_wait (&joined), &error);
  g_assert_no_error (error);
}

/* Runs an evening until its end or its death, hearing all of it. With @lines, the parent kills it
 * a moment after that many lines.
 */
static gboolean
hear_evening (Fixture    *fixture,
              guint       evening,
              guint       moment,
              PsProofCut  cut,
              const char *manner,
              guint       lines,
              Account    *account)
{
  g_autofree char *seed = g_strdup_printf ("%u", evening);
  g_autofree char *at = g_strdup_printf ("%u", moment);
  g_autofree char *how = g_strdup_printf ("%u", cut);
  PsProofChild *child;
  char *line;
  guint n = 0;

  ps_proof_copy_vault (fixture->fresh, fixture->place.vault);
  account_init (account);
  child = ps_proof_child_start (&fixture->place, "--evening", fixture->place.vault, seed, at, how,
                                manner, NULL);
  while ((line = ps_proof_child_hear (child)) != NULL)
    {
      account_take (account, line);
      if (++n == lines)
        {
          gint64 then = g_get_monotonic_time () + g_test_rand_int_range (0, 2000);

          /* Some way into whatever it does next. Giving the processor away instead would, on a busy
           * machine, be for so long that the child comes to its end.
           */
          while (g_get_monotonic_time () < then)
            ;
          ps_proof_child_kill (child);
        }
    }

  return ps_proof_child_end (child);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  PsInstant now = instant_after (-G_TIME_SPAN_DAY);
  const PsClock clock = { tell_time, &now };
  g_autoptr (PsWorkspace) workspace = NULL;

  ps_proof_place_make (&fixture->place);
  fixture->fresh = g_build_filename (fixture->place.root, "fresh", NULL);
  workspace = ps_workspace_new (fixture->fresh, &clock);
  found (workspace);
  add_people (workspace);
  ps_workspace_lock (workspace);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  g_free (fixture->fresh);
  ps_proof_place_clear (&fixture->place);
}

/* Whole evenings are what they should be, and say how many moments they have. */
static void
count_moments (Fixture    *fixture,
               const char *manner)
{
  for (guint i = 0; i < N_EVENINGS; i++)
    {
      g_autofree char *wrong = NULL;
      Account account;

      g_assert_false (hear_evening (fixture, i, 0, 0, manner, 0, &account));
      wrong = look (fixture->place.vault, &account);
      g_assert_cmpstr (wrong, ==, NULL);
      g_assert_cmpuint (account.moments, >, 100);
      fixture->moments[i] = account.moments;
      account_clear (&account);
    }
}

/* Returns: how often something was wrong. */
static guint
kill_at_moments (Fixture    *fixture,
                 const char *manner,
                 guint       n)
{
  guint n_wrong = 0, n_killed = 0, n_touches = 0;

  count_moments (fixture, manner);
  for (guint i = 0; i < n; i++)
    {
      guint evening = i % N_EVENINGS;
      guint moment = g_test_rand_int_range (1, fixture->moments[evening] + 1);
      PsProofCut cut = i % PS_PROOF_N_CUTS;
      g_autofree char *wrong = NULL;
      Account account;

      n_killed += hear_evening (fixture, evening, moment, cut, manner, 0, &account);
      n_touches += account.touches->len;
      wrong = look (fixture->place.vault, &account);
      if (wrong != NULL)
        g_test_message ("evening %u, moment %u, cut %d: %s", evening, moment, cut, wrong);
      n_wrong += wrong != NULL;
      account_clear (&account);
    }

  g_test_message ("%u killed of %u, %u touches acknowledged, %u times something was wrong", n_killed,
                  n, n_touches, n_wrong);
  /* Two threads write, so the numbers of the moments may differ by a few. */
  g_assert_cmpuint (n_killed, >=, n * 9 / 10);

  return n_wrong;
}

static void
test_nothing_acknowledged_is_lost (Fixture       *fixture,
                                   gconstpointer  data G_GNUC_UNUSED)
{
  g_assert_cmpuint (kill_at_moments (fixture, "patient", N_AT_MOMENTS), ==, 0);
}

static void
test_haste_is_found_out (Fixture       *fixture,
                         gconstpointer  data G_GNUC_UNUSED)
{
  g_assert_cmpuint (kill_at_moments (fixture, "hasty", N_HASTY), >, 0);
}

static void
test_nor_by_a_kill_from_outside (Fixture       *fixture,
                                 gconstpointer  data G_GNUC_UNUSED)
{
  guint n_killed = 0;

  for (guint i = 0; i < N_FROM_OUTSIDE; i++)
    {
      g_autofree char *wrong = NULL;
      Account account;

      /* The shortest evening has 55 lines: the parent may be late by as many as are left. */
      n_killed += hear_evening (fixture, i % N_EVENINGS, 0, 0, "patient",
                                g_test_rand_int_range (1, 31), &account);
      wrong = look (fixture->place.vault, &account);
      g_assert_cmpstr (wrong, ==, NULL);
      account_clear (&account);
    }

  g_test_message ("%u killed of %u", n_killed, N_FROM_OUTSIDE);
  /* On a busy machine a child may come to its end before its parent gets to kill it. */
  g_assert_cmpuint (n_killed, >=, N_FROM_OUTSIDE * 9 / 10);
}

/* Half a vault is none: it can be made again; one that was acknowledged opens. */
static gboolean
try_founding (Fixture    *fixture,
              guint       moment,
              PsProofCut  cut,
              guint      *moments)
{
  g_autofree char *at = g_strdup_printf ("%u", moment);
  g_autofree char *how = g_strdup_printf ("%u", cut);
  PsInstant now = instant_after (G_TIME_SPAN_HOUR);
  const PsClock clock = { tell_time, &now };
  g_autoptr (PsWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  PsProofChild *child;
  gboolean done = FALSE, killed;
  char *line;

  ps_proof_remove (fixture->place.vault);
  child = ps_proof_child_start (&fixture->place, "--founding", fixture->place.vault, at, how, NULL);
  while ((line = ps_proof_child_hear (child)) != NULL)
    {
      done |= g_str_equal (line, "done");
      if (g_str_has_prefix (line, "moments "))
        *moments = strtoul (line + strlen ("moments "), NULL, 10);
      g_free (line);
    }
  killed = ps_proof_child_end (child);

  workspace = ps_workspace_new (fixture->place.vault, &clock);
  g_assert_true (ps_workspace_probe (workspace, &error));
  g_assert_no_error (error);
  if (done || ps_workspace_get_state (workspace) == PS_WORKSPACE_LOCKED)
    unlock (workspace);
  else
    found (workspace);
  g_assert_cmpstr (ps_clinic_get_name (ps_workspace_get_clinic (workspace)), ==, "Birch Street");
  ps_workspace_lock (workspace);
  while (g_main_context_iteration (NULL, FALSE))
    ;

  return killed;
}

static void
test_a_vault_is_made_whole (Fixture       *fixture,
                            gconstpointer  data G_GNUC_UNUSED)
{
  guint moments = 0, ignored, killed = 0;

  g_assert_false (try_founding (fixture, 0, 0, &moments));
  for (guint i = 0; i < N_FOUNDING; i++)
    killed += try_founding (fixture, 1 + i * (moments - 1) / (N_FOUNDING - 1), i % PS_PROOF_N_CUTS,
                            &ignored);

  g_test_message ("killed %u times at one of %u moments", killed, moments);
  g_assert_cmpuint (killed, >=, N_FOUNDING * 9 / 10);
}

int
main (int   argc,
      char *argv[])
{
  g_assert_true (ps_vault_init (NULL));
  if (argc == 7 && g_str_equal (argv[1], "--evening"))
    return run_evening (argv + 2);
  if (argc == 5 && g_str_equal (argv[1], "--founding"))
    return run_founding (argv + 2);

  g_test_init (&argc, &argv, NULL);

#define TEST(name, function) g_test_add ("/meeting-kill/" name, Fixture, NULL, set_up, function, \
                                         tear_down)
  TEST ("nothing-acknowledged-is-lost", test_nothing_acknowledged_is_lost);
  TEST ("nor-by-a-kill-from-outside", test_nor_by_a_kill_from_outside);
  TEST ("haste-is-found-out", test_haste_is_found_out);
  TEST ("a-vault-is-made-whole", test_a_vault_is_made_whole);
#undef TEST

  return g_test_run ();
}
