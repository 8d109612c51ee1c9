/* The rows of what a member consented to, and of what was given of them. */
#include "ps-consent-rows.h"

#include <glib/gi18n-lib.h>

#include "ps-consent-words.h"
#include "ps-date-words.h"
#include "ps-list-box.h"
#include "ps-text.h"

static gboolean
gives (const PsConsentRow *consent)
{
  return g_strcmp0 (consent->kind, "disclosure") == 0;
}

static const char *
get_icon (const PsConsentRow *consent,
          const char         *today)
{
  switch (ps_consent_get_state (consent, today))
    {
    case PS_CONSENT_DRAFT:
    case PS_CONSENT_FUTURE:
      return "document-edit-symbolic";

    case PS_CONSENT_EXPIRED:
    case PS_CONSENT_REVOKED:
      return "action-unavailable-symbolic";

    case PS_CONSENT_HOLDS:
    default:
      return ps_consent_ends_soon (consent, today) ? "alarm-symbolic" : "emblem-ok-symbolic";
    }
}

/* What may be given and what for, and how it stands: a line each. */
static char *
dup_subtitle (const PsConsentRow *consent,
              const char         *today)
{
  g_autofree char *state = ps_consent_words_state (consent, today);
  g_autofree char *content = ps_consent_words_content (consent);
  g_autofree char *first = ps_text_capitalize (content);

  if (!gives (consent) || *content == '\0')
    return g_steal_pointer (&state);

  if (consent->purpose == NULL || *consent->purpose == '\0')
    return g_strdup_printf ("%s\n%s", first, state);

  /* Translators: what may be given of a member, and what for. */
  return g_strdup_printf (_("%1$s. Purpose: %2$s\n%3$s"), first,
                          ps_consent_words_purpose (consent->purpose), state);
}

static void
append (GMenu      *menu,
        const char *label,
        const char *action,
        gint64      id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "x", id);
  g_menu_append_item (menu, item);
}

static void
append_how (GMenu      *menu,
            const char *label,
            gint64      id,
            const char *how)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "consent.revoke", "(xs)", id, how);
  g_menu_append_item (menu, item);
}

/* Only what can be done about it: a menu has no room for reasons. */
static GMenu *
make_menu (const PsConsentRow *consent,
           const char         *today)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) paper = g_menu_new ();
  g_autoptr (GMenu) change = g_menu_new ();
  PsConsentState state = ps_consent_get_state (consent, today);

  append (paper, _("_Print the Form…"), "consent.print", consent->id);
  append (paper, _("_Save the Form…"), "consent.save", consent->id);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (paper));

  if (state == PS_CONSENT_DRAFT)
    {
      if (ps_consent_lacks (consent) == PS_CONSENT_LACKS_SIGNATURE)
        append (change, _("It Was Signed _Today"), "consent.sign", consent->id);
      append (change, _("_Edit…"), "consent.edit", consent->id);
      append (change, _("_Remove"), "consent.remove", consent->id);
      g_menu_append_section (menu, NULL, G_MENU_MODEL (change));
    }
  else if (state != PS_CONSENT_REVOKED)
    {
      append_how (change, _("Revoked in _Writing"), consent->id, "written");
      append_how (change, _("Revoked by Word of _Mouth"), consent->id, "spoken");
      if (*consent->expires_event != '\0')
        append_how (change, _("What _Ends It Has Come"), consent->id, "event");
      g_menu_append_section (menu, _("Does It Not Hold Any More?"), G_MENU_MODEL (change));
    }

  return menu;
}

/* A button that knows whether it may: where not, it says why to whoever points at it or hears it. */
static void
add_record_button (GtkWidget          *row,
                   const PsConsentRow *consent,
                   const char         *today)
{
  GtkWidget *button = ps_row_add_button (row, "mail-send-symbolic", _("Write Down What Was Given"));
  const char *reason = ps_consent_why_not (consent, today);

  if (reason == NULL)
    {
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", consent->id);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "consent.record");
      return;
    }

  gtk_widget_set_sensitive (button, FALSE);
  gtk_widget_set_tooltip_text (button, reason);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, reason, -1);
}

static GtkWidget *
make_consent_row (const PsConsentRow *consent,
                  const char         *today)
{
  g_autofree char *title = ps_consent_words_title (consent);
  g_autofree char *capital = ps_text_capitalize (title);
  g_autofree char *subtitle = dup_subtitle (consent, today);
  g_autoptr (GMenu) menu = make_menu (consent, today);
  PsConsentState state = ps_consent_get_state (consent, today);
  GtkWidget *row = ps_row_new (get_icon (consent, today), capital, subtitle);

  if (state == PS_CONSENT_EXPIRED || state == PS_CONSENT_REVOKED)
    gtk_widget_add_css_class (row, "dim-label");
  if (gives (consent))
    add_record_button (row, consent, today);
  ps_row_add_menu (row, _("What can be done"), G_MENU_MODEL (menu));

  return row;
}

static char *
say_day_of (gint64 instant)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  GDate date = ps_date_of_instant (instant, zone, NULL);

  return ps_date_words (&date, NULL);
}

/* What was agreed to for one meeting, where it was started; nothing can be done about it here. */
static GtkWidget *
make_presentation_row (const PsPresentationRow *presentation)
{
  g_autofree char *day = say_day_of (presentation->started_at);
  g_autofree char *agreed = NULL;
  g_autofree char *subtitle = NULL;
  GDate date;

  if (ps_date_from_iso (presentation->consent_on, &date))
    agreed = ps_date_words (&date, NULL);
  /* Translators: a group, the date of a meeting, and when a member agreed to present in it. */
  subtitle = g_strdup_printf (_("%1$s on %2$s; they agreed to it on %3$s"), presentation->group_name, day,
                              agreed != NULL ? agreed : presentation->consent_on);

  return ps_row_new ("emblem-ok-symbolic", _("Presented in a meeting"), subtitle);
}

/**
 * ps_consent_rows_new:
 * @consents: (element-type PsConsentRow): of one member
 * @presentations: (nullable) (element-type PsPresentationRow): what they presented
 * @today: YYYY-MM-DD
 *
 * Those that hold and the drafts come first, then those that do not hold any more, then what was agreed
 * to for one meeting.
 *
 * Returns: (transfer container) (element-type GtkWidget): a row each, floating
 */
GPtrArray *
ps_consent_rows_new (GPtrArray  *consents,
                     GPtrArray  *presentations,
                     const char *today)
{
  GPtrArray *rows = g_ptr_array_new ();

  for (int past = 0; past < 2; past++)
    for (guint i = 0; i < consents->len; i++)
      {
        const PsConsentRow *consent = g_ptr_array_index (consents, i);

        if ((ps_consent_get_state (consent, today) >= PS_CONSENT_EXPIRED) == (past == 1))
          g_ptr_array_add (rows, make_consent_row (consent, today));
      }

  for (guint i = 0; presentations != NULL && i < presentations->len; i++)
    g_ptr_array_add (rows, make_presentation_row (g_ptr_array_index (presentations, i)));

  if (rows->len == 0)
    g_ptr_array_add (rows, ps_row_new (NULL, _("They have not consented to anything yet"), NULL));

  return rows;
}

static const char *
get_recipient (const PsDisclosureRow *disclosure)
{
  if (*disclosure->recipient != '\0')
    return disclosure->recipient;
  if (g_strcmp0 (disclosure->audience, "member") == 0)
    /* Translators: who got something that was printed. */
    return _("The member");
  if (g_strcmp0 (disclosure->audience, "inside") == 0)
    /* Translators: who got something that was printed. */
    return _("Those who lead the group");

  /* Translators: who got something that was exported. */
  return _("Nobody was named");
}

static const char *
get_form (const char *form)
{
  static const char * const forms[][2] = {
    { "print", N_("Printed") }, { "pdf", N_("As a PDF file") }, { "csv", N_("As a CSV file") },
    { "json", N_("As a JSON file") }, { "vcard", N_("As a vCard") }, { "letter", N_("On paper") },
    { "spoken", N_("By word of mouth") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    if (g_strcmp0 (forms[i][0], form) == 0)
      return _(forms[i][1]);

  return form;
}

static GtkWidget *
make_disclosure_row (const PsDisclosureRow *disclosure)
{
  g_autofree char *day = say_day_of (disclosure->given_at);
  g_autofree char *plain = ps_given_describe (ps_given_from_string (disclosure->content));
  g_autofree char *content = ps_text_capitalize (plain);
  g_autoptr (GString) subtitle = g_string_new (content);

  if (*disclosure->purpose != '\0')
    /* Translators: what for something was given; it follows what was given. */
    g_string_append_printf (subtitle, _(". Purpose: %s"), ps_consent_words_purpose (disclosure->purpose));
  g_string_append_c (subtitle, '\n');
  /* Translators: “As a CSV file on November 3, 2026, by Ana”. */
  g_string_append_printf (subtitle, _("%1$s on %2$s, by %3$s"), get_form (disclosure->form), day,
                          disclosure->given_by);

  return ps_row_new (NULL, get_recipient (disclosure), subtitle->str);
}

/**
 * ps_disclosure_rows_new:
 * @disclosures: (element-type PsDisclosureRow): of one member, the newest first
 * @most: how many rows at most
 *
 * Returns: (transfer container) (element-type GtkWidget): a row each, floating
 */
GPtrArray *
ps_disclosure_rows_new (GPtrArray *disclosures,
                        guint      most)
{
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; i < MIN (disclosures->len, most); i++)
    g_ptr_array_add (rows, make_disclosure_row (g_ptr_array_index (disclosures, i)));

  if (rows->len == 0)
    g_ptr_array_add (rows, ps_row_new (NULL, _("Nothing of theirs was given to anybody"), NULL));

  return rows;
}
