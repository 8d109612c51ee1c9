#include "ps-zone.h"

#include "ps-error.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <unistd.h>

static void
test_only_iana_names_are_zones (void)
{
  static const char *const good[] = {
    "UTC", "Europe/Berlin", "America/Argentina/Buenos_Aires", "Etc/GMT+5", "America/Port-au-Prince",
  };
  static const char *const bad[] = {
    "", "Europe", "Europe/", "Europe/Bielefeld", "+01:00", "CET-1CEST", "CET-1CEST,M3.5.0,M10.5.0/3",
    "/etc/localtime", "/usr/share/zoneinfo/Europe/Berlin", "../zoneinfo/Europe/Berlin",
    "right/Europe/Berlin", "posix/Europe/Berlin", "posixrules", "localtime", "zone.tab",
    "leapseconds", "Europe/Berlin\n", "W. Europe Standard Time", "Züri",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      if (!ps_zone_is_valid (good[i]))
        g_error ("“%s” is a zone", good[i]);
    }

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      if (ps_zone_is_valid (bad[i]))
        g_error ("“%s” is not a zone", bad[i]);
    }

  g_assert_false (ps_zone_is_valid (NULL));
}

static void
test_an_unknown_zone_is_named (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (ps_zone_open ("Europe/Bielefeld", &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==,
                   "“Europe/Bielefeld” is not a time zone this computer knows. "
                   "Give a name such as “Europe/Berlin”.");
}

static void
test_the_machine_says_its_zone (void)
{
  static const struct {
    const char *tz, *link, *text, *zone;
  } claims[] = {
    { "Europe/Vienna", "/usr/share/zoneinfo/Asia/Tokyo", "Asia/Seoul\n", "Europe/Vienna" },
    { ":Europe/Vienna", NULL, NULL, "Europe/Vienna" },
    { ":/usr/share/zoneinfo/Europe/Vienna", NULL, NULL, "Europe/Vienna" },
    { "", "/usr/share/zoneinfo/Asia/Tokyo", NULL, "Asia/Tokyo" },
    { NULL, "/usr/share/zoneinfo/Asia/Tokyo", "Asia/Seoul\n", "Asia/Tokyo" },
    { NULL, "../usr/share/zoneinfo/America/Argentina/Ushuaia", NULL, "America/Argentina/Ushuaia" },
    { NULL, "/usr/share/zoneinfo/right/Asia/Tokyo", NULL, "Asia/Tokyo" },
    { NULL, NULL, "Asia/Seoul\n", "Asia/Seoul" },
    { NULL, NULL, " Asia/Seoul \r\nmore\n", "Asia/Seoul" },
    { NULL, "/etc/somewhere-else", "Asia/Seoul", "Asia/Seoul" },
    { NULL, "/usr/share/zoneinfo/Nowhere", "Nowhere\n", "UTC" },
    { "CET-1CEST", NULL, "Asia/Seoul\n", "Asia/Seoul" },
    { NULL, NULL, "", "UTC" },
    { NULL, NULL, NULL, "UTC" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (claims); i++)
    {
      g_autofree char *root = g_dir_make_tmp ("zone-XXXXXX", NULL);
      g_autofree char *etc = g_build_filename (root, "etc", NULL);
      g_autofree char *link_path = g_build_filename (etc, "localtime", NULL);
      g_autofree char *text_path = g_build_filename (etc, "timezone", NULL);
      g_autofree char *zone = NULL;

      g_assert_no_errno (g_mkdir (etc, 0700));
      if (claims[i].link != NULL)
        g_assert_no_errno (symlink (claims[i].link, link_path));
      if (claims[i].text != NULL)
        g_assert_true (g_file_set_contents (text_path, claims[i].text, -1, NULL));

      zone = ps_zone_find (claims[i].tz, root);
      if (!g_str_equal (zone, claims[i].zone))
        g_error ("line %u: it is %s, not %s", (guint) i, zone, claims[i].zone);

      g_unlink (link_path);
      g_unlink (text_path);
      g_assert_no_errno (g_rmdir (etc));
      g_assert_no_errno (g_rmdir (root));
    }
}

static void
test_this_machine_has_a_zone (void)
{
  g_autofree char *zone = ps_zone_local ();

  g_assert_true (ps_zone_is_valid (zone));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/zone/only-iana-names-are-zones", test_only_iana_names_are_zones);
  g_test_add_func ("/zone/an-unknown-zone-is-named", test_an_unknown_zone_is_named);
  g_test_add_func ("/zone/the-machine-says-its-zone", test_the_machine_says_its_zone);
  g_test_add_func ("/zone/this-machine-has-a-zone", test_this_machine_has_a_zone);

  return g_test_run ();
}
