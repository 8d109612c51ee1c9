/* What 42 CFR part 2, as amended by 89 FR 12472 (16 February 2024), asks of a consent. Pure: a consent
 * and a day in, an answer out.
 */
#include "ps-consent-rules.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ps-text.h"

static gboolean
is_empty (const char *text)
{
  return text == NULL || *text == '\0';
}

static gboolean
is_word (const char *text,
         const char *word)
{
  return g_strcmp0 (text, word) == 0;
}

/**
 * ps_consent_lacks:
 *
 * What would have to be in a consent to give something: 42 CFR 2.31 (a) and (b). One for treatment,
 * payment and health care operations, whose purpose is `care`, need not name who gets it, as "my
 * treating providers, health plans, third-party payers, and people helping to operate this program"
 * will do, (a)(4)(i), and need not end, (a)(7). Other kinds than `disclosure` need a day on which they
 * were given, by word of mouth or in writing.
 *
 * Returns: what is missing, ored together
 */
PsConsentLack
ps_consent_lacks (const PsConsentRow *row)
{
  PsConsentLack lacks = PS_CONSENT_LACKS_NOTHING;
  PsGiven given = ps_given_from_string (row->content);
  gboolean is_care = is_word (row->purpose, "care");

  if (row->signed_by != NULL && !is_word (row->signed_by, "member") && is_empty (row->signer))
    lacks |= PS_CONSENT_LACKS_SIGNER;
  if (row->given_on == NULL)
    lacks |= PS_CONSENT_LACKS_SIGNATURE;

  if (!is_word (row->kind, "disclosure"))
    return lacks;

  if (is_empty (row->discloser))
    lacks |= PS_CONSENT_LACKS_DISCLOSER;
  if (given == PS_GIVEN_NOTHING)
    lacks |= PS_CONSENT_LACKS_CONTENT;
  if (is_empty (row->recipients) && !is_care)
    lacks |= PS_CONSENT_LACKS_RECIPIENT;
  if (is_empty (row->purpose))
    lacks |= PS_CONSENT_LACKS_PURPOSE;
  if (row->expires_on == NULL && is_empty (row->expires_event) && !is_care)
    lacks |= PS_CONSENT_LACKS_END;
  if (is_word (row->form, "spoken"))
    lacks |= PS_CONSENT_LACKS_WRITING;
  if ((given & PS_GIVEN_NOTES) != 0 && given != PS_GIVEN_NOTES)
    lacks |= PS_CONSENT_MIXES_NOTES;

  return lacks;
}

/**
 * ps_consent_lack_describe:
 * @lack: one of them
 *
 * Returns: (transfer none): a sentence for whoever fills it in
 */
const char *
ps_consent_lack_describe (PsConsentLack lack)
{
  switch (lack)
    {
    case PS_CONSENT_LACKS_DISCLOSER:
      return _("Say who may give it, such as the clinic.");

    case PS_CONSENT_LACKS_CONTENT:
      return _("Say what may be given.");

    case PS_CONSENT_LACKS_RECIPIENT:
      return _("Say who may have it.");

    case PS_CONSENT_LACKS_PURPOSE:
      return _("Say what it is for.");

    case PS_CONSENT_LACKS_END:
      return _("Say until when it holds: a day, or what ends it.");

    case PS_CONSENT_LACKS_SIGNER:
      return _("Say who signed for the member.");

    case PS_CONSENT_LACKS_SIGNATURE:
      return _("It is not signed yet.");

    case PS_CONSENT_LACKS_WRITING:
      return _("To give something, it has to be signed, on paper or electronically.");

    case PS_CONSENT_MIXES_NOTES:
      return _("Notes about counseling need a consent of their own.");

    case PS_CONSENT_LACKS_NOTHING:
    default:
      return "";
    }
}

/**
 * ps_consent_get_state:
 * @on: a day, YYYY-MM-DD
 *
 * Returns: how it stands on that day
 */
PsConsentState
ps_consent_get_state (const PsConsentRow *row,
                      const char         *on)
{
  if (row->given_on == NULL)
    return PS_CONSENT_DRAFT;

  if (row->revoked_on != NULL && strcmp (row->revoked_on, on) <= 0)
    return PS_CONSENT_REVOKED;

  if (row->expires_on != NULL && strcmp (row->expires_on, on) < 0)
    return PS_CONSENT_EXPIRED;

  return strcmp (row->given_on, on) > 0 ? PS_CONSENT_FUTURE : PS_CONSENT_HOLDS;
}

/**
 * ps_consent_ends_soon:
 * @on: a day, YYYY-MM-DD
 *
 * Returns: whether it holds on that day and its last one is at most %PS_CONSENT_SOON_DAYS later
 */
gboolean
ps_consent_ends_soon (const PsConsentRow *row,
                      const char         *on)
{
  GDate today;
  GDate end;

  return ps_consent_get_state (row, on) == PS_CONSENT_HOLDS && row->expires_on != NULL &&
         ps_date_from_iso (on, &today) && ps_date_from_iso (row->expires_on, &end) &&
         g_date_days_between (&today, &end) <= PS_CONSENT_SOON_DAYS;
}

/**
 * ps_consent_suggest_end:
 * @given_on: the day it is signed, YYYY-MM-DD
 * @expires_on: (out): the same day a year later, or the 28 of February after one of the 29; "" where
 *   @given_on is no day
 *
 * No rule says how long a consent may last but that it ends. After a year it is asked for again.
 */
void
ps_consent_suggest_end (const char *given_on,
                        char        expires_on[PS_DATE_ISO_SIZE])
{
  GDate date;

  *expires_on = '\0';
  if (given_on == NULL || !ps_date_from_iso (given_on, &date))
    return;

  g_date_add_years (&date, 1);
  ps_date_to_iso (&date, expires_on);
}

/* As people compare names: without case, marks and space. */
static gboolean
is_same (const char *a,
         const char *b)
{
  g_autofree char *fold_a = ps_text_fold (a != NULL ? a : "");
  g_autofree char *fold_b = ps_text_fold (b != NULL ? b : "");

  return *fold_a != '\0' && strcmp (fold_a, fold_b) == 0;
}

static gboolean
has_recipient (const PsConsentRow *row,
               const char         *recipient)
{
  g_auto (GStrv) lines = g_strsplit (row->recipients != NULL ? row->recipients : "", "\n", -1);

  if (is_word (row->purpose, "care") && is_empty (row->recipients))
    return TRUE;

  for (guint i = 0; lines[i] != NULL; i++)
    if (is_same (lines[i], recipient))
      return TRUE;

  return FALSE;
}

/* Whether it is one to go by at all: 42 CFR 2.31 (c). */
static PsConsentAnswer
judge (const PsConsentRow *row,
       const char         *on)
{
  if ((ps_consent_lacks (row) & ~PS_CONSENT_LACKS_SIGNATURE) != 0)
    return PS_CONSENT_IS_INCOMPLETE;

  switch (ps_consent_get_state (row, on))
    {
    case PS_CONSENT_DRAFT:
      return PS_CONSENT_IS_DRAFT;

    case PS_CONSENT_FUTURE:
      return PS_CONSENT_IS_FUTURE;

    case PS_CONSENT_EXPIRED:
      return PS_CONSENT_IS_EXPIRED;

    case PS_CONSENT_REVOKED:
      return PS_CONSENT_IS_REVOKED;

    case PS_CONSENT_HOLDS:
    default:
      return PS_CONSENT_ALLOWS;
    }
}

/**
 * ps_consent_ask:
 *
 * Whether something may be given by this consent: 42 CFR 2.31 (c) forbids to go by one that has
 * expired, lacks an element or was revoked; and it is good for whom, what and what for it names, and
 * nothing else.
 *
 * Returns: %PS_CONSENT_ALLOWS, or why not
 */
PsConsentAnswer
ps_consent_ask (const PsConsentRow *row,
                const PsConsentAsk *ask)
{
  if (!is_word (row->kind, "disclosure"))
    return PS_CONSENT_IS_NONE;
  if (!has_recipient (row, ask->recipient))
    return PS_CONSENT_TO_OTHERS;
  if (!is_same (row->purpose, ask->purpose))
    return PS_CONSENT_FOR_OTHER_PURPOSE;
  if (row->group_id != 0 && row->group_id != ask->group_id)
    return PS_CONSENT_OF_OTHER_GROUP;
  if ((ask->given & ~ps_given_from_string (row->content)) != 0)
    return PS_CONSENT_TO_LESS;

  return judge (row, ask->on);
}

/**
 * ps_consent_answer_describe:
 *
 * Returns: (transfer none): a sentence about the consent: "It has expired."
 */
const char *
ps_consent_answer_describe (PsConsentAnswer answer)
{
  switch (answer)
    {
    case PS_CONSENT_TO_OTHERS:
      return _("The consent is for somebody else.");

    case PS_CONSENT_FOR_OTHER_PURPOSE:
      return _("The consent is for another purpose.");

    case PS_CONSENT_OF_OTHER_GROUP:
      return _("The consent is about another group.");

    case PS_CONSENT_TO_LESS:
      return _("The consent does not cover all that is to be given.");

    case PS_CONSENT_IS_INCOMPLETE:
      return _("The consent lacks something that it has to say.");

    case PS_CONSENT_IS_DRAFT:
      return _("The consent is not signed yet.");

    case PS_CONSENT_IS_FUTURE:
      return _("The consent does not hold yet.");

    case PS_CONSENT_IS_EXPIRED:
      return _("The consent has expired.");

    case PS_CONSENT_IS_REVOKED:
      return _("The consent was revoked.");

    case PS_CONSENT_ALLOWS:
      return _("There is a consent.");

    case PS_CONSENT_IS_NONE:
    default:
      return _("There is no consent.");
    }
}

/**
 * ps_consent_why_not:
 * @row: a consent to give something
 * @on: a day, YYYY-MM-DD
 *
 * What a button says that cannot be pressed.
 *
 * Returns: (transfer none) (nullable): a sentence: why nothing may be given by it on that day; %NULL if
 *   it holds
 */
const char *
ps_consent_why_not (const PsConsentRow *row,
                    const char         *on)
{
  PsConsentLack lacks = ps_consent_lacks (row) & ~PS_CONSENT_LACKS_SIGNATURE;
  PsConsentAnswer answer = judge (row, on);

  for (guint i = 0; i < PS_CONSENT_N_LACKS; i++)
    if ((lacks & (1 << i)) != 0)
      return ps_consent_lack_describe (1 << i);

  return answer != PS_CONSENT_ALLOWS ? ps_consent_answer_describe (answer) : NULL;
}
