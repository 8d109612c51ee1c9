#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "ps-agenda-page.h"
#include "ps-segment-plan.h"

/* 2026-11-03 18:00 UTC, a Tuesday. */
#define SIX_O_CLOCK G_GINT64_CONSTANT (1793728800000000)

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

static GPtrArray *
agenda_of (guint       n,
           const char *title)
{
  GPtrArray *agenda = ps_segment_plans_new ();

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *numbered = g_strdup_printf ("%s %u", title, i + 1);
      PsSegmentPlan *plan = ps_segment_plan_new (PS_SEGMENT_TOPIC, numbered, 300, 300, 300);

      plan->led_by = i % PS_N_LED_BY;
      plan->cue = g_strdup ("For whoever leads it, and nobody else");
      g_ptr_array_add (agenda, plan);
    }

  return agenda;
}

/* What a program that reads PDF files finds; @info is what it says about the file. */
static char *
read_back (PsAgendaPage *page,
           PsPaperSize   size,
           char        **info)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("peerside-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "agenda.pdf", NULL);
  g_autofree char *to_text = g_strdup_printf ("pdftotext -layout %s -", path);
  g_autofree char *about = g_strdup_printf ("pdfinfo %s", path);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GStatBuf status;
  char *text;

  g_assert_no_error (error);
  g_assert_true (ps_agenda_page_save_pdf (page, file, size, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);

  text = run (to_text);
  *info = run (about);
  g_unlink (path);
  g_rmdir (folder);

  return text;
}

#define assert_has(text, part) \
  G_STMT_START { \
    if (strstr (text, part) == NULL) \
      g_error ("“%s” is not in:\n%s", part, text); \
  } G_STMT_END

static PsAgendaPage *
page_of (GPtrArray  *agenda,
         gint64      starts_at,
         const char *agreement)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();

  return ps_agenda_page_new ("Living with Pain & <more>", "Room 204", starts_at, zone, agenda,
                             agreement);
}

static void
check_room (PsPaperSize  size,
            const char  *page_size)
{
  g_autoptr (GPtrArray) agenda = agenda_of (3, "Segment");
  g_autoptr (PsAgendaPage) page = page_of (agenda, SIX_O_CLOCK, "You may pass\nNo advice\n");
  g_autofree char *info = NULL;
  g_autofree char *text = read_back (page, size, &info);

  assert_has (info, page_size);
  assert_has (info, "Pages:           1\n");
  assert_has (text, "Living with Pain & <more>");
  assert_has (text, "Tuesday, November 3, 18:00 to 18:15, Room 204");
  assert_has (text, "18:05");
  assert_has (text, "Segment 2");
  assert_has (text, "Peer Leader");
  assert_has (text, "Co-facilitator");
  assert_has (text, "18:15");
  assert_has (text, "End");
  assert_has (text, "What we agreed on");
  assert_has (text, "No advice");
  g_assert_null (strstr (text, "whoever leads"));
}

static void
test_the_room_reads_it_on_a4 (void)
{
  check_room (PS_PAPER_A4, "(A4)");
}

static void
test_the_room_reads_it_on_letter (void)
{
  check_room (PS_PAPER_LETTER, "(letter)");
}

static void
test_without_a_date_it_says_how_long_each_is (void)
{
  g_autoptr (GPtrArray) agenda = agenda_of (2, "Segment");
  g_autoptr (PsAgendaPage) page = page_of (agenda, 0, NULL);
  g_autofree char *info = NULL;
  g_autofree char *text = read_back (page, PS_PAPER_A4, &info);

  assert_has (text, "10 minutes, Room 204");
  assert_has (text, "5 min");
  g_assert_null (strstr (text, "End"));
  g_assert_null (strstr (text, "What we agreed on"));
}

static void
test_a_long_agenda_goes_on_to_another_page (void)
{
  g_autoptr (GPtrArray) agenda =
    agenda_of (40, "Erfahrungsaustausch über Bewältigungsstrategien im Arbeitsalltag Nummer");
  g_autoptr (PsAgendaPage) page = page_of (agenda, SIX_O_CLOCK, "You may pass");
  g_autofree char *info = NULL;
  g_autofree char *text = read_back (page, PS_PAPER_A4, &info);

  /* pdftotext ends each page with a form feed. */
  g_assert_null (strstr (info, "Pages:           1\n"));
  assert_has (text, "Page 1 of 4");
  assert_has (text, "Page 4 of 4");
  assert_has (strchr (text, '\f'), "Living with Pain & <more>");
  for (guint i = 1; i <= 40; i++)
    {
      g_autofree char *number = g_strdup_printf ("%02u:%02u", 18 + (i - 1) * 5 / 60,
                                                 (i - 1) * 5 % 60);

      assert_has (text, number);
    }
}

/* Half an agreement on the wall would be another one. */
static void
test_an_agreement_without_room_is_left_out (void)
{
  g_autoptr (GPtrArray) agenda = agenda_of (18, "Segment");
  g_autoptr (PsAgendaPage) page =
    page_of (agenda, SIX_O_CLOCK, "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\nl\nm\nn\no\np\nq\nr\ns\nt");
  g_autofree char *info = NULL;
  g_autofree char *text = read_back (page, PS_PAPER_A4, &info);

  assert_has (text, "Segment 18");
  g_assert_null (strstr (text, "What we agreed on"));
}

/* At the usual size the sheet is too short for these by a few lines. */
static void
test_an_agreement_is_fitted_in (void)
{
  g_autoptr (GPtrArray) agenda = agenda_of (9, "Segment");
  g_autoptr (PsAgendaPage) page =
    page_of (agenda, SIX_O_CLOCK, "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\nl\nm\nn\no");
  g_autofree char *info = NULL;
  g_autofree char *text = read_back (page, PS_PAPER_LETTER, &info);

  assert_has (info, "Pages:           1\n");
  assert_has (text, "Segment 9");
  assert_has (text, "What we agreed on");
}

static void
test_text_from_right_to_left_is_whole (void)
{
  g_autoptr (GPtrArray) agenda = agenda_of (3, "جولة الترحيب");
  g_autoptr (PsAgendaPage) page = page_of (agenda, SIX_O_CLOCK, NULL);
  g_autofree char *info = NULL;
  g_autofree char *text = read_back (page, PS_PAPER_A4, &info);

  assert_has (info, "Pages:           1\n");
  assert_has (text, "18:10");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add_func ("/paper/agenda-page/" name, func)
  ADD ("the-room-reads-it-on-a4", test_the_room_reads_it_on_a4);
  ADD ("the-room-reads-it-on-letter", test_the_room_reads_it_on_letter);
  ADD ("without-a-date-it-says-how-long-each-is", test_without_a_date_it_says_how_long_each_is);
  ADD ("a-long-agenda-goes-on-to-another-page", test_a_long_agenda_goes_on_to_another_page);
  ADD ("an-agreement-is-fitted-in", test_an_agreement_is_fitted_in);
  ADD ("an-agreement-without-room-is-left-out", test_an_agreement_without_room_is_left_out);
  ADD ("text-from-right-to-left-is-whole", test_text_from_right_to_left_is_whole);

  return g_test_run ();
}
