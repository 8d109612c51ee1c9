#include "ps-day-field.h"

#include "ps-date-reader.h"
#include "ps-date-words.h"
#include "ps-date.h"

/**
 * ps_day_field_read:
 * @iso: (out) (transfer full) (nullable): the day, YYYY-MM-DD; %NULL where nothing was typed
 *
 * Errors: those of ps_date_words_parse().
 *
 * Returns: whether there is a day, or nothing at all
 */
gboolean
ps_day_field_read (PsField      *field,
                   const GDate  *today,
                   char        **iso,
                   GError      **error)
{
  g_autofree char *text = g_strstrip (ps_field_dup_text (field));
  char day[PS_DATE_ISO_SIZE];
  GDate date;

  *iso = NULL;
  if (*text == '\0')
    return TRUE;

  if (!ps_date_words_parse (text, today, NULL, &date, error))
    return FALSE;

  ps_date_to_iso (&date, day);
  *iso = g_strdup (day);

  return TRUE;
}

/**
 * ps_day_field_hint:
 * @otherwise: what is said where there is no day
 *
 * Says below the field which day was understood.
 */
void
ps_day_field_hint (PsField     *field,
                   const GDate *today,
                   const char  *otherwise)
{
  g_autofree char *text = ps_field_dup_text (field);
  g_autofree char *words = NULL;
  GDate date;

  if (ps_date_words_parse (text, today, NULL, &date, NULL))
    words = ps_date_words_day (&date, today, NULL);

  ps_field_set_hint (field, words != NULL ? words : otherwise);
}

/**
 * ps_day_field_set:
 * @iso: (nullable): YYYY-MM-DD
 */
void
ps_day_field_set (PsField    *field,
                  const char *iso)
{
  g_autofree char *words = NULL;
  GDate date;

  if (iso != NULL && ps_date_from_iso (iso, &date))
    words = ps_date_words (&date, NULL);

  ps_field_set_text (field, words);
}
