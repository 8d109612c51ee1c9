#include "ps-chime.h"

#include "ps-meeting-view-private.h"
#include "ps-ui-meeting.h"
#include "ps-ui-test.h"

typedef struct {
  PsUiMeeting  meeting;
  GtkWidget   *window;
  GtkWidget   *view;
  GSettings   *settings;
  guint        rung;
  double       volume;
} Fixture;

static void
rang_cb (Fixture *fixture,
         double   volume)
{
  fixture->rung++;
  fixture->volume = volume;
}

/* A meeting whose chime is listened to. */
static void
set_up (Fixture       *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  ps_ui_meeting_set_up (&fixture->meeting);
  fixture->settings = g_settings_new ("org.peerside.Peerside");
  ps_ui_meeting_start (&fixture->meeting);
  fixture->view = ps_meeting_view_new (fixture->meeting.meetings, fixture->settings);
  fixture->window = ps_ui_test_window (fixture->view, 1000, 680);
  g_signal_connect_swapped (PS_MEETING_VIEW (fixture->view)->chime, "rang", G_CALLBACK (rang_cb),
                            fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  ps_ui_test_settle ();
  g_settings_reset (fixture->settings, "chime");
  g_settings_reset (fixture->settings, "chime-volume");
  g_object_unref (fixture->settings);
  ps_ui_meeting_tear_down (&fixture->meeting);
}

static void
test_it_is_off_until_somebody_wants_it (Fixture       *fixture,
                                        gconstpointer  data G_GNUC_UNUSED)
{
  ps_ui_meeting_pass (&fixture->meeting, 599);
  ps_ui_meeting_pass (&fixture->meeting, 1);
  g_assert_cmpuint (fixture->rung, ==, 0);
}

static void
test_it_rings_once_when_the_time_is_up (Fixture       *fixture,
                                        gconstpointer  data G_GNUC_UNUSED)
{
  gtk_widget_activate_action (fixture->view, "meeting.mute", NULL);
  g_assert_true (g_settings_get_boolean (fixture->settings, "chime"));

  ps_ui_meeting_pass (&fixture->meeting, 599);
  g_assert_cmpuint (fixture->rung, ==, 0);
  for (guint i = 0; i < 60; i++)
    ps_ui_meeting_pass (&fixture->meeting, 1);
  g_assert_cmpuint (fixture->rung, ==, 1);
  g_assert_cmpfloat (fixture->volume, ==, 0.5);

  /* A segment that is given another minute runs out once more. */
  ps_ui_meeting_do (&fixture->meeting, PS_CLOCK_EXTEND, "120");
  ps_ui_meeting_pass (&fixture->meeting, 1);
  ps_ui_meeting_pass (&fixture->meeting, 120);
  g_assert_cmpuint (fixture->rung, ==, 2);
}

static void
test_it_can_be_muted_in_the_meeting (Fixture       *fixture,
                                     gconstpointer  data G_GNUC_UNUSED)
{
  g_settings_set_boolean (fixture->settings, "chime", TRUE);
  gtk_widget_activate_action (fixture->view, "meeting.mute", NULL);
  ps_ui_meeting_pass (&fixture->meeting, 599);
  ps_ui_meeting_pass (&fixture->meeting, 1);
  g_assert_cmpuint (fixture->rung, ==, 0);
}

static void
test_volume_nothing_is_silent (Fixture       *fixture,
                               gconstpointer  data G_GNUC_UNUSED)
{
  g_settings_set_boolean (fixture->settings, "chime", TRUE);
  g_settings_set_double (fixture->settings, "chime-volume", 0);
  ps_ui_meeting_pass (&fixture->meeting, 599);
  ps_ui_meeting_pass (&fixture->meeting, 1);
  g_assert_cmpuint (fixture->rung, ==, 0);
}

/* Going on early, or in a pause, no time runs out. */
static void
test_it_does_not_ring_for_anything_else (Fixture       *fixture,
                                         gconstpointer  data G_GNUC_UNUSED)
{
  g_settings_set_boolean (fixture->settings, "chime", TRUE);
  ps_ui_meeting_pass (&fixture->meeting, 300);
  ps_ui_meeting_do (&fixture->meeting, PS_CLOCK_NEXT, NULL);
  ps_ui_meeting_pass (&fixture->meeting, 1);
  ps_ui_meeting_do (&fixture->meeting, PS_CLOCK_PAUSE, NULL);
  ps_ui_meeting_pass (&fixture->meeting, 3600);
  g_assert_cmpuint (fixture->rung, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  /* No machine that runs tests need have a sound card. */
  g_setenv ("CANBERRA_DRIVER", "null", TRUE);
  g_test_init (&argc, &argv, NULL);
  ps_ui_test_init ();

#define ADD(path, func) g_test_add ("/chime/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("off", test_it_is_off_until_somebody_wants_it);
  ADD ("once", test_it_rings_once_when_the_time_is_up);
  ADD ("mute", test_it_can_be_muted_in_the_meeting);
  ADD ("silent", test_volume_nothing_is_silent);
  ADD ("else", test_it_does_not_ring_for_anything_else);
#undef ADD

  return g_test_run ();
}
