#include "ps-zone.h"

#include "ps-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The folder of the time zone database, as the C library and GLib find it. */
static const char *
zone_folder (void)
{
  const char *folder = g_getenv ("TZDIR");

  return folder != NULL && *folder != '\0' ? folder : "/usr/share/zoneinfo";
}

/**
 * ps_zone_is_valid:
 * @name: (nullable): what may be the name of a time zone
 *
 * Whether @name is the IANA name of a zone that this machine knows, such as "Europe/Berlin". An
 * offset ("+01:00") or a POSIX rule ("CET-1CEST") is not: it would not follow the law when that
 * changes. Neither is "right/Europe/Berlin", whose seconds are counted another way.
 *
 * Returns: whether a rule may be kept in this zone
 */
gboolean
ps_zone_is_valid (const char *name)
{
  g_autoptr (GTimeZone) zone = NULL;
  g_autofree char *path = NULL;
  g_autofree char *contents = NULL;
  gsize length;

  if (name == NULL || !g_ascii_isalpha (name[0]) || strlen (name) > 100
      || strspn (name, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "_+-/") != strlen (name)
      || g_str_has_prefix (name, "right/") || g_str_has_prefix (name, "posix")
      || g_str_equal (name, "localtime"))
    return FALSE;

  /* UTC needs no file, so a machine without a database still has one zone. The folder has lists
   * in it too, which GLib is not to be asked to read as a zone (RFC 8536, 3.1 has the mark).
   */
  if (g_str_equal (name, "UTC"))
    return TRUE;

  path = g_build_filename (zone_folder (), name, NULL);
  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR)
      || !g_file_get_contents (path, &contents, &length, NULL)
      || length < 44 || memcmp (contents, "TZif", 4) != 0)
    return FALSE;

  zone = g_time_zone_new_identifier (name);

  return zone != NULL;
}

/**
 * ps_zone_open:
 * @name: an IANA name, "Europe/Berlin"
 * @error: %PS_ERROR_INVALID when this machine knows no such zone
 *
 * Returns: (transfer full): the zone
 */
GTimeZone *
ps_zone_open (const char  *name,
              GError     **error)
{
  if (ps_zone_is_valid (name))
    return g_time_zone_new_identifier (name);

  g_set_error (error, PS_ERROR, PS_ERROR_INVALID,
               _("“%s” is not a time zone this computer knows. Give a name such as “Europe/Berlin”."),
               name != NULL ? name : "");

  return NULL;
}

/* The end of @path that is the name of a zone: "/usr/share/zoneinfo/Europe/Berlin" and
 * "../usr/share/zoneinfo/Europe/Berlin" are both Europe/Berlin.
 */
static char *
name_in_path (const char *path)
{
  const char *name = strstr (path, "/zoneinfo/");

  if (name == NULL)
    return NULL;

  name += strlen ("/zoneinfo/");
  if (g_str_has_prefix (name, "posix/"))
    name += strlen ("posix/");
  else if (g_str_has_prefix (name, "right/"))
    name += strlen ("right/");

  return ps_zone_is_valid (name) ? g_strdup (name) : NULL;
}

/**
 * ps_zone_find:
 * @tz: (nullable): the value of the environment's TZ
 * @root: the folder that "etc" is in, "/" but in a test
 *
 * Looks for the name of the machine's zone where systems keep it: TZ, the link /etc/localtime, the
 * line in /etc/timezone (some systems copy the zone's file instead of linking it).
 * A TZ that is a POSIX rule has no name and is passed over.
 *
 * Returns: (transfer full): an IANA name; "UTC" when none is to be found
 */
char *
ps_zone_find (const char *tz,
              const char *root)
{
  g_autofree char *link_path = g_build_filename (root, "etc", "localtime", NULL);
  g_autofree char *text_path = g_build_filename (root, "etc", "timezone", NULL);
  g_autofree char *target = NULL;
  g_autofree char *text = NULL;
  char *name;

  if (tz != NULL && *tz == ':')
    tz++;
  if (ps_zone_is_valid (tz))
    return g_strdup (tz);
  if (tz != NULL && *tz == '/' && (name = name_in_path (tz)) != NULL)
    return name;

  target = g_file_read_link (link_path, NULL);
  if (target != NULL && (name = name_in_path (target)) != NULL)
    return name;

  if (g_file_get_contents (text_path, &text, NULL, NULL))
    {
      text[strcspn (text, "\r\n")] = '\0';
      if (ps_zone_is_valid (g_strstrip (text)))
        return g_steal_pointer (&text);
    }

  return g_strdup ("UTC");
}

/**
 * ps_zone_local:
 *
 * The zone that this machine's clock on the screen shows, which a new group's meetings are kept in.
 * The files are read anew each time, so ask once and keep the answer.
 *
 * Returns: (transfer full): an IANA name; "UTC" when none is to be found
 */
char *
ps_zone_local (void)
{
  return ps_zone_find (g_getenv ("TZ"), "/");
}
