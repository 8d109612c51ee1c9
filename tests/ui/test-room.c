#include "ps-room-window.h"

#include "ps-fit-label.h"
#include "ps-meeting-bar.h"
#include "ps-meeting-face.h"
#include "ps-meeting-room.h"
#include "ps-meeting-view.h"
#include "ps-ui-meeting.h"
#include "ps-ui-test.h"

#include <math.h>
#include <string.h>

typedef struct {
  PsUiMeeting  meeting;
  GtkWidget   *stack;
  GtkWidget   *view;
  GtkWidget   *window;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  ps_ui_meeting_set_up (&fixture->meeting);
}

static void
let_go (Fixture *fixture)
{
  if (fixture->window != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->window));
  fixture->window = NULL;
  ps_ui_test_settle ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  let_go (fixture);
  ps_ui_meeting_tear_down (&fixture->meeting);
}

/* Shows the view in a window that can draw a curtain over it. */
static void
show (Fixture *fixture)
{
  fixture->view = ps_meeting_view_new (fixture->meeting.meetings, NULL);
  fixture->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (fixture->stack), fixture->view, "meeting");
  gtk_stack_add_named (GTK_STACK (fixture->stack), gtk_button_new (), "curtain");
  fixture->window = ps_ui_test_window (fixture->stack, 1000, 680);
}

static GtkWidget *
find_room (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (PS_IS_ROOM_WINDOW (window))
        return window;
    }

  return NULL;
}

static GtkWidget *
open_room (Fixture *fixture)
{
  gtk_widget_activate_action (fixture->view, "meeting.room-view", NULL);

  return find_room ();
}

static const char *
get_clock (GtkWidget *room)
{
  GtkWidget *face = ps_ui_test_find (room, PS_TYPE_MEETING_FACE, NULL);

  return face != NULL ? ps_meeting_face_get_clock (PS_MEETING_FACE (face)) : NULL;
}

#define sees(room, text) (ps_ui_test_find ((room), PS_TYPE_FIT_LABEL, (text)) != NULL)

static void
test_it_shows_the_time_and_the_segment (Fixture       *fixture,
                                        gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *room;

  ps_ui_meeting_start (&fixture->meeting);
  show (fixture);
  room = open_room (fixture);

  g_assert_cmpstr (get_clock (room), ==, "10 min");
  g_assert_true (sees (room, "Check-in round"));
  g_assert_true (sees (room, "Next: Guided topic"));

  ps_ui_meeting_pass (&fixture->meeting, 301);
  g_assert_cmpstr (get_clock (room), ==, "4:59");
  ps_ui_meeting_do (&fixture->meeting, PS_CLOCK_NEXT, NULL);
  g_assert_true (sees (room, "Guided topic"));
  ps_ui_meeting_do (&fixture->meeting, PS_CLOCK_NEXT, NULL);
  g_assert_true (sees (room, "Last segment"));
}

static void
test_it_has_nothing_that_only_whoever_leads_needs (Fixture       *fixture,
                                                   gconstpointer  data G_GNUC_UNUSED)
{
  static const char * const secrets[] = {
    "Ana", "Ben", "Cleo", "Rosa", "Kim", "Tuesday", "over", "min left", "ends about", "+0:",
    "Time is up", "19:", "18:",
  };
  GtkWidget *room;
  g_autofree char *said = NULL;
  g_autofree char *unnamed = NULL;

  ps_ui_meeting_start (&fixture->meeting);
  show (fixture);
  room = open_room (fixture);
  ps_ui_meeting_pass (&fixture->meeting, 635);

  /* The time is up, and how long ago is nobody's concern. */
  g_assert_cmpstr (get_clock (room), ==, "0:00");
  said = ps_ui_meeting_say (room);
  g_assert_nonnull (strstr (said, "Check-in round"));
  for (gsize i = 0; i < G_N_ELEMENTS (secrets); i++)
    g_assert_null (strstr (said, secrets[i]));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (room)), ==, "Room View");

  ps_ui_test_settle ();
  unnamed = ps_ui_test_unnamed (room);
  g_assert_cmpstr (unnamed, ==, "");
}

static void
test_a_neutral_name_is_its_title (Fixture       *fixture,
                                  gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_db_exec (&fixture->meeting.base,
                   "UPDATE support_group SET neutral_name = 'Evening group'");
  ps_ui_meeting_start (&fixture->meeting);
  show (fixture);

  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (open_room (fixture))), ==, "Evening group");
}

static void
test_a_pause_has_no_reason_in_the_room (Fixture       *fixture,
                                        gconstpointer  data G_GNUC_UNUSED)
{
  static const char * const pauses[][2] = {
    { "crisis", "Paused" }, { "technical", "Paused" }, { "", "Paused" }, { "break", "Break" },
  };
  GtkWidget *room;

  ps_ui_meeting_start (&fixture->meeting);
  show (fixture);
  room = open_room (fixture);

  for (gsize i = 0; i < G_N_ELEMENTS (pauses); i++)
    {
      g_autofree char *said = NULL;

      ps_ui_meeting_do (&fixture->meeting, PS_CLOCK_PAUSE, pauses[i][0]);
      g_assert_true (sees (room, pauses[i][1]));
      said = ps_ui_meeting_say (room);
      g_assert_null (strstr (said, "risis"));
      g_assert_null (strstr (said, "echnical"));
      ps_ui_meeting_do (&fixture->meeting, PS_CLOCK_RESUME, NULL);
      g_assert_true (sees (room, "Check-in round"));
    }
}

static void
test_the_last_minute_has_a_shape_of_its_own (Fixture       *fixture,
                                             gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *bar;

  ps_ui_meeting_start (&fixture->meeting);
  show (fixture);
  bar = ps_ui_test_find (open_room (fixture), PS_TYPE_MEETING_BAR, NULL);

  g_assert_cmpint (ps_meeting_bar_get_look (PS_MEETING_BAR (bar)), ==, PS_MEETING_BAR_RUNNING);
  ps_ui_meeting_pass (&fixture->meeting, 540);
  g_assert_cmpint (ps_meeting_bar_get_look (PS_MEETING_BAR (bar)), ==, PS_MEETING_BAR_LAST);
  ps_ui_meeting_pass (&fixture->meeting, 60);
  g_assert_cmpint (ps_meeting_bar_get_look (PS_MEETING_BAR (bar)), ==, PS_MEETING_BAR_OVER);
}

static void
test_the_same_action_closes_it (Fixture       *fixture,
                                gconstpointer  data G_GNUC_UNUSED)
{
  ps_ui_meeting_start (&fixture->meeting);
  show (fixture);

  g_assert_nonnull (open_room (fixture));
  g_assert_null (open_room (fixture));
  g_assert_nonnull (open_room (fixture));

  /* Closed by its own button, the meeting knows. */
  gtk_window_close (GTK_WINDOW (find_room ()));
  ps_ui_test_settle ();
  g_assert_null (find_room ());
  g_assert_nonnull (open_room (fixture));
}

static void
test_the_curtain_hides_it_too (Fixture       *fixture,
                               gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *said = NULL;
  GtkWidget *room;

  ps_ui_meeting_start (&fixture->meeting);
  show (fixture);
  room = open_room (fixture);

  gtk_stack_set_visible_child_name (GTK_STACK (fixture->stack), "curtain");
  ps_ui_meeting_pass (&fixture->meeting, 60);
  g_assert_true (sees (room, "One moment, please"));
  said = ps_ui_meeting_say (room);
  g_assert_null (strstr (said, "Check-in"));
  g_assert_null (strstr (said, "min\n"));

  gtk_stack_set_visible_child_name (GTK_STACK (fixture->stack), "meeting");
  ps_ui_test_wait_for (sees (room, "Check-in round"));
  g_assert_cmpstr (get_clock (room), ==, "9 min");
}

/* Nobody touches a computer while people talk. */
static void
test_a_curtain_that_falls_by_itself_leaves_the_room_its_clock (Fixture       *fixture,
                                                               gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *room;

  ps_ui_meeting_start (&fixture->meeting);
  show (fixture);
  room = open_room (fixture);

  ps_meeting_room_stay_open (PS_MEETING_VIEW (fixture->view));
  gtk_stack_set_visible_child_name (GTK_STACK (fixture->stack), "curtain");
  ps_ui_meeting_pass (&fixture->meeting, 355);
  g_assert_cmpstr (get_clock (room), ==, "4:05");

  /* The next one is drawn by hand. */
  gtk_stack_set_visible_child_name (GTK_STACK (fixture->stack), "meeting");
  ps_ui_test_wait_for (gtk_widget_get_mapped (fixture->view));
  gtk_stack_set_visible_child_name (GTK_STACK (fixture->stack), "curtain");
  ps_ui_test_wait_for (sees (room, "One moment, please"));
}

static void
test_it_goes_with_the_view (Fixture       *fixture,
                            gconstpointer  data G_GNUC_UNUSED)
{
  ps_ui_meeting_start (&fixture->meeting);
  show (fixture);
  g_assert_nonnull (open_room (fixture));

  /* As when the vault locks. */
  gtk_stack_remove (GTK_STACK (fixture->stack), fixture->view);
  ps_ui_test_settle ();
  g_assert_null (find_room ());
}

static void
test_the_end_is_said (Fixture       *fixture,
                      gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *room;

  ps_ui_meeting_start (&fixture->meeting);
  show (fixture);
  room = open_room (fixture);

  ps_ui_meeting_do (&fixture->meeting, PS_CLOCK_END, NULL);
  g_assert_true (sees (room, "The meeting has ended"));
  g_assert_false (sees (room, "Check-in round"));
}

static void
test_it_goes_to_the_other_monitor (void)
{
  GdkDisplay *display = gdk_display_get_default ();
  g_autoptr (GListStore) monitors = g_list_store_new (GDK_TYPE_MONITOR);
  g_autoptr (GdkMonitor) one = g_object_new (GDK_TYPE_MONITOR, "display", display, NULL);
  g_autoptr (GdkMonitor) other = g_object_new (GDK_TYPE_MONITOR, "display", display, NULL);

  g_list_store_append (monitors, one);
  g_assert_null (ps_room_window_find_monitor (G_LIST_MODEL (monitors), one));
  g_list_store_append (monitors, other);
  g_assert_true (ps_room_window_find_monitor (G_LIST_MODEL (monitors), one) == other);
  g_assert_true (ps_room_window_find_monitor (G_LIST_MODEL (monitors), other) == one);

  /* Where the other window is not known, none is the other. */
  g_assert_null (ps_room_window_find_monitor (G_LIST_MODEL (monitors), NULL));
}

/* The display’s own monitor is there all the time, and another one is not. */
static void
test_it_leaves_a_monitor_that_is_unplugged (Fixture       *fixture,
                                            gconstpointer  data G_GNUC_UNUSED)
{
  GdkDisplay *display = gdk_display_get_default ();
  GListModel *monitors = gdk_display_get_monitors (display);
  g_autoptr (GdkMonitor) there = g_list_model_get_item (monitors, 0);
  g_autoptr (GdkMonitor) gone = g_object_new (GDK_TYPE_MONITOR, "display", display, NULL);
  PsRoomWindow *room;

  ps_ui_meeting_start (&fixture->meeting);
  show (fixture);
  room = PS_ROOM_WINDOW (ps_room_window_new (ps_meetings_get_current (fixture->meeting.meetings),
                                             NULL));

  /* Something else was plugged in or out: it stays where it is. */
  ps_room_window_fill (room, there);
  g_list_model_items_changed (monitors, 0, 0, 0);
  g_assert_true (ps_room_window_get_monitor (room) == there);

  ps_room_window_fill (room, gone);
  g_list_model_items_changed (monitors, 0, 0, 0);
  g_assert_null (ps_room_window_get_monitor (room));

  gtk_window_destroy (GTK_WINDOW (room));
}

/* How high a capital is, in pixels, when the font is one pixel high. */
static double
measure_capital (GtkWidget *label,
                 int        weight)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (label, "H");
  PangoFontDescription *font = pango_font_description_copy (
    pango_context_get_font_description (pango_layout_get_context (layout)));
  PangoRectangle ink;

  pango_font_description_set_absolute_size (font, 1000 * PANGO_SCALE);
  pango_font_description_set_weight (font, (PangoWeight) weight);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_get_pixel_extents (layout, &ink, NULL);

  return ink.height / 1000.0;
}

/* A capital of @label in millimetres, on a screen of so many inches of 16 to 9 with 1080 lines. */
static double
measure_mm (GtkWidget *label,
            double     inches)
{
  const double height_mm = inches * 25.4 * 9 / sqrt (16 * 16 + 9 * 9);
  guint weight;

  g_object_get (label, "weight", &weight, NULL);

  return ps_fit_label_get_font_size (PS_FIT_LABEL (label))
         * measure_capital (label, (int) weight) * height_mm / 1080;
}

/* See PsRoomWindow for the rule: the 200th part of the distance. */
static void
test_it_is_read_from_six_metres (Fixture       *fixture,
                                 gconstpointer  data G_GNUC_UNUSED)
{
  const double needed_mm = 6000 / 200;
  GtkWidget *room, *face, *label;

  ps_ui_meeting_start (&fixture->meeting);
  show (fixture);
  room = open_room (fixture);
  face = ps_ui_test_find (room, PS_TYPE_MEETING_FACE, NULL);
  gtk_widget_set_size_request (face, 1920, 1080);
  ps_ui_test_wait_for (gtk_widget_get_height (face) >= 1080);
  g_assert_cmpint (gtk_widget_get_width (face), ==, 1920);
  g_assert_cmpint (gtk_widget_get_height (face), ==, 1080);

  /* On an office monitor of 24 inches. */
  label = gtk_widget_get_first_child (face);
  g_assert_cmpfloat (measure_mm (label, 24), >=, needed_mm);
  label = gtk_widget_get_next_sibling (label);
  g_assert_cmpfloat (measure_mm (label, 24), >=, needed_mm);
  ps_ui_meeting_pass (&fixture->meeting, 301);
  g_assert_cmpfloat (measure_mm (label, 24), >=, 2 * needed_mm);

  /* What comes next is for those who sit nearer, and on a television for everybody. */
  label = gtk_widget_get_last_child (face);
  g_assert_cmpfloat (measure_mm (label, 24), >=, needed_mm / 2);
  g_assert_cmpfloat (measure_mm (label, 43), >=, needed_mm);
}

/* A title that is long is one line, too, and needs a larger screen: the longest of those that come
 * with Peerside is read from 6 m on a television of 43 inches, if not at ease (ISO 9241-303: a capital
 * of the 215th part of the distance).
 */
static void
test_long_titles_need_a_larger_screen (Fixture       *fixture,
                                       gconstpointer  data G_GNUC_UNUSED)
{
  static const struct {
    const char *title;
    double      inches;
    double      least_mm;
  } titles[] = {
    { "Confidentiality reminder", 32, 6000.0 / 200 },
    { "Contacts, next week, check-out", 32, 6000.0 / 200 },
    { "Welcome and how we speak about medicines", 43, 6000.0 / 215 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autofree char *sql = g_strdup_printf ("UPDATE agenda_segment SET title = '%s'",
                                              titles[i].title);
      GtkWidget *face;

      ps_test_db_exec (&fixture->meeting.base, sql);
      ps_ui_meeting_start (&fixture->meeting);
      show (fixture);
      face = ps_ui_test_find (open_room (fixture), PS_TYPE_MEETING_FACE, NULL);
      gtk_widget_set_size_request (face, 1920, 1080);
      ps_ui_test_wait_for (gtk_widget_get_height (face) >= 1080);
      g_assert_cmpfloat (measure_mm (gtk_widget_get_first_child (face), titles[i].inches), >=,
                         titles[i].least_mm);

      let_go (fixture);
      ps_ui_meeting_do (&fixture->meeting, PS_CLOCK_END, NULL);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ps_ui_test_init ();

#define ADD(path, func) g_test_add ("/room/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("shows", test_it_shows_the_time_and_the_segment);
  ADD ("secrets", test_it_has_nothing_that_only_whoever_leads_needs);
  ADD ("neutral-name", test_a_neutral_name_is_its_title);
  ADD ("unplugged", test_it_leaves_a_monitor_that_is_unplugged);
  ADD ("pause", test_a_pause_has_no_reason_in_the_room);
  ADD ("last-minute", test_the_last_minute_has_a_shape_of_its_own);
  ADD ("close", test_the_same_action_closes_it);
  ADD ("curtain", test_the_curtain_hides_it_too);
  ADD ("idle-curtain", test_a_curtain_that_falls_by_itself_leaves_the_room_its_clock);
  ADD ("lock", test_it_goes_with_the_view);
  ADD ("end", test_the_end_is_said);
  ADD ("six-metres", test_it_is_read_from_six_metres);
  ADD ("long-titles", test_long_titles_need_a_larger_screen);
#undef ADD
  g_test_add_func ("/room/monitor", test_it_goes_to_the_other_monitor);

  return g_test_run ();
}
