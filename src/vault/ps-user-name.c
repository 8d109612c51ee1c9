#include "ps-user-name.h"

#include "ps-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Letters that look like a Latin one in most fonts, after folding the case: the part of Unicode
 * Technical Standard 39 (confusables) that a name in this alphabet can be imitated with. Small "l",
 * "i" without its dot and the figure 1 are one, and so are "o" and the figure 0.
 */
static const struct {
  gunichar    letter;
  const char *looks;
} lookalikes[] = {
  { '0', "o" },     { '1', "l" },     { '|', "l" },     { 0x0131, "l" },  { 0x01c0, "l" },
  /* Greek */
  { 0x03b1, "a" },  { 0x03b5, "e" },  { 0x03b9, "l" },  { 0x03ba, "k" },  { 0x03bd, "v" },
  { 0x03bf, "o" },  { 0x03c1, "p" },  { 0x03c5, "u" },  { 0x03c7, "x" },  { 0x03f2, "c" },
  { 0x03c3, "o" },  { 0x03b3, "y" },  { 0x03b7, "n" },  { 0x03c4, "t" },
  /* Cyrillic */
  { 0x0430, "a" },  { 0x0432, "b" },  { 0x0435, "e" },  { 0x043a, "k" },  { 0x043c, "m" },
  { 0x043d, "h" },  { 0x043e, "o" },  { 0x0440, "p" },  { 0x0441, "c" },  { 0x0442, "t" },
  { 0x0443, "y" },  { 0x0445, "x" },  { 0x0455, "s" },  { 0x0456, "i" },  { 0x0458, "j" },
  { 0x0501, "d" },  { 0x051b, "q" },  { 0x051d, "w" },  { 0x04bb, "h" },  { 0x04cf, "l" },
  /* Armenian */
  { 0x0585, "o" },  { 0x0578, "n" },  { 0x057d, "u" },  { 0x0581, "g" },  { 0x0570, "h" },
};

/**
 * ps_user_name_take:
 * @typed: what somebody is to be called, as it was typed
 *
 * Returns: (transfer full) (nullable): the name as it is kept: composed (NFC), and without blanks
 *   around it; or %NULL with %PS_ERROR_INVALID if it is empty, longer than %PS_USER_NAME_MAX bytes,
 *   not UTF-8, or has characters that cannot be seen
 */
char *
ps_user_name_take (const char  *typed,
                   GError     **error)
{
  g_autofree char *name = NULL;

  if (g_utf8_validate (typed, -1, NULL))
    name = g_utf8_normalize (typed, -1, G_NORMALIZE_NFC);

  if (name == NULL || *g_strstrip (name) == '\0' || strlen (name) > PS_USER_NAME_MAX)
    {
      g_set_error (error, PS_ERROR, PS_ERROR_INVALID,
                   _("A user’s name has 1 to %d bytes of UTF-8 text."), PS_USER_NAME_MAX);
      return NULL;
    }

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isprint (g_utf8_get_char (p)))
      {
        g_set_error_literal (error, PS_ERROR, PS_ERROR_INVALID,
                             _("A user’s name has no line breaks or control characters in it."));
        return NULL;
      }

  return g_steal_pointer (&name);
}

/**
 * ps_user_name_fold:
 *
 * Returns: (transfer full): what two spellings of the same user's name have in common, case apart
 */
char *
ps_user_name_fold (const char *user_name)
{
  g_autofree char *folded = g_utf8_casefold (user_name, -1);

  return g_utf8_normalize (folded, -1, G_NORMALIZE_NFC);
}

static const char *
find_lookalike (gunichar c)
{
  for (guint i = 0; i < G_N_ELEMENTS (lookalikes); i++)
    if (lookalikes[i].letter == c)
      return lookalikes[i].looks;

  return NULL;
}

/**
 * ps_user_name_skeleton:
 *
 * Two users whose names have the same skeleton could be taken for one another in a list, which would
 * let somebody sign with a colleague's name. It is not for comparing what was typed to unlock: that
 * is ps_user_name_fold().
 *
 * Returns: (transfer full): what names that look the same have in common
 */
char *
ps_user_name_skeleton (const char *user_name)
{
  g_autofree char *compatible = g_utf8_normalize (user_name, -1, G_NORMALIZE_NFKC);
  g_autofree char *folded = ps_user_name_fold (compatible);
  g_autoptr (GString) skeleton = g_string_new (NULL);
  gboolean blank = FALSE;

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      const char *looks = find_lookalike (c);

      /* Several blanks, of whatever width, look like one, and some letters look like nothing. */
      if (g_unichar_isspace (c))
        {
          blank = skeleton->len > 0;
          continue;
        }
      if (g_unichar_iszerowidth (c) && !g_unichar_ismark (c))
        continue;

      if (blank)
        g_string_append_c (skeleton, ' ');
      blank = FALSE;
      if (looks != NULL)
        g_string_append (skeleton, looks);
      else
        g_string_append_unichar (skeleton, c);
    }

  return g_string_free (g_steal_pointer (&skeleton), FALSE);
}
