/* What a person consented to and what was given of them, in sentences. */
#include "ps-person-text-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ps-consent-store.h"
#include "ps-consent-words.h"
#include "ps-disclosure-store.h"

static gboolean
is_empty (const char *text)
{
  return text == NULL || *text == '\0';
}

static void
add_consents (GPtrArray            *out,
              const PsPersonRecord *record)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  GDate today = ps_date_of_instant (record->made_at, zone, NULL);
  char on[PS_DATE_ISO_SIZE];

  ps_date_to_iso (&today, on);
  for (guint i = 0; i < record->consents->len; i++)
    {
      const PsConsentRow *row = g_ptr_array_index (record->consents, i);
      g_autofree char *state = ps_consent_words_state (row, on);
      g_autofree char *scope = strcmp (row->kind, "disclosure") == 0 ? ps_consent_words_scope (row)
                                                                     : g_strdup ("");
      g_autofree char *sentence = NULL;

      if (i == 0)
        ps_person_text_add_heading (out, _("What you consented to"));
      sentence = g_strdup_printf ("%s%s%s: %s. %s %s", ps_consent_words_kind (row->kind),
                                  is_empty (row->group_name) ? "" : _(", "), row->group_name, state,
                                  scope, row->note);
      ps_person_text_add_item (out, g_strchomp (sentence));
    }
}

static const char *
say_form (const char *form)
{
  if (strcmp (form, "spoken") == 0)
    return _("by word of mouth");

  return strcmp (form, "print") == 0 || strcmp (form, "pdf") == 0 || strcmp (form, "letter") == 0
         ? _("on paper") : _("as a file");
}

static void
add_given (GPtrArray            *out,
           const PsPersonRecord *record)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();

  for (guint i = 0; i < record->given->len; i++)
    {
      const PsDisclosureRow *row = g_ptr_array_index (record->given, i);
      g_autofree char *when = ps_person_text_moment (row->given_at, zone);
      g_autofree char *what = ps_given_describe (ps_given_from_string (row->content));
      const char *who = strcmp (row->audience, "member") == 0 ? _("you")
                      : strcmp (row->audience, "inside") == 0 ? _("those who lead the group")
                      : is_empty (row->recipient) ? _("somebody outside who was not named")
                      : row->recipient;
      g_autofree char *sentence = NULL;

      if (i == 0)
        ps_person_text_add_heading (out, _("What was given of you, to whom and when"));
      /* Translators: when, what ("dates of attendance"), to whom, how ("on paper"), what for. */
      sentence = is_empty (row->purpose)
                 ? g_strdup_printf (_("%1$s: %2$s, to %3$s, %4$s."), when, what, who,
                                    say_form (row->form))
                 : g_strdup_printf (_("%1$s: %2$s, to %3$s, %4$s, for: %5$s."), when, what, who,
                                    say_form (row->form), ps_consent_words_purpose (row->purpose));
      ps_person_text_add_item (out, sentence);
    }
}

/* What they consented to, and the account of what was given. */
void
ps_person_text_add_consents (GPtrArray            *out,
                             const PsPersonRecord *record)
{
  add_consents (out, record);
  add_given (out, record);
}
