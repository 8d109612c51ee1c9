/* Whatever somebody types for a day or for when a group meets is a day, a rule, or a refusal that says
 * why; and so is what an iCalendar file says after RRULE.
 */
#include "ps-date-reader.h"
#include "ps-fuzz.h"
#include "ps-rule-reader.h"
#include "ps-rule-words.h"

#include <string.h>

static const PsForms forms[] = {
  { PS_DATE_ORDER_DMY, FALSE, G_DATE_MONDAY },
  { PS_DATE_ORDER_MDY, TRUE, G_DATE_SUNDAY },
  { PS_DATE_ORDER_YMD, FALSE, G_DATE_MONDAY },
};

static gboolean
count_cb (const GDate *date,
          gpointer     data)
{
  guint *n = data;

  g_assert_true (g_date_valid (date));

  return ++*n < 40;
}

/* A rule that was taken has dates, and is the same after it was written down. */
static void
walk (PsRule      *rule,
      const GDate *today)
{
  g_autoptr (PsRule) again = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  if (!ps_rule_validate (rule, &error))
    {
      ps_fuzz_check_error (FALSE, error);
      return;
    }

  ps_rule_foreach_date (rule, today, count_cb, &n);
  again = ps_rule_new (ps_rule_get_value (rule), ps_rule_get_starts_on (rule),
                       ps_rule_get_start_minute (rule), ps_rule_get_zone (rule), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (ps_rule_get_value (again), ==, ps_rule_get_value (rule));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *text = ps_fuzz_text (data, size);
  g_autoptr (PsRule) ical = NULL;
  g_autoptr (GError) refused = NULL;
  GDate today;

  if (text == NULL)
    return 0;

  g_date_set_dmy (&today, 3, G_DATE_MARCH, 2027);
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr (GError) no_date = NULL;
      g_autoptr (GError) no_rule = NULL;
      g_autoptr (PsRule) rule = NULL;
      GDate date;
      gboolean read;

      g_date_clear (&date, 1);
      read = ps_date_words_parse (text, &today, &forms[i], &date, &no_date);
      ps_fuzz_check_error (read, no_date);
      g_assert_true (!read || g_date_valid (&date));

      rule = ps_rule_parse (text, "Europe/Berlin", &today, &forms[i], &no_rule);
      ps_fuzz_check_error (rule != NULL, no_rule);
      if (rule != NULL)
        walk (rule, &today);
    }

  ical = ps_rule_new (text, "2027-03-03", 18 * 60, "Europe/Berlin", &refused);
  ps_fuzz_check_error (ical != NULL, refused);
  if (ical != NULL)
    walk (ical, &today);

  return 0;
}
