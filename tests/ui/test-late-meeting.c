/* A meeting that goes wrong, and ends on time all the same: the co-facilitated agenda of 90 minutes
 * begins four minutes late, its check-in overruns by nine, a crisis stops it for six. Somebody who
 * leads it presses real keys, six different ones, and the closing is whole. The same story told to
 * "peersidectl rehearse" has the same figures.
 */
#include "ps-meeting-view.h"

#include <gdk/x11/gdkx.h>
#include <json-glib/json-glib.h>

#include "ps-agenda.h"
#include "ps-content.h"
#include "ps-refit-popover.h"
#include "ps-start-sheet.h"
#include "ps-ui-meeting.h"
#include "ps-ui-test.h"

#define START     "ctrl+Return"
#define NEXT      "Next"
#define CRISIS    "F8"
#define RESUME    "ctrl+space"
#define FIT       "ctrl+e"
#define YES_END   "alt+e"

typedef struct {
  PsUiMeeting  meeting;
  PsContent   *content;
  PsTopics    *topics;
  GtkWidget   *window;
  GtkWidget   *view;
  GtkWidget   *sheet;
  GHashTable  *keys;        /* those that were pressed */
  guint        n_presses;
  GString     *events;      /* what rehearse is told */
  GPtrArray   *readings;    /* PsClockReading after each of them */
  gint64       debrief_id;
} Story;

static const char *peersidectl;

static gboolean
take_agenda (PsConn    *conn,
             gpointer   data,
             GError   **error)
{
  Story *story = data;
  const PsAgendaTemplate *template = ps_content_find_agenda (story->content, "co-facilitated", 90);

  return ps_agenda_store (conn, story->meeting.group_id, template->segments, error)
         && ps_conn_exec (conn, "UPDATE support_group SET minutes = 90", error);
}

static void
open_debrief_cb (GSimpleAction *action G_GNUC_UNUSED,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  ((Story *) user_data)->debrief_id = g_variant_get_int64 (parameter);
}

static void
set_up (Story         *story,
        gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;

  ps_ui_meeting_set_up (&story->meeting);
  story->content = ps_content_new (NULL, NULL, NULL);
  ps_db_write_sync (story->meeting.base.db, take_agenda, story, &error);
  g_assert_no_error (error);
  story->topics = ps_topics_new (story->meeting.base.db, &story->meeting.clock, story->content);
  story->keys = g_hash_table_new (g_str_hash, g_str_equal);
  story->events = g_string_new (NULL);
  story->readings = g_ptr_array_new_with_free_func (g_free);
}

static void
tear_down (Story         *story,
           gconstpointer  data G_GNUC_UNUSED)
{
  if (story->window != NULL)
    gtk_window_destroy (GTK_WINDOW (story->window));
  ps_ui_test_settle ();
  g_assert_finalize_object (story->topics);
  g_assert_finalize_object (story->content);
  g_hash_table_unref (story->keys);
  g_string_free (story->events, TRUE);
  g_ptr_array_unref (story->readings);
  ps_ui_meeting_tear_down (&story->meeting);
}

static void
spawned_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  g_subprocess_wait_check_finish (G_SUBPROCESS (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

static void
run (const char * const *argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_NONE, &error);
  gboolean done = FALSE;

  g_assert_no_error (error);
  g_subprocess_wait_check_async (process, NULL, spawned_cb, &done);
  ps_ui_test_wait_for (done);
}

/* Presses a key of the keyboard, in the window that has it: without a window manager nobody else
 * says which.
 */
static void
press (Story      *story,
       GtkWidget  *window,
       const char *key)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));
  g_autofree char *id = g_strdup_printf ("%lu", gdk_x11_surface_get_xid (surface));
  const char * const focus[] = { "xdotool", "windowfocus", "--sync", id, NULL };
  const char * const press[] = { "xdotool", "key", "--clearmodifiers", key, NULL };

  run (focus);
  ps_ui_test_wait_for (gtk_window_is_active (GTK_WINDOW (window)));
  run (press);

  g_hash_table_add (story->keys, (gpointer) key);
  story->n_presses++;
}

static void
read_meeting (Story          *story,
              PsClockReading *reading)
{
  ps_live_meeting_read (ps_meetings_get_current (story->meeting.meetings), reading);
}

/* It is @minutes and @seconds past six. */
static void
wait_until (Story *story,
            int    minutes,
            int    seconds)
{
  gint64 wall = PS_UI_MEETING_SIX_O_CLOCK + (minutes * 60 + seconds) * G_TIME_SPAN_SECOND;

  ps_ui_meeting_pass (&story->meeting, (wall - story->meeting.now.wall) / G_TIME_SPAN_SECOND);
}

/* What was just done, as rehearse is told it, and what came of it. */
static void
note (Story      *story,
      const char *verb)
{
  gint64 past = (story->meeting.now.wall - PS_UI_MEETING_SIX_O_CLOCK) / G_TIME_SPAN_SECOND;
  PsClockReading reading;

  g_string_append_printf (story->events, "+%02d:%02d %s\n", (int) past / 60, (int) past % 60, verb);
  if (ps_meetings_get_current (story->meeting.meetings) != NULL)
    {
      read_meeting (story, &reading);
      g_ptr_array_add (story->readings, g_memdup2 (&reading, sizeof reading));
    }
}

static void
show (Story *story)
{
  static const GActionEntry entries[] = { { "open-debrief", open_debrief_cb, "x" } };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  story->view = ps_meeting_view_new (story->meeting.meetings, NULL);
  story->window = ps_ui_test_window (story->view, 1000, 680);
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), story);
  gtk_widget_insert_action_group (story->window, "win", G_ACTION_GROUP (actions));
}

static void
start (Story *story)
{
  show (story);
  wait_until (story, 4, 0);
  g_set_weak_pointer (&story->sheet,
                      ps_start_sheet_new (story->meeting.meetings, story->topics,
                                          &story->meeting.clock,
                                          ps_ui_meeting_prepare (&story->meeting)));
  gtk_window_set_transient_for (GTK_WINDOW (story->sheet), GTK_WINDOW (story->window));
  gtk_window_present (GTK_WINDOW (story->sheet));
  ps_ui_test_wait_for (gtk_widget_get_mapped (story->sheet));

  press (story, story->sheet, START);
  ps_ui_test_wait_for (story->sheet == NULL);
  note (story, "start");
}

/* When the segment has had its time, and @over_s more. */
static void
next (Story *story,
      int    over_s)
{
  PsClockReading before, after;

  read_meeting (story, &before);
  ps_ui_meeting_pass (&story->meeting, before.segment_left_s + over_s);
  press (story, story->window, NEXT);
  ps_ui_test_wait_for ((read_meeting (story, &after), after.segment == before.segment + 1));
  note (story, "next");
}

static void
live_through_it (Story *story)
{
  PsClockReading reading;

  start (story);
  next (story, 0);                          /* welcome */
  next (story, 0);                          /* the safety question */
  next (story, 9 * 60);                     /* the check-in overruns */

  wait_until (story, 44, 0);
  press (story, story->window, CRISIS);
  ps_ui_test_wait_for ((read_meeting (story, &reading), reading.state == PS_CLOCK_PAUSED));
  g_assert_cmpint (reading.reason, ==, PS_PAUSE_CRISIS);
  note (story, "pause crisis");

  wait_until (story, 50, 0);
  press (story, story->window, RESUME);
  ps_ui_test_wait_for ((read_meeting (story, &reading), reading.state == PS_CLOCK_RUNNING));
  note (story, "resume");
  g_assert_cmpint (reading.end_over_s, ==, 19 * 60);

  /* The first offer has the focus, and Ctrl+Return says yes as it did at the start. */
  press (story, story->window, FIT);
  ps_ui_test_wait_for (ps_ui_test_find (story->view, PS_TYPE_REFIT_POPOVER, NULL) != NULL);
  press (story, story->window, START);
  ps_ui_test_wait_for ((read_meeting (story, &reading), reading.end_over_s == 0));
  note (story, "refit trim");
  g_assert_true (reading.closing_protected);

  /* Mindfulness, the topic and sharing, and the three parts of the closing. */
  for (guint i = 0; i < 5; i++)
    next (story, 0);

  read_meeting (story, &reading);
  g_assert_cmpint (reading.next, ==, -1);
  ps_ui_meeting_pass (&story->meeting, reading.segment_left_s);
  press (story, story->window, NEXT);
  ps_ui_test_wait_for (ps_ui_test_dialog (GTK_TYPE_WIDGET, "_End Meeting") != NULL);
  press (story, ps_ui_test_dialog (GTK_TYPE_WIDGET, "_End Meeting"), YES_END);
  ps_ui_test_wait_for (story->debrief_id != 0);
  note (story, "end");
}

static gint64
get_int (JsonObject *line,
         const char *name)
{
  return json_object_get_int_member (line, name);
}

static void
compare (const PsClockReading *reading,
         JsonObject           *line)
{
  g_assert_cmpint (reading->segment, ==, get_int (line, "segment"));
  g_assert_cmpint (reading->segment_planned_s, ==, get_int (line, "planned_s"));
  g_assert_cmpint (reading->segment_elapsed_s, ==, get_int (line, "actual_s"));
  g_assert_cmpint (reading->meeting_left_s, ==, get_int (line, "meeting_left_s"));
  g_assert_cmpint (reading->over_s, ==, get_int (line, "over_s"));
  g_assert_true (!reading->closing_protected
                 == !json_object_get_boolean_member (line, "closing_protected"));
}

static void
rehearse (Story *story)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process =
    g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                      peersidectl, "rehearse", "--template", "co-facilitated", "--minutes", "90",
                      "--start", "18:00", "--events", "-", NULL);
  g_autofree char *out = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, story->events->str, NULL, &out, NULL, &error);
  g_assert_no_error (error);

  lines = g_strsplit (g_strstrip (out), "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, story->readings->len + 1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (JsonNode) root = json_from_string (lines[i], &error);

      g_assert_no_error (error);
      if (i < story->readings->len)
        compare (g_ptr_array_index (story->readings, i), json_node_get_object (root));
      else
        g_assert_cmpint (get_int (json_node_get_object (root), "meeting_left_s"), ==, 0);
    }
}

static void
test_six_keys_and_it_ends_on_time (Story         *story,
                                   gconstpointer  data G_GNUC_UNUSED)
{
  PsTestDb *base = &story->meeting.base;

  live_through_it (story);

  g_assert_cmpuint (g_hash_table_size (story->keys), ==, 6);
  g_test_message ("%u presses of %u keys", story->n_presses, g_hash_table_size (story->keys));

  g_assert_cmpint (ps_test_db_int64 (base, "SELECT ended_at - planned_at FROM session"), ==,
                   90 * G_TIME_SPAN_MINUTE);
  g_assert_cmpint (ps_test_db_int64 (base, "SELECT paused_s FROM session"), ==, 360);
  g_assert_cmpint (ps_test_db_int64 (base, "SELECT sum (elapsed_s) FROM segment WHERE protected"),
                   ==, 15 * 60);
  g_assert_cmpint (ps_test_db_int64 (base, "SELECT min (elapsed_s - planned_s) FROM segment"
                                           " WHERE protected"), ==, 0);

  rehearse (story);
}

static gboolean
sees (Story      *story,
      const char *text)
{
  return ps_ui_test_find (story->view, GTK_TYPE_WIDGET, text) != NULL;
}

/* The keys that the help lists, one after the other, and what each shows. */
static void
test_every_key_does_what_the_help_says (Story         *story,
                                        gconstpointer  data G_GNUC_UNUSED)
{
  static const struct {
    const char *key;
    const char *shows;
  } keys[] = {
    { "ctrl+plus", "_Undo: +1 min" },
    { "ctrl+minus", "_Undo: −1 min" },
    { "ctrl+z", "Taken back: −1 min" },
    { "ctrl+1", "Marked: Strong moment, 18:00" },
    { "ctrl+2", "Marked: Topic idea, 18:00" },
    { "ctrl+3", "Marked: Somebody asked for a resource, 18:00" },
    { "ctrl+4", "Marked: Follow-up, 18:00" },
    { "ctrl+z", "Taken back: Mark" },
    { "ctrl+t", "What to Say" },
    { "ctrl+space", "_Resume" },
    { "F8", "Paused: crisis · 90 min left · on time · ends about 19:31" },
    { "ctrl+space", "_Pause" },
    { "ctrl+Next", "The next two segments have changed places." },
    { "shift+Next", "Left out: Welcome and comfort agreement" },
    { "Prior", "_Undo: Back" },
    { "Next", "_Undo: Next" },
  };

  ps_ui_meeting_start (&story->meeting);
  show (story);

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_test_message ("%s", keys[i].key);
      press (story, story->window, keys[i].key);
      ps_ui_test_wait_for (sees (story, keys[i].shows));
    }

  press (story, story->window, "ctrl+shift+space");
  ps_ui_test_wait_for (ps_ui_test_find (story->view, GTK_TYPE_POPOVER_MENU, NULL) != NULL);
  press (story, story->window, "Escape");
  ps_ui_test_wait_for (ps_ui_test_find (story->view, GTK_TYPE_POPOVER_MENU, NULL) == NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ps_ui_test_init ();
  peersidectl = argv[1];

  g_test_add ("/ui/late-meeting/six-keys-and-it-ends-on-time", Story, NULL, set_up,
              test_six_keys_and_it_ends_on_time, tear_down);
  g_test_add ("/ui/late-meeting/every-key-does-what-the-help-says", Story, NULL, set_up,
              test_every_key_does_what_the_help_says, tear_down);

  return g_test_run ();
}
