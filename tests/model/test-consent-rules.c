#include "ps-consent-rules.h"
#include "ps-consent-words.h"

#include <string.h>

/* A consent that has everything. */
static PsConsentRow *
whole (void)
{
  PsConsentRow *row = ps_consent_row_new ();

  row->group_id = 1;
  row->kind = g_strdup ("disclosure");
  row->form = g_strdup ("paper");
  row->content = g_strdup ("roster attendance");
  row->discloser = g_strdup ("Birch Street Clinic");
  row->recipients = g_strdup ("Mill Road Clinic\nBen Ortiz");
  row->purpose = g_strdup ("To arrange a ride");
  row->expires_on = g_strdup ("2027-03-09");
  row->expires_event = g_strdup ("");
  row->information = g_strdup ("");
  row->signed_by = g_strdup ("member");
  row->signer = g_strdup ("");
  row->given_on = g_strdup ("2026-03-09");

  return row;
}

static void
set (char       **place,
     const char  *value)
{
  g_free (*place);
  *place = g_strdup (value);
}

/* One element taken away at a time. */
static void
test_what_is_missing_is_named (void)
{
  g_autoptr (PsConsentRow) row = whole ();

  struct {
    char          **place;
    const char     *value;
    PsConsentLack   lack;
  } cases[] = {
    { &row->discloser, "", PS_CONSENT_LACKS_DISCLOSER },
    { &row->content, "", PS_CONSENT_LACKS_CONTENT },
    { &row->recipients, "", PS_CONSENT_LACKS_RECIPIENT },
    { &row->purpose, "", PS_CONSENT_LACKS_PURPOSE },
    { &row->expires_on, NULL, PS_CONSENT_LACKS_END },
    { &row->signed_by, "guardian", PS_CONSENT_LACKS_SIGNER },
    { &row->given_on, NULL, PS_CONSENT_LACKS_SIGNATURE },
    { &row->form, "spoken", PS_CONSENT_LACKS_WRITING },
    { &row->content, "notes attendance", PS_CONSENT_MIXES_NOTES },
  };

  g_assert_cmpint (ps_consent_lacks (row), ==, PS_CONSENT_LACKS_NOTHING);
  G_STATIC_ASSERT (G_N_ELEMENTS (cases) == PS_CONSENT_N_LACKS);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *before = g_strdup (*cases[i].place);

      set (cases[i].place, cases[i].value);
      g_test_message ("%s", ps_consent_lack_describe (cases[i].lack));
      g_assert_cmpint (ps_consent_lacks (row), ==, cases[i].lack);
      g_assert_cmpstr (ps_consent_lack_describe (cases[i].lack), !=, "");
      set (cases[i].place, before);
    }

  set (&row->expires_on, NULL);
  set (&row->expires_event, "The end of the course");
  set (&row->content, "notes");
  set (&row->signed_by, "guardian");
  set (&row->signer, "Rosa Ortiz");
  g_assert_cmpint (ps_consent_lacks (row), ==, PS_CONSENT_LACKS_NOTHING);
}

/* 42 CFR 2.31 (a)(4)(i) and (a)(7). */
static void
test_care_needs_no_name_and_no_end (void)
{
  g_autoptr (PsConsentRow) row = whole ();

  set (&row->purpose, "care");
  set (&row->recipients, "");
  set (&row->expires_on, NULL);
  g_assert_cmpint (ps_consent_lacks (row), ==, PS_CONSENT_LACKS_NOTHING);
}

static void
test_others_need_a_day_only (void)
{
  g_autoptr (PsConsentRow) row = ps_consent_row_new ();

  row->kind = g_strdup ("presentation");
  row->form = g_strdup ("spoken");
  g_assert_cmpint (ps_consent_lacks (row), ==, PS_CONSENT_LACKS_SIGNATURE);
  row->given_on = g_strdup ("2026-03-09");
  g_assert_cmpint (ps_consent_lacks (row), ==, PS_CONSENT_LACKS_NOTHING);
}

static const struct {
  const char     *given_on;
  const char     *expires_on;
  const char     *revoked_on;
  const char     *on;
  PsConsentState  state;
  gboolean        soon;
} days[] = {
  { NULL, NULL, NULL, "2026-03-09", PS_CONSENT_DRAFT, FALSE },
  { "2026-03-09", "2027-03-09", NULL, "2026-03-08", PS_CONSENT_FUTURE, FALSE },
  { "2026-03-09", "2027-03-09", NULL, "2026-03-09", PS_CONSENT_HOLDS, FALSE },
  { "2026-03-09", "2027-03-09", NULL, "2027-02-06", PS_CONSENT_HOLDS, FALSE },
  { "2026-03-09", "2027-03-09", NULL, "2027-02-07", PS_CONSENT_HOLDS, TRUE },
  { "2026-03-09", "2027-03-09", NULL, "2027-03-09", PS_CONSENT_HOLDS, TRUE },
  { "2026-03-09", "2027-03-09", NULL, "2027-03-10", PS_CONSENT_EXPIRED, FALSE },
  { "2026-03-09", NULL, NULL, "2099-12-31", PS_CONSENT_HOLDS, FALSE },
  { "2026-03-09", "2026-03-09", NULL, "2026-03-09", PS_CONSENT_HOLDS, TRUE },
  { "2027-02-28", "2028-02-29", NULL, "2028-02-29", PS_CONSENT_HOLDS, TRUE },
  { "2027-02-28", "2028-02-29", NULL, "2028-03-01", PS_CONSENT_EXPIRED, FALSE },
  { "2028-02-29", "2029-02-28", NULL, "2029-02-28", PS_CONSENT_HOLDS, TRUE },
  { "2028-02-29", "2029-02-28", NULL, "2029-03-01", PS_CONSENT_EXPIRED, FALSE },
  { "2026-03-09", "2027-03-09", "2026-05-01", "2026-04-30", PS_CONSENT_HOLDS, FALSE },
  { "2026-03-09", "2027-03-09", "2026-05-01", "2026-05-01", PS_CONSENT_REVOKED, FALSE },
  { "2026-03-09", "2027-03-09", "2026-05-01", "2027-03-10", PS_CONSENT_REVOKED, FALSE },
  { "2026-03-09", "2027-03-09", "2026-03-09", "2026-03-09", PS_CONSENT_REVOKED, FALSE },
  { "2026-12-20", "2027-01-05", NULL, "2026-12-31", PS_CONSENT_HOLDS, TRUE },
};

static void
test_how_it_stands_on_a_day (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (PsConsentRow) row = whole ();
      g_autofree char *words = NULL;

      set (&row->given_on, days[i].given_on);
      set (&row->expires_on, days[i].expires_on);
      set (&row->revoked_on, days[i].revoked_on);
      set (&row->revoked_how, days[i].revoked_on != NULL ? "spoken" : NULL);
      words = ps_consent_words_state (row, days[i].on);
      g_test_message ("%s to %s on %s: %s", days[i].given_on, days[i].expires_on, days[i].on, words);
      g_assert_cmpint (ps_consent_get_state (row, days[i].on), ==, days[i].state);
      g_assert_cmpint (ps_consent_ends_soon (row, days[i].on), ==, days[i].soon);
    }
}

static void
test_a_year_is_suggested (void)
{
  static const char * const ends[][2] = {
    { "2026-03-09", "2027-03-09" },
    { "2028-02-29", "2029-02-28" },
    { "2027-02-28", "2028-02-28" },
    { "2026-12-31", "2027-12-31" },
    { "2026-02-30", "" },
    { "soon", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      char end[PS_DATE_ISO_SIZE];

      ps_consent_suggest_end (ends[i][0], end);
      g_assert_cmpstr (end, ==, ends[i][1]);
    }
}

static const PsConsentAsk asked = {
  1, PS_GIVEN_ATTENDANCE, "Mill Road Clinic", "To arrange a ride", "2026-06-01"
};

static const struct {
  const char      *change;
  PsConsentAsk     ask;
  PsConsentAnswer  answer;
} asks[] = {
  { "as it was given", { 1, PS_GIVEN_ATTENDANCE, "Mill Road Clinic", "To arrange a ride", "2026-06-01" },
    PS_CONSENT_ALLOWS },
  { "the second of them", { 1, PS_GIVEN_ROSTER, "Ben Ortiz", "To arrange a ride", "2026-06-01" },
    PS_CONSENT_ALLOWS },
  { "written otherwise", { 1, PS_GIVEN_ATTENDANCE, " mill  ROAD clínic ", "to arrange a RIDE", "2026-06-01" },
    PS_CONSENT_ALLOWS },
  { "somebody else", { 1, PS_GIVEN_ATTENDANCE, "Mill Road", "To arrange a ride", "2026-06-01" },
    PS_CONSENT_TO_OTHERS },
  { "both at once", { 1, PS_GIVEN_ATTENDANCE, "Mill Road Clinic\nBen Ortiz", "To arrange a ride", "2026-06-01" },
    PS_CONSENT_TO_OTHERS },
  { "nobody", { 1, PS_GIVEN_ATTENDANCE, "", "To arrange a ride", "2026-06-01" }, PS_CONSENT_TO_OTHERS },
  { "something else", { 1, PS_GIVEN_ATTENDANCE, "Mill Road Clinic", "care", "2026-06-01" },
    PS_CONSENT_FOR_OTHER_PURPOSE },
  { "another group", { 2, PS_GIVEN_ATTENDANCE, "Mill Road Clinic", "To arrange a ride", "2026-06-01" },
    PS_CONSENT_OF_OTHER_GROUP },
  { "no group", { 0, PS_GIVEN_ATTENDANCE, "Mill Road Clinic", "To arrange a ride", "2026-06-01" },
    PS_CONSENT_OF_OTHER_GROUP },
  { "more", { 1, PS_GIVEN_ATTENDANCE | PS_GIVEN_CONTACT, "Mill Road Clinic", "To arrange a ride", "2026-06-01" },
    PS_CONSENT_TO_LESS },
  { "notes", { 1, PS_GIVEN_NOTES, "Mill Road Clinic", "To arrange a ride", "2026-06-01" },
    PS_CONSENT_TO_LESS },
  { "the last day", { 1, PS_GIVEN_ATTENDANCE, "Mill Road Clinic", "To arrange a ride", "2027-03-09" },
    PS_CONSENT_ALLOWS },
  { "the day after", { 1, PS_GIVEN_ATTENDANCE, "Mill Road Clinic", "To arrange a ride", "2027-03-10" },
    PS_CONSENT_IS_EXPIRED },
  { "the day before", { 1, PS_GIVEN_ATTENDANCE, "Mill Road Clinic", "To arrange a ride", "2026-03-08" },
    PS_CONSENT_IS_FUTURE },
};

static void
test_it_is_good_for_what_it_names (void)
{
  g_autoptr (PsConsentRow) row = whole ();

  for (guint i = 0; i < G_N_ELEMENTS (asks); i++)
    {
      g_test_message ("%s", asks[i].change);
      g_assert_cmpint (ps_consent_ask (row, &asks[i].ask), ==, asks[i].answer);
    }
}

static void
test_what_is_no_good_is_not_gone_by (void)
{
  g_autoptr (PsConsentRow) row = whole ();

  set (&row->form, "spoken");
  g_assert_cmpint (ps_consent_ask (row, &asked), ==, PS_CONSENT_IS_INCOMPLETE);
  set (&row->form, "electronic");
  g_assert_cmpint (ps_consent_ask (row, &asked), ==, PS_CONSENT_ALLOWS);

  set (&row->given_on, NULL);
  g_assert_cmpint (ps_consent_ask (row, &asked), ==, PS_CONSENT_IS_DRAFT);
  set (&row->given_on, "2026-03-09");

  set (&row->revoked_on, "2026-06-01");
  g_assert_cmpint (ps_consent_ask (row, &asked), ==, PS_CONSENT_IS_REVOKED);
  set (&row->revoked_on, NULL);

  row->group_id = 0;
  g_assert_cmpint (ps_consent_ask (row, &asked), ==, PS_CONSENT_ALLOWS);
  set (&row->kind, "participation");
  g_assert_cmpint (ps_consent_ask (row, &asked), ==, PS_CONSENT_IS_NONE);
}

/* What a button says that cannot be pressed. */
static void
test_a_button_knows_why_not (void)
{
  g_autoptr (PsConsentRow) row = whole ();

  g_assert_null (ps_consent_why_not (row, "2026-06-01"));
  g_assert_cmpstr (ps_consent_why_not (row, "2027-03-10"), ==, "The consent has expired.");
  set (&row->given_on, NULL);
  g_assert_cmpstr (ps_consent_why_not (row, "2026-06-01"), ==, "The consent is not signed yet.");
  set (&row->purpose, "");
  g_assert_cmpstr (ps_consent_why_not (row, "2026-06-01"), ==, "Say what it is for.");
}

static void
test_care_is_for_whoever_cares (void)
{
  g_autoptr (PsConsentRow) row = whole ();
  PsConsentAsk ask = asked;

  set (&row->purpose, "care");
  set (&row->recipients, "");
  ask.recipient = "Any Hospital";
  g_assert_cmpint (ps_consent_ask (row, &ask), ==, PS_CONSENT_FOR_OTHER_PURPOSE);
  ask.purpose = "care";
  g_assert_cmpint (ps_consent_ask (row, &ask), ==, PS_CONSENT_ALLOWS);
  set (&row->recipients, "Mill Road Clinic");
  g_assert_cmpint (ps_consent_ask (row, &ask), ==, PS_CONSENT_TO_OTHERS);
}

static void
test_the_scope_says_all_of_it (void)
{
  g_autoptr (PsConsentRow) row = whole ();
  g_autofree char *scope = NULL;
  g_autofree char *general = NULL;

  set (&row->information, "this year");
  scope = ps_consent_words_scope (row);
  g_assert_cmpstr (scope, ==,
                   "Consent of March 9, 2026: Birch Street Clinic may give what is on the roster, dates "
                   "of attendance (this year) to Mill Road Clinic, Ben Ortiz. Purpose: To arrange a "
                   "ride. Until March 9, 2027.");

  set (&row->purpose, "care");
  set (&row->recipients, "");
  set (&row->expires_on, NULL);
  general = ps_consent_words_scope (row);
  g_assert_nonnull (strstr (general, "my treating providers, health plans, third-party payers"));
  g_assert_nonnull (strstr (general, "Without an end"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add_func ("/model/consent-rules/" path, func)
  ADD ("what-is-missing-is-named", test_what_is_missing_is_named);
  ADD ("care-needs-no-name-and-no-end", test_care_needs_no_name_and_no_end);
  ADD ("others-need-a-day-only", test_others_need_a_day_only);
  ADD ("how-it-stands-on-a-day", test_how_it_stands_on_a_day);
  ADD ("a-year-is-suggested", test_a_year_is_suggested);
  ADD ("it-is-good-for-what-it-names", test_it_is_good_for_what_it_names);
  ADD ("what-is-no-good-is-not-gone-by", test_what_is_no_good_is_not_gone_by);
  ADD ("a-button-knows-why-not", test_a_button_knows_why_not);
  ADD ("care-is-for-whoever-cares", test_care_is_for_whoever_cares);
  ADD ("the-scope-says-all-of-it", test_the_scope_says_all_of_it);
#undef ADD

  return g_test_run ();
}
