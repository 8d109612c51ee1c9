#include "ps-backup-keep.h"

#include <string.h>

#define N_STAMPS 400

typedef struct {
  const char *name;
  const char *made;  /* days and letters, the newest first: see parse() */
  const char *kept;
} Case;

/* "2026-12-01 d" is the day's of that noon; m is one somebody asked for, t before a migration, r before a
 * rotation, s before a restore, i before an import.
 */
static PsBackupStamp
parse (const char *words)
{
  static const char letters[] = "?mdtrsi";
  g_auto (GStrv) parts = g_strsplit (words, " ", 2);
  g_autofree char *iso = g_strconcat (parts[0], "T12:00:00Z", NULL);
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (iso, NULL);
  const char *letter = strchr (letters, parts[1][0]);

  g_assert_nonnull (time);
  g_assert_nonnull (letter);

  return (PsBackupStamp) { g_date_time_to_unix (time) * G_TIME_SPAN_SECOND,
                           (PsBackupReason) (letter - letters), FALSE };
}

static const Case cases[] = {
  { "nothing", "", "" },
  { "one", "2026-12-01 d", "y" },
  { "several of a day: the newest", "2026-12-01 d,2026-12-01 d,2026-12-01 d", "ynn" },
  { "asked for: five, on one day", "2026-12-01 m,2026-12-01 m,2026-12-01 m,2026-12-01 m,2026-12-01 m,"
    "2026-12-01 m", "yyyyyn" },
  { "asked for counts for its day", "2026-12-01 m,2026-12-01 d,2026-11-30 d", "yny" },
  { "before: three of each, apart from the days",
    "2026-12-01 r,2026-12-01 i,2026-12-01 r,2026-12-01 d,2026-12-01 r,2026-12-01 r,2026-12-01 t,"
    "2026-12-01 s", "yyyyynyy" },
  { "a year between is no reason", "2026-12-01 d,2025-06-01 d,2019-06-01 d", "yyy" },
  { "a clock that jumped ahead throws nothing away", "2087-01-01 d,2026-12-01 d,2026-11-30 d", "yyy" },
};

static void
test_table (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) made = g_strsplit (cases[i].made, ",", -1);
      guint n = g_strv_length (made);
      g_autofree PsBackupStamp *stamps = g_new0 (PsBackupStamp, n + 1);
      g_autoptr (GString) kept = g_string_new (NULL);

      for (guint j = 0; j < n; j++)
        stamps[j] = parse (made[j]);
      ps_backup_keep (stamps, n, zone);
      for (guint j = 0; j < n; j++)
        g_string_append_c (kept, stamps[j].keep ? 'y' : 'n');

      g_test_message ("%s", cases[i].name);
      g_assert_cmpstr (kept->str, ==, cases[i].kept);
    }
}

/* A backup every day, thinned every day, for two years: what is there at the end, and never more. */
static void
test_two_years_of_days (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  PsBackupStamp stamps[N_STAMPS] = { 0 };
  PsBackupStamp first = parse ("2025-01-01 d");
  guint n = 0;

  for (guint day = 0; day < 730; day++)
    {
      guint left = 0;

      memmove (stamps + 1, stamps, n * sizeof *stamps);
      stamps[0] = first;
      stamps[0].made_at += day * G_TIME_SPAN_DAY;
      n++;
      ps_backup_keep (stamps, n, zone);

      for (guint i = 0; i < n; i++)
        if (stamps[i].keep)
          stamps[left++] = stamps[i];
      n = left;
      g_assert_cmpuint (n, <=, PS_BACKUP_KEEP_DAYS + PS_BACKUP_KEEP_WEEKS + PS_BACKUP_KEEP_MONTHS);
    }

  /* Of the 14 days two or three begin weeks, and of the 12 months the newest two are among the weeks. */
  g_assert_cmpuint (n, >=, 14 + 5 + 9);
  for (guint i = 0; i < 14; i++)
    g_assert_cmpint (stamps[i].made_at, ==, first.made_at + (729 - (gint64) i) * G_TIME_SPAN_DAY);
  g_assert_cmpint (stamps[0].made_at - stamps[n - 1].made_at, >=, 330 * G_TIME_SPAN_DAY);
}

/* Noon UTC is the next day already in Auckland, and one calendar's evening is another's morning. */
static void
test_days_are_those_of_the_zone (void)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GTimeZone) east = g_time_zone_new_offset (13 * 3600);
  PsBackupStamp stamps[2] = { parse ("2026-12-01 d"), parse ("2026-12-01 d") };

  stamps[1].made_at -= 6 * G_TIME_SPAN_HOUR;
  ps_backup_keep (stamps, 2, utc);
  g_assert_false (stamps[1].keep);
  ps_backup_keep (stamps, 2, east);
  g_assert_true (stamps[1].keep);
}

static void
test_no_time_at_all_is_kept (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  PsBackupStamp stamps[2] = { { G_MAXINT64, PS_BACKUP_DAILY }, { G_MININT64, PS_BACKUP_DAILY } };

  ps_backup_keep (stamps, 2, zone);
  g_assert_true (stamps[0].keep);
  g_assert_true (stamps[1].keep);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/backup-keep/table", test_table);
  g_test_add_func ("/backup-keep/two-years-of-days", test_two_years_of_days);
  g_test_add_func ("/backup-keep/days-are-those-of-the-zone", test_days_are_those_of_the_zone);
  g_test_add_func ("/backup-keep/no-time-at-all", test_no_time_at_all_is_kept);

  return g_test_run ();
}
