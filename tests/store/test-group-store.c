#include "ps-agenda-store.h"
#include "ps-error.h"
#include "ps-group-store.h"
#include "ps-test-rows.h"

static void
set_up (PsTestDb      *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_db_set_up (fixture);
}

static void
tear_down (PsTestDb      *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_db_tear_down (fixture);
}

static gboolean
save (PsConn    *conn,
      gpointer   data,
      GError   **error)
{
  return ps_group_store_save (conn, data, PS_TEST_NOW + 5, error);
}

static void
test_keeps_what_it_is_given (PsTestDb      *fixture,
                             gconstpointer  data G_GNUC_UNUSED)
{
  gint64 id = ps_test_add_group (fixture, "Tuesday");
  g_autoptr (PsGroupRow) row = ps_group_store_get (ps_test_db_reader (fixture), id, NULL);
  g_autoptr (PsGroupRow) read = NULL;

  g_assert_cmpstr (row->access, ==, "open");
  g_assert_cmpstr (row->cross_talk, ==, "after-check-in");

  g_free (row->rule);
  row->rule = g_strdup ("FREQ=WEEKLY;BYDAY=TU");
  g_free (row->starts_on);
  row->starts_on = g_strdup ("2026-01-06");
  g_free (row->zone);
  row->zone = g_strdup ("America/Los_Angeles");
  row->start_minute = 18 * 60;
  row->part2 = TRUE;
  ps_test_db_write (fixture, save, row);

  read = ps_group_store_get (ps_test_db_reader (fixture), id, NULL);
  g_assert_cmpstr (read->rule, ==, "FREQ=WEEKLY;BYDAY=TU");
  g_assert_cmpstr (read->zone, ==, "America/Los_Angeles");
  g_assert_cmpuint (read->start_minute, ==, 1080);
  g_assert_cmpuint (read->minutes, ==, 90);
  g_assert_true (read->part2);
  g_assert_cmpint (read->created_at, ==, PS_TEST_NOW);
  g_assert_cmpint (read->updated_at, ==, PS_TEST_NOW + 5);
}

static void
test_a_rule_needs_a_start_and_a_zone (PsTestDb      *fixture,
                                      gconstpointer  data G_GNUC_UNUSED)
{
  gint64 id = ps_test_add_group (fixture, "Tuesday");
  g_autoptr (PsGroupRow) row = ps_group_store_get (ps_test_db_reader (fixture), id, NULL);
  g_autoptr (GError) error = NULL;

  g_free (row->rule);
  row->rule = g_strdup ("FREQ=WEEKLY");
  g_assert_false (ps_db_write_sync (fixture->db, save, row, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_INVALID);
}

static gboolean
archive (PsConn    *conn,
         gpointer   data,
         GError   **error)
{
  return ps_group_store_set_archived (conn, *(gint64 *) data, TRUE, PS_TEST_NOW, error);
}

static void
test_lists_by_name (PsTestDb      *fixture,
                    gconstpointer  data G_GNUC_UNUSED)
{
  gint64 b = ps_test_add_group (fixture, "beginners");
  gint64 a = ps_test_add_group (fixture, "Alumni");
  g_autoptr (GArray) ids = ps_group_store_ids (ps_test_db_reader (fixture), FALSE, -1, NULL);
  g_autoptr (GArray) rest = NULL;
  g_autoptr (GArray) archived = NULL;

  g_assert_cmpuint (ids->len, ==, 2);
  g_assert_cmpint (g_array_index (ids, gint64, 0), ==, a);
  g_assert_cmpint (g_array_index (ids, gint64, 1), ==, b);

  ps_test_db_write (fixture, archive, &a);
  rest = ps_group_store_ids (ps_test_db_reader (fixture), FALSE, -1, NULL);
  g_assert_cmpuint (rest->len, ==, 1);
  archived = ps_group_store_ids (ps_test_db_reader (fixture), TRUE, -1, NULL);
  g_assert_cmpint (g_array_index (archived, gint64, 0), ==, a);
}

typedef struct {
  gint64      group;
  const char *agenda;  /* titles, by spaces */
  guint       min_s;
} Agenda;

static gboolean
set_agenda (PsConn    *conn,
            gpointer   data,
            GError   **error)
{
  Agenda *agenda = data;
  g_auto (GStrv) titles = g_strsplit (agenda->agenda, " ", -1);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) ps_agenda_row_free);

  for (guint i = 0; titles[i] != NULL; i++)
    {
      PsAgendaRow *row = ps_agenda_row_new ();

      row->kind = g_strdup ("topic");
      row->title = g_strdup (titles[i]);
      row->min_s = agenda->min_s;
      row->planned_s = 600;
      row->max_s = 900;
      g_ptr_array_add (rows, row);
    }

  return ps_agenda_store_set (conn, agenda->group, rows, error);
}

static char *
agenda_titles (PsTestDb *fixture,
               gint64    group)
{
  g_autoptr (GPtrArray) rows = ps_agenda_store_list (ps_test_db_reader (fixture), group, NULL);
  GString *titles = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (titles, "%s%s", i > 0 ? " " : "",
                            ((PsAgendaRow *) g_ptr_array_index (rows, i))->title);

  return g_string_free (titles, FALSE);
}

static void
test_the_agenda_is_replaced_as_a_whole (PsTestDb      *fixture,
                                        gconstpointer  data G_GNUC_UNUSED)
{
  Agenda agenda = { ps_test_add_group (fixture, "Tuesday"), "welcome topic closing", 60 };
  g_autoptr (GError) error = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;

  ps_test_db_write (fixture, set_agenda, &agenda);
  first = agenda_titles (fixture, agenda.group);
  g_assert_cmpstr (first, ==, "welcome topic closing");

  agenda.agenda = "closing welcome";
  ps_test_db_write (fixture, set_agenda, &agenda);
  second = agenda_titles (fixture, agenda.group);
  g_assert_cmpstr (second, ==, "closing welcome");

  /* One that cannot be leaves the one there was. */
  agenda.agenda = "other";
  agenda.min_s = 601;
  g_assert_false (ps_db_write_sync (fixture->db, set_agenda, &agenda, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_INVALID);
  third = agenda_titles (fixture, agenda.group);
  g_assert_cmpstr (third, ==, "closing welcome");
}

typedef struct {
  gint64         group;
  PsGroupDateRow row;
} Date;

static gboolean
put_date (PsConn    *conn,
          gpointer   data,
          GError   **error)
{
  Date *date = data;

  return ps_group_store_put_date (conn, date->group, &date->row, error);
}

static gboolean
clear_date (PsConn    *conn,
            gpointer   data,
            GError   **error)
{
  Date *date = data;

  return ps_group_store_clear_date (conn, date->group, date->row.rule_on, error);
}

static void
test_a_date_is_skipped_moved_and_put_back (PsTestDb      *fixture,
                                           gconstpointer  data G_GNUC_UNUSED)
{
  Date date = { ps_test_add_group (fixture, "Tuesday"),
                { (char *) "2026-12-29", (char *) "skipped", NULL, 0 } };
  g_autoptr (GPtrArray) dates = NULL;
  g_autoptr (GError) error = NULL;
  PsGroupDateRow *row;

  ps_test_db_write (fixture, put_date, &date);

  date.row.action = (char *) "moved";
  g_assert_false (ps_db_write_sync (fixture->db, put_date, &date, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_INVALID);

  date.row.moved_on = (char *) "2026-12-30";
  date.row.moved_minute = 600;
  ps_test_db_write (fixture, put_date, &date);
  dates = ps_group_store_dates (ps_test_db_reader (fixture), date.group, NULL);
  g_assert_cmpuint (dates->len, ==, 1);
  row = g_ptr_array_index (dates, 0);
  g_assert_cmpstr (row->moved_on, ==, "2026-12-30");
  g_assert_cmpuint (row->moved_minute, ==, 600);
  g_clear_pointer (&dates, g_ptr_array_unref);

  ps_test_db_write (fixture, clear_date, &date);
  dates = ps_group_store_dates (ps_test_db_reader (fixture), date.group, NULL);
  g_assert_cmpuint (dates->len, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, PsTestDb, NULL, set_up, func, tear_down)
  ADD ("/group-store/keeps-what-it-is-given", test_keeps_what_it_is_given);
  ADD ("/group-store/a-rule-needs-a-start-and-a-zone", test_a_rule_needs_a_start_and_a_zone);
  ADD ("/group-store/lists-by-name", test_lists_by_name);
  ADD ("/group-store/the-agenda-is-replaced-as-a-whole", test_the_agenda_is_replaced_as_a_whole);
  ADD ("/group-store/a-date-is-skipped-moved-and-put-back",
       test_a_date_is_skipped_moved_and_put_back);
#undef ADD

  return g_test_run ();
}
