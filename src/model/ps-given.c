#include "ps-given.h"

#include <glib/gi18n-lib.h>

static const struct {
  const char *word;
  const char *description;
} givens[PS_GIVEN_N] = {
  /* Translators: what may be told of a member. To stand in a list, in "... may give the place on the
   * roster, the ways to be reached to ...".
   */
  { "roster", N_("what is on the roster") },
  { "contact", N_("phone numbers and addresses") },
  { "attendance", N_("dates of attendance") },
  { "notes", N_("notes about counseling") },
};

/**
 * ps_given_from_string:
 * @string: words by spaces, as the database has them
 *
 * Returns: what they mean
 */
PsGiven
ps_given_from_string (const char *string)
{
  g_auto (GStrv) words = g_strsplit (string != NULL ? string : "", " ", -1);
  PsGiven given = PS_GIVEN_NOTHING;

  for (guint i = 0; i < PS_GIVEN_N; i++)
    if (g_strv_contains ((const char * const *) words, givens[i].word))
      given |= 1 << i;

  return given;
}

static char *
join (PsGiven     given,
      const char *separator,
      gboolean    for_people)
{
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < PS_GIVEN_N; i++)
    if ((given & (1 << i)) != 0)
      g_string_append_printf (string, "%s%s", string->len > 0 ? separator : "",
                              for_people ? _(givens[i].description) : givens[i].word);

  return g_string_free (string, FALSE);
}

/**
 * ps_given_to_string:
 *
 * Returns: (transfer full): the words that ps_given_from_string() reads
 */
char *
ps_given_to_string (PsGiven given)
{
  return join (given, " ", FALSE);
}

/**
 * ps_given_describe:
 *
 * Returns: (transfer full): the same for people, to stand inside a sentence: "phone numbers and
 *   addresses, dates of attendance"
 */
char *
ps_given_describe (PsGiven given)
{
  /* Translators: between two things of a list. */
  return join (given, _(", "), TRUE);
}
