/* What is said of consents, in the windows, on paper and in files. Pure: a consent and a day in, words
 * out.
 */
#include "ps-consent-words.h"

#include <glib/gi18n-lib.h>

#include "ps-date-words.h"

/**
 * ps_consent_words_kind:
 *
 * Returns: (transfer none): "To give something to others"
 */
const char *
ps_consent_words_kind (const char *kind)
{
  if (g_strcmp0 (kind, "participation") == 0)
    /* Translators: a kind of consent. */
    return _("To take part in the group");
  if (g_strcmp0 (kind, "presentation") == 0)
    /* Translators: a kind of consent. */
    return _("To present in a meeting");
  if (g_strcmp0 (kind, "graduation") == 0)
    /* Translators: a kind of consent: somebody goes on in a group of their own. */
    return _("To go on in a group of their own");

  /* Translators: a kind of consent. */
  return _("To give something to others");
}

/**
 * ps_consent_words_purpose:
 * @purpose: `care`, `request`, `proceeding`, or what somebody wrote
 *
 * Returns: (transfer none): to stand inside a sentence; of the first two, the very words that 42 CFR 2.31
 *   (a)(5) calls a sufficient description of the purpose
 */
const char *
ps_consent_words_purpose (const char *purpose)
{
  if (g_strcmp0 (purpose, "care") == 0)
    return _("treatment, payment, and health care operations");
  if (g_strcmp0 (purpose, "request") == 0)
    /* Translators: what somebody consents to something for; the patient is the member. */
    return _("at the request of the patient");
  if (g_strcmp0 (purpose, "proceeding") == 0)
    return _("a legal proceeding");

  return purpose != NULL ? purpose : "";
}

/**
 * ps_consent_words_recipients:
 *
 * Returns: (transfer full): "Mill Road Clinic, Ben Ortiz"; where a consent for treatment names nobody,
 *   the words of 42 CFR 2.31 (a)(4)(i)
 */
char *
ps_consent_words_recipients (const PsConsentRow *row)
{
  g_auto (GStrv) lines = NULL;

  if (row->recipients == NULL || *row->recipients == '\0')
    return g_strdup (g_strcmp0 (row->purpose, "care") == 0
                     ? _("my treating providers, health plans, third-party payers, and people helping "
                         "to operate this program")
                     : "");

  lines = g_strsplit (row->recipients, "\n", -1);

  return g_strjoinv (_(", "), lines);
}

/**
 * ps_consent_words_content:
 *
 * Returns: (transfer full): what may be given, to stand inside a sentence
 */
char *
ps_consent_words_content (const PsConsentRow *row)
{
  g_autofree char *given = ps_given_describe (ps_given_from_string (row->content));

  if (row->information == NULL || *row->information == '\0')
    return g_steal_pointer (&given);

  /* Translators: "dates of attendance (only those of this year)". */
  return g_strdup_printf (_("%1$s (%2$s)"), given, row->information);
}

static char *
say_day (const char *iso)
{
  GDate date;

  return iso != NULL && ps_date_from_iso (iso, &date) ? ps_date_words (&date, NULL)
                                                      : g_strdup (iso);
}

/**
 * ps_consent_words_end:
 *
 * Returns: (transfer full): "Until 9 March 2027", "Until: the end of the course", or both
 */
char *
ps_consent_words_end (const PsConsentRow *row)
{
  g_autofree char *day = say_day (row->expires_on);
  gboolean has_event = row->expires_event != NULL && *row->expires_event != '\0';

  if (day != NULL && has_event)
    /* Translators: a date, and what somebody wrote: "the end of the course". */
    return g_strdup_printf (_("Until %1$s, or before that: %2$s"), day, row->expires_event);
  if (day != NULL)
    /* Translators: %s is a date; the day is the last on which it holds. */
    return g_strdup_printf (_("Until %s"), day);
  if (has_event)
    /* Translators: %s is what somebody wrote: "the end of the course". */
    return g_strdup_printf (_("Until: %s"), row->expires_event);

  return g_strdup (_("Without an end"));
}

/**
 * ps_consent_words_title:
 *
 * Returns: (transfer full): what a list calls it: who may have something, or what else it is for
 */
char *
ps_consent_words_title (const PsConsentRow *row)
{
  g_autofree char *recipients = ps_consent_words_recipients (row);

  if (g_strcmp0 (row->kind, "disclosure") != 0 || *recipients == '\0')
    return g_strdup (ps_consent_words_kind (row->kind));

  return ps_consent_words_recipients (row);
}

static char *
say_revoked (const PsConsentRow *row)
{
  g_autofree char *day = say_day (row->revoked_on);

  if (g_strcmp0 (row->revoked_how, "event") == 0)
    /* Translators: of a consent that was to hold until something happens; %s is a date. */
    return g_strdup_printf (_("Ended on %s"), day);
  if (g_strcmp0 (row->revoked_how, "spoken") == 0)
    /* Translators: of a consent; %s is a date. */
    return g_strdup_printf (_("Revoked by word of mouth on %s"), day);

  /* Translators: of a consent; %s is a date. */
  return g_strdup_printf (_("Revoked in writing on %s"), day);
}

/**
 * ps_consent_words_state:
 * @on: today, YYYY-MM-DD
 *
 * Returns: (transfer full): how it stands: "Until 9 March 2027", "Ends soon: on 9 March 2027",
 *   "Expired on 9 March 2027", "Revoked in writing on 9 March 2027", "Not signed yet"
 */
char *
ps_consent_words_state (const PsConsentRow *row,
                        const char         *on)
{
  g_autofree char *day = NULL;

  switch (ps_consent_get_state (row, on))
    {
    case PS_CONSENT_DRAFT:
      return g_strdup (_("Not signed yet"));

    case PS_CONSENT_REVOKED:
      return say_revoked (row);

    case PS_CONSENT_EXPIRED:
      day = say_day (row->expires_on);
      /* Translators: of a consent; %s is the last day on which it held. */
      return g_strdup_printf (_("Expired; its last day was %s"), day);

    case PS_CONSENT_FUTURE:
      day = say_day (row->given_on);
      /* Translators: of a consent; %s is a date. */
      return g_strdup_printf (_("Holds from %s on"), day);

    case PS_CONSENT_HOLDS:
    default:
      if (!ps_consent_ends_soon (row, on))
        return ps_consent_words_end (row);

      day = say_day (row->expires_on);
      /* Translators: of a consent; %s is the last day on which it holds. */
      return g_strdup_printf (_("Ends soon: on %s"), day);
    }
}

/**
 * ps_consent_words_scope:
 *
 * A clear explanation of what the consent covers, which 42 CFR 2.32 (b) wants to go with what is given,
 * where no copy of it does.
 *
 * Returns: (transfer full): a sentence or two, without the member's name
 */
char *
ps_consent_words_scope (const PsConsentRow *row)
{
  g_autofree char *given_on = say_day (row->given_on);
  g_autofree char *content = ps_consent_words_content (row);
  g_autofree char *recipients = ps_consent_words_recipients (row);
  g_autofree char *end = ps_consent_words_end (row);

  /* Translators: %1$s is a date, %2$s who may give something, %3$s what, %4$s to whom, %5$s what for,
   * and %6$s "Until 9 March 2027".
   */
  return g_strdup_printf (_("Consent of %1$s: %2$s may give %3$s to %4$s. Purpose: %5$s. %6$s."),
                          given_on, row->discloser, content, recipients,
                          ps_consent_words_purpose (row->purpose), end);
}
