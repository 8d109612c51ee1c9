/* The choices in the form of a consent: what is stored, and what it is called. */
#include "ps-consent-choices.h"

#include <glib/gi18n-lib.h>

#include "ps-a11y.h"
#include "ps-combo-list.h"
#include "ps-consent-words.h"

#define N_WORDS_MAX 4

static const struct {
  const char *word;
  const char *label; /* NULL: ps_consent_words_kind() has it */
} choices[PS_CONSENT_N_CHOICES][N_WORDS_MAX] = {
  [PS_CONSENT_CHOICE_KIND] = {
    { "disclosure", NULL }, { "participation", NULL }, { "presentation", NULL }, { "graduation", NULL },
  },
  [PS_CONSENT_CHOICE_PURPOSE] = {
    { "request", N_("The member asks for it") },
    { "care", N_("Treatment, payment, and health care operations") },
    { "proceeding", N_("A legal proceeding") },
    { "", N_("Something else") },
  },
  [PS_CONSENT_CHOICE_FORM] = {
    { "paper", N_("On paper") },
    { "electronic", N_("Electronically") },
    { "spoken", N_("By word of mouth") },
  },
  [PS_CONSENT_CHOICE_SIGNED_BY] = {
    { "member", N_("The member") },
    { "guardian", N_("A parent or guardian") },
    { "representative", N_("Another representative") },
  },
};

static guint
count (PsConsentChoice choice)
{
  guint n = 0;

  while (n < N_WORDS_MAX && choices[choice][n].word != NULL)
    n++;

  return n;
}

/**
 * ps_consent_choice_fill:
 *
 * Lets somebody choose.
 */
void
ps_consent_choice_fill (AdwComboRow     *row,
                        PsConsentChoice  choice)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  for (guint i = 0; i < count (choice); i++)
    gtk_string_list_append (list, choices[choice][i].label != NULL
                                  ? _(choices[choice][i].label)
                                  : ps_consent_words_kind (choices[choice][i].word));

  adw_combo_row_set_model (row, G_LIST_MODEL (list));
  ps_combo_list_whole (row);
  ps_combo_row_describe (row);
}

/**
 * ps_consent_choice_get:
 *
 * Returns: (transfer none): what is chosen, as stored
 */
const char *
ps_consent_choice_get (AdwComboRow     *row,
                       PsConsentChoice  choice)
{
  guint selected = adw_combo_row_get_selected (row);

  return choices[choice][selected < count (choice) ? selected : 0].word;
}

/**
 * ps_consent_choice_set:
 * @word: (nullable): as stored; %NULL for the first, and what is none of them for the last
 */
void
ps_consent_choice_set (AdwComboRow     *row,
                       PsConsentChoice  choice,
                       const char      *word)
{
  guint selected = word != NULL ? count (choice) - 1 : 0;

  for (guint i = 0; i < count (choice); i++)
    if (g_strcmp0 (choices[choice][i].word, word) == 0)
      selected = i;

  adw_combo_row_set_selected (row, selected);
}
