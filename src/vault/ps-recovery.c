#include "ps-recovery.h"

#include "ps-error.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#define N_RANDOM 26

/* Douglas Crockford's Base 32: no I, L, O, which are read as 1, 1, 0; no U. */
static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

static int
value_of (gunichar c)
{
  const char *found;

  if (c == 0 || c > 0x7f)
    return -1;

  c = (gunichar) g_ascii_toupper ((char) c);
  if (c == 'O')
    c = '0';
  else if (c == 'I' || c == 'L')
    c = '1';

  found = strchr (alphabet, (int) c);

  return found != NULL ? (int) (found - alphabet) : -1;
}

/* A cyclic redundancy check of ten bits (CRC-10, 0x233, as ATM has it, ITU-T I.610): it notices
 * any one wrong character and any two neighbours that changed places.
 */
static void
put_check (guint8 *code)
{
  guint crc = 0x155;

  for (guint i = 0; i < N_RANDOM; i++)
    {
      crc ^= (guint) value_of (code[i]) << 5;
      for (guint bit = 0; bit < 5; bit++)
        crc = crc & 0x200 ? (crc << 1) ^ 0x233 : crc << 1;
      crc &= 0x3ff;
    }

  code[N_RANDOM] = (guint8) alphabet[crc >> 5];
  code[N_RANDOM + 1] = (guint8) alphabet[crc & 31];
}

/**
 * ps_recovery_code_new:
 *
 * Returns: (transfer full): a new code in normal form: 28 upper-case characters, no dashes
 */
PsSecret *
ps_recovery_code_new (void)
{
  PsSecret *code = ps_secret_new_zeroed (PS_RECOVERY_LENGTH);
  guint8 *bytes = ps_secret_get_writable (code);

  for (guint i = 0; i < N_RANDOM; i++)
    bytes[i] = (guint8) alphabet[randombytes_uniform (32)];
  put_check (bytes);

  return code;
}

static gboolean
is_filler (gunichar c)
{
  return g_unichar_isspace (c) || g_unichar_type (c) == G_UNICODE_DASH_PUNCTUATION ||
         c == 0x2212 || c == '_' || c == '.';
}

/**
 * ps_recovery_normalise:
 * @typed: (array length=len): as somebody typed it from the sheet, UTF-8
 * @len: bytes
 *
 * Spaces, dashes and case do not matter, and the letters that look like digits are read as them.
 *
 * Returns: (transfer full) (nullable): the code in normal form, or %NULL with %PS_ERROR_INVALID if
 *   a character cannot be part of a code, there are too many or too few, or one is wrong
 */
PsSecret *
ps_recovery_normalise (const char  *typed,
                       gsize        len,
                       GError     **error)
{
  g_autoptr (PsSecret) code = ps_secret_new_zeroed (PS_RECOVERY_LENGTH);
  guint8 *bytes = ps_secret_get_writable (code);
  guint8 check[2];
  guint n = 0;

  if (!g_utf8_validate_len (typed, len, NULL))
    {
      g_set_error_literal (error, PS_ERROR, PS_ERROR_INVALID,
                           _("The recovery code is not valid UTF-8 text."));
      return NULL;
    }

  for (const char *p = typed; p < typed + len; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      int value;

      if (is_filler (c))
        continue;

      value = value_of (c);
      if (value < 0)
        {
          char shown[7] = { 0 };

          g_unichar_to_utf8 (c, shown);
          g_set_error (error, PS_ERROR, PS_ERROR_INVALID,
                       _("A recovery code has no “%s” in it."), g_unichar_isprint (c) ? shown : "�");
          return NULL;
        }

      if (n < PS_RECOVERY_LENGTH)
        bytes[n] = (guint8) alphabet[value];
      n++;
    }

  if (n != PS_RECOVERY_LENGTH)
    {
      /* Translators: %d is how many characters a recovery code has, %u how many were typed. */
      g_set_error (error, PS_ERROR, PS_ERROR_INVALID,
                   ngettext ("A recovery code has %d characters; this is %u character.",
                             "A recovery code has %d characters; these are %u characters.", n),
                   PS_RECOVERY_LENGTH, n);
      return NULL;
    }

  memcpy (check, bytes + N_RANDOM, 2);
  put_check (bytes);
  if (memcmp (check, bytes + N_RANDOM, 2) != 0)
    {
      g_set_error_literal (error, PS_ERROR, PS_ERROR_INVALID,
                           _("One of the characters of the recovery code is wrong."));
      return NULL;
    }

  return g_steal_pointer (&code);
}

/**
 * ps_recovery_group:
 * @code: in normal form
 * @n: which group, from 0
 *
 * Returns: (transfer full): the four characters to print
 */
PsSecret *
ps_recovery_group (const PsSecret *code,
                   guint           n)
{
  g_return_val_if_fail (n < PS_RECOVERY_N_GROUPS, NULL);
  g_return_val_if_fail (ps_secret_get_size (code) == PS_RECOVERY_LENGTH, NULL);

  return ps_secret_new (ps_secret_get_bytes (code) + n * PS_RECOVERY_GROUP, PS_RECOVERY_GROUP);
}
