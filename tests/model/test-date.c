#include "ps-date.h"

/* "2027-03-28 02:30" in @zone as "2027-03-28T01:30:00Z". */
static char *
utc_of (const char *local,
        const char *zone_name)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (zone_name);
  g_autofree char *iso = g_strndup (local, 10);
  g_autoptr (GDateTime) time = NULL;
  gint64 instant;
  GDate date;

  g_assert_nonnull (zone);
  g_assert_true (ps_date_from_iso (iso, &date));
  instant = ps_date_instant (&date, atoi (local + 11) * 60 + atoi (local + 14), zone);
  g_assert_cmpint (instant % G_TIME_SPAN_SECOND, ==, 0);
  time = g_date_time_new_from_unix_utc (instant / G_TIME_SPAN_SECOND);

  return g_date_time_format (time, "%Y-%m-%dT%H:%MZ");
}

static void
test_local_times_become_instants (void)
{
  static const struct {
    const char *zone, *local, *utc;
  } claims[] = {
    { "Europe/Berlin", "2027-03-09 18:00", "2027-03-09T17:00Z" },
    { "Europe/Berlin", "2027-07-06 18:00", "2027-07-06T16:00Z" },
    /* The night of spring: 02:00 to 03:00 does not come. */
    { "Europe/Berlin", "2027-03-28 01:59", "2027-03-28T00:59Z" },
    { "Europe/Berlin", "2027-03-28 02:00", "2027-03-28T01:00Z" },
    { "Europe/Berlin", "2027-03-28 02:30", "2027-03-28T01:30Z" },
    { "Europe/Berlin", "2027-03-28 03:00", "2027-03-28T01:00Z" },
    { "Europe/Berlin", "2027-03-28 18:00", "2027-03-28T16:00Z" },
    { "Europe/Berlin", "2027-03-29 00:00", "2027-03-28T22:00Z" },
    /* The night of autumn: 02:00 to 03:00 comes twice. */
    { "Europe/Berlin", "2027-10-31 01:59", "2027-10-30T23:59Z" },
    { "Europe/Berlin", "2027-10-31 02:30", "2027-10-31T00:30Z" },
    { "Europe/Berlin", "2027-10-31 03:00", "2027-10-31T02:00Z" },
    { "Europe/Berlin", "2027-10-31 18:00", "2027-10-31T17:00Z" },

    { "America/New_York", "2027-03-14 01:30", "2027-03-14T06:30Z" },
    { "America/New_York", "2027-03-14 02:30", "2027-03-14T07:30Z" },
    { "America/New_York", "2027-03-14 03:30", "2027-03-14T07:30Z" },
    { "America/New_York", "2027-03-14 18:00", "2027-03-14T22:00Z" },
    { "America/New_York", "2027-11-07 00:30", "2027-11-07T04:30Z" },
    { "America/New_York", "2027-11-07 01:30", "2027-11-07T05:30Z" },
    { "America/New_York", "2027-11-07 02:00", "2027-11-07T07:00Z" },
    { "America/New_York", "2027-11-07 18:00", "2027-11-07T23:00Z" },

    /* South of the equator autumn is in April. */
    { "Australia/Sydney", "2027-04-04 01:30", "2027-04-03T14:30Z" },
    { "Australia/Sydney", "2027-04-04 02:30", "2027-04-03T15:30Z" },
    { "Australia/Sydney", "2027-04-04 03:00", "2027-04-03T17:00Z" },
    { "Australia/Sydney", "2027-10-03 01:30", "2027-10-02T15:30Z" },
    { "Australia/Sydney", "2027-10-03 02:30", "2027-10-02T16:30Z" },
    { "Australia/Sydney", "2027-10-03 03:30", "2027-10-02T16:30Z" },

    /* Half an hour, and a midnight that does not come. */
    { "Australia/Lord_Howe", "2027-10-03 02:15", "2027-10-02T15:45Z" },
    { "Africa/Cairo", "2027-04-30 00:00", "2027-04-29T22:00Z" },
    { "Africa/Cairo", "2027-04-30 00:30", "2027-04-29T22:30Z" },
    { "Africa/Cairo", "2027-04-30 01:00", "2027-04-29T22:00Z" },

    /* Beyond the table of the zone's file, by the rule at its end. */
    { "Europe/Berlin", "2061-07-05 18:00", "2061-07-05T16:00Z" },
    { "UTC", "1969-12-31 23:00", "1969-12-31T23:00Z" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (claims); i++)
    {
      g_autofree char *utc = utc_of (claims[i].local, claims[i].zone);

      if (!g_str_equal (utc, claims[i].utc))
        g_error ("%s in %s is %s, not %s", claims[i].local, claims[i].zone, utc, claims[i].utc);
    }
}

static void
test_an_instant_has_the_date_of_the_place (void)
{
  g_autoptr (GTimeZone) york = g_time_zone_new_identifier ("America/New_York");
  g_autoptr (GTimeZone) sydney = g_time_zone_new_identifier ("Australia/Sydney");
  /* 2027-03-01T02:00:00.999999Z */
  gint64 instant = G_GINT64_CONSTANT (1803866400999999);
  char iso[PS_DATE_ISO_SIZE];
  GDate date;
  int minute;

  date = ps_date_of_instant (instant, york, &minute);
  ps_date_to_iso (&date, iso);
  g_assert_cmpstr (iso, ==, "2027-02-28");
  g_assert_cmpint (minute, ==, 21 * 60);

  date = ps_date_of_instant (instant, sydney, &minute);
  ps_date_to_iso (&date, iso);
  g_assert_cmpstr (iso, ==, "2027-03-01");
  g_assert_cmpint (minute, ==, 13 * 60);

  date = ps_date_of_instant (-1, york, NULL);
  ps_date_to_iso (&date, iso);
  g_assert_cmpstr (iso, ==, "1969-12-31");
}

static void
test_every_hour_of_ten_years_comes_back (void)
{
  static const char *const zones[] = { "Europe/Berlin", "America/New_York", "Australia/Sydney" };

  for (gsize i = 0; i < G_N_ELEMENTS (zones); i++)
    {
      g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (zones[i]);
      int differing = 0;

      for (gint64 hour = 0; hour < 24 * 3653; hour++)
        {
          gint64 instant = (G_GINT64_CONSTANT (1767225600) + hour * 3600) * G_TIME_SPAN_SECOND;
          int minute;
          GDate date = ps_date_of_instant (instant, zone, &minute);
          gint64 again = ps_date_instant (&date, minute, zone);

          /* Only the second time of an hour that comes twice is taken for the first. */
          if (again != instant)
            {
              g_assert_cmpint (again, ==, instant - G_TIME_SPAN_HOUR);
              differing++;
            }
        }

      g_assert_cmpint (differing, ==, 10);
    }
}

static void
test_only_iso_dates_are_read (void)
{
  static const char *const bad[] = {
    "", "2027", "2027-3-12", "2027-03-1", "2027-03-123", "12.03.2027", "2027/03/12", "2027-13-01",
    "2027-02-29", "0000-01-01", "2027-00-10", "2027-01-00", "-027-01-10", "2027-01-1x",
  };
  char iso[PS_DATE_ISO_SIZE];
  GDate date;

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (ps_date_from_iso (bad[i], &date));
  g_assert_false (ps_date_from_iso (NULL, &date));

  g_assert_true (ps_date_from_iso ("2028-02-29", &date));
  ps_date_to_iso (&date, iso);
  g_assert_cmpstr (iso, ==, "2028-02-29");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/date/local-times-become-instants", test_local_times_become_instants);
  g_test_add_func ("/date/an-instant-has-the-date-of-the-place",
                   test_an_instant_has_the_date_of_the_place);
  g_test_add_func ("/date/every-hour-of-ten-years-comes-back",
                   test_every_hour_of_ten_years_comes_back);
  g_test_add_func ("/date/only-iso-dates-are-read", test_only_iso_dates_are_read);

  return g_test_run ();
}
