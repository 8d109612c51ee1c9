#include <glib/gstdio.h>
#include <string.h>

#include "ps-cards-page.h"
#include "ps-segment-plan.h"
#include "ps-series-page.h"

/* 2026-11-03 18:00 UTC, a Tuesday. */
#define SIX_O_CLOCK G_GINT64_CONSTANT (1793728800000000)
#define WEEK        (7 * 24 * 3600 * G_TIME_SPAN_SECOND)

static char *
run (const char *command)
{
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  int status;

  g_spawn_command_line_sync (command, &text, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);

  return text;
}

/* What a program that reads PDF files finds; @info is what it says about the file. */
static char *
read_back (PsPages  *pages,
           char    **info)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("peerside-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "pages.pdf", NULL);
  g_autofree char *to_text = g_strdup_printf ("pdftotext -layout %s -", path);
  g_autofree char *about = g_strdup_printf ("pdfinfo %s", path);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GStatBuf status;
  char *text;

  g_assert_no_error (error);
  g_assert_true (ps_pages_save_pdf (pages, file, PS_PAPER_A4, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  text = run (to_text);
  if (info != NULL)
    *info = run (about);
  g_unlink (path);
  g_rmdir (folder);

  return text;
}

static PsSegmentPlan *
add (GPtrArray  *agenda,
     const char *title,
     const char *cue,
     const char *materials)
{
  PsSegmentPlan *plan = ps_segment_plan_new (PS_SEGMENT_TOPIC, title, 300, 1200, 1800);

  plan->cue = g_strdup (cue);
  plan->materials = g_strdup (materials);
  g_ptr_array_add (agenda, plan);

  return plan;
}

static void
test_a_card_has_what_to_say (void)
{
  g_autoptr (GPtrArray) agenda = ps_segment_plans_new ();
  g_autoptr (PsPages) pages = NULL;
  g_autofree char *text = NULL;
  g_autofree char *info = NULL;

  add (agenda, "Check-in round", "How was your week? Passing is always all right.", "The talking stick");
  add (agenda, "Feedback", NULL, NULL)->led_by = PS_LED_BY_PROFESSIONAL;
  pages = ps_cards_page_new ("Living with Pain", agenda);
  text = read_back (pages, &info);

  g_assert_nonnull (strstr (text, "Living with Pain"));
  g_assert_nonnull (strstr (text, "Segment 1 of 2 · 20 minutes · Peer Leader"));
  g_assert_nonnull (strstr (text, "How was your week? Passing is always all right."));
  g_assert_nonnull (strstr (text, "To have at hand: The talking stick"));
  g_assert_nonnull (strstr (text, "Segment 2 of 2 · 20 minutes · Co-facilitator"));
  g_assert_nonnull (strstr (info, "Title:           Script Cards"));
  g_assert_nonnull (strstr (info, "Pages:           1"));
}

/* Each card ends on the page that it begins on, however long somebody’s script is. */
static void
test_no_card_is_in_two_pieces (void)
{
  g_autoptr (GPtrArray) agenda = ps_segment_plans_new ();
  g_autoptr (PsPages) pages = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) sheets = NULL;
  GString *cue = g_string_new (NULL);

  for (guint i = 0; i < 500; i++)
    g_string_append (cue, "and so on ");
  g_string_append (cue, "lastword");
  for (guint i = 0; i < 9; i++)
    add (agenda, "Open sharing", i % 3 == 0 ? cue->str : "A few words, lastword", NULL);
  g_string_free (cue, TRUE);
  pages = ps_cards_page_new ("Living with Pain", agenda);
  text = read_back (pages, NULL);

  sheets = g_strsplit (text, "\f", -1);
  g_assert_cmpuint (g_strv_length (sheets), >, 3);
  for (guint i = 0; sheets[i] != NULL; i++)
    {
      guint begun = 0, ended = 0;

      for (const char *p = sheets[i]; (p = strstr (p, "Segment ")) != NULL; p++)
        begun++;
      for (const char *p = sheets[i]; (p = strstr (p, "lastword")) != NULL; p++)
        ended++;
      g_assert_cmpuint (begun, ==, ended);
    }
}

static PsSeriesDate *
add_date (PsSeriesPlan *plan,
          const char   *topic)
{
  PsSeriesDate *date = ps_series_date_new ();

  date->starts_at = SIX_O_CLOCK + plan->dates->len * WEEK;
  date->ends_at = date->starts_at + 90 * G_TIME_SPAN_MINUTE;
  date->topic_id = topic != NULL;
  g_free (date->topic_title);
  date->topic_title = g_strdup (topic != NULL ? topic : "");
  g_free (date->note);
  date->note = g_strdup ("Ask Ana to bring the cake");
  g_ptr_array_add (plan->dates, date);

  return date;
}

static void
test_a_series_has_dates_and_topics_and_no_names (void)
{
  g_autoptr (PsSeriesPlan) plan = ps_series_plan_new (1, SIX_O_CLOCK);
  g_autoptr (PsPages) pages = NULL;
  g_autofree char *text = NULL;
  PsSeriesDate *date;

  g_free (plan->zone);
  plan->zone = g_strdup ("UTC");
  add_date (plan, "Sleep and pain");
  date = add_date (plan, "Moving gently");
  date->booking = ps_booking_row_new ();
  date->booking->state = g_strdup ("agreed");
  date->booking->guest_id = 1;
  date->booking->guest_name = g_strdup ("Noor Haddad");
  date = add_date (plan, NULL);
  date->skipped = TRUE;
  date->closed = g_strdup ("Thanksgiving");
  add_date (plan, NULL);
  pages = ps_series_page_new ("Living with Pain", "Room 204", plan);
  text = read_back (pages, NULL);

  g_assert_nonnull (strstr (text, "Living with Pain"));
  g_assert_nonnull (strstr (text, "Room 204"));
  g_assert_nonnull (strstr (text, "Tuesday, November 3"));
  g_assert_nonnull (strstr (text, "18:00 to 19:30"));
  g_assert_nonnull (strstr (text, "Sleep and pain"));
  g_assert_nonnull (strstr (text, "Moving gently, with a guest speaker"));
  g_assert_nonnull (strstr (text, "No meeting"));
  g_assert_nonnull (strstr (text, "Thanksgiving"));
  g_assert_nonnull (strstr (text, "Tuesday, November 24"));
  g_assert_null (strstr (text, "Noor"));
  g_assert_null (strstr (text, "Ana"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pages/a-card-has-what-to-say", test_a_card_has_what_to_say);
  g_test_add_func ("/pages/no-card-is-in-two-pieces", test_no_card_is_in_two_pieces);
  g_test_add_func ("/pages/a-series-has-dates-and-topics-and-no-names",
                   test_a_series_has_dates_and_topics_and_no_names);

  return g_test_run ();
}
