#include "ps-uid.h"

#include <string.h>
#include <sys/random.h>

/**
 * ps_uid_new:
 * @wall: microseconds since 1970 UTC, as the caller's clock has it
 *
 * Returns: a new UUID version 7
 */
PsUid
ps_uid_new (gint64 wall)
{
  guint64 milliseconds = (guint64) (MAX (wall, 0) / G_TIME_SPAN_MILLISECOND);
  PsUid uid;

  /* A read of 16 bytes is never cut short by a signal (getrandom (2)). */
  if (getrandom (uid.bytes, sizeof uid.bytes, 0) != sizeof uid.bytes)
    g_error ("The kernel gave no random bytes");

  for (guint i = 0; i < 6; i++)
    uid.bytes[i] = (guint8) (milliseconds >> (8 * (5 - i)));

  uid.bytes[6] = 0x70 | (uid.bytes[6] & 0x0f);
  uid.bytes[8] = 0x80 | (uid.bytes[8] & 0x3f);

  return uid;
}

/**
 * ps_uid_to_string:
 *
 * Returns: (transfer full): the 36 lower-case characters of @uid
 */
char *
ps_uid_to_string (const PsUid *uid)
{
  GString *string = g_string_sized_new (36);

  for (guint i = 0; i < PS_UID_SIZE; i++)
    g_string_append_printf (string, i == 4 || i == 6 || i == 8 || i == 10 ? "-%02x" : "%02x",
                            uid->bytes[i]);

  return g_string_free (string, FALSE);
}

/**
 * ps_uid_parse:
 * @string: 36 characters, of either case
 * @uid: (out caller-allocates): what they say
 *
 * Returns: whether @string is a UUID; @uid is touched only if it is
 */
gboolean
ps_uid_parse (const char *string,
              PsUid      *uid)
{
  PsUid parsed;
  guint n = 0;

  if (string == NULL || !g_uuid_string_is_valid (string))
    return FALSE;

  for (const char *p = string; *p != '\0'; p++)
    {
      if (*p == '-')
        continue;

      if (n % 2 == 0)
        parsed.bytes[n / 2] = (guint8) (g_ascii_xdigit_value (*p) << 4);
      else
        parsed.bytes[n / 2] |= (guint8) g_ascii_xdigit_value (*p);
      n++;
    }

  *uid = parsed;

  return TRUE;
}
