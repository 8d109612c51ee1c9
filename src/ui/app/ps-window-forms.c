/* Each form under which the vault may have been locked, made anew for who unlocks it. */
#include "ps-window-private.h"

#include "ps-agenda-dialog.h"
#include "ps-agreement-dialog.h"
#include "ps-closed-days-window.h"
#include "ps-consent-dialog.h"
#include "ps-date-dialog.h"
#include "ps-date-plan-dialog.h"
#include "ps-disclosure-dialog.h"
#include "ps-export-dialog.h"
#include "ps-form.h"
#include "ps-group-dialog.h"
#include "ps-guest-dialog.h"
#include "ps-member-dialog.h"
#include "ps-spell-dialog.h"
#include "ps-topic-dialog.h"

/* The dates of a rule that a dialog may be about. */
#define DATES_MAX 60

/* Makes one kind of form anew, about the @id and @day that it was about; NULL where they are gone. */
typedef GtkWidget * (*Open) (PsWindow   *self,
                             gint64      id,
                             const char *day);

static GtkWidget *
open_member (PsWindow   *self,
             gint64      id,
             const char *day G_GNUC_UNUSED)
{
  g_autoptr (PsMember) member = NULL;

  if (id == 0)
    return ps_member_dialog_new_add (self->workspace, GTK_WIDGET (self), 0, NULL);

  member = ps_roster_find (ps_workspace_get_roster (self->workspace), id, NULL);

  return member != NULL ? ps_member_dialog_new_edit (self->workspace, GTK_WIDGET (self), member)
                        : NULL;
}

static GtkWidget *
open_membership (PsWindow   *self,
                 gint64      id,
                 const char *day G_GNUC_UNUSED)
{
  g_autoptr (PsMembershipRow) spell =
    ps_roster_find_spell (ps_workspace_get_roster (self->workspace), id, NULL);

  return spell != NULL ? ps_spell_dialog_new (self->workspace, GTK_WIDGET (self), spell) : NULL;
}

static GtkWidget *
open_group (PsWindow   *self,
            gint64      id,
            const char *day G_GNUC_UNUSED)
{
  PsGroups *groups = ps_workspace_get_groups (self->workspace);
  g_autoptr (PsGroup) group = id != 0 ? ps_groups_find (groups, id, NULL) : NULL;

  if (id != 0 && group == NULL)
    return NULL;

  return GTK_WIDGET (ps_group_dialog_new (groups, ps_workspace_get_content (self->workspace),
                                          ps_workspace_get_clock (self->workspace),
                                          group != NULL ? ps_group_get_row (group) : NULL, NULL,
                                          NULL));
}

static GtkWidget *
open_agenda (PsWindow   *self,
             gint64      id,
             const char *day G_GNUC_UNUSED)
{
  PsGroups *groups = ps_workspace_get_groups (self->workspace);
  g_autoptr (PsGroup) group = ps_groups_find (groups, id, NULL);
  g_autoptr (GPtrArray) agenda = group != NULL ? ps_groups_get_agenda (groups, id, NULL) : NULL;

  GtkWidget *dialog;

  if (agenda == NULL)
    return NULL;

  dialog = GTK_WIDGET (ps_agenda_dialog_new (self->workspace, ps_group_get_row (group), agenda));
  ps_form_set_name (GTK_WINDOW (dialog), "agenda", id, NULL);

  return dialog;
}

static GtkWidget *
open_agreement (PsWindow   *self,
                gint64      id,
                const char *day G_GNUC_UNUSED)
{
  PsGroups *groups = ps_workspace_get_groups (self->workspace);
  g_autoptr (PsGroup) group = ps_groups_find (groups, id, NULL);

  if (group == NULL)
    return NULL;

  return GTK_WIDGET (ps_agreement_dialog_new (groups, ps_workspace_get_content (self->workspace),
                                              ps_workspace_get_clock (self->workspace),
                                              ps_group_get_row (group)));
}

static GtkWidget *
open_date (PsWindow   *self,
           gint64      id,
           const char *day)
{
  PsGroups *groups = ps_workspace_get_groups (self->workspace);
  g_autoptr (GPtrArray) dates = ps_groups_get_next_dates (groups, id, DATES_MAX, NULL);

  for (guint i = 0; dates != NULL && i < dates->len; i++)
    {
      const PsUpcoming *date = g_ptr_array_index (dates, i);

      if (g_str_equal (date->rule_on, day))
        return GTK_WIDGET (ps_date_dialog_new (groups, ps_workspace_get_clock (self->workspace),
                                               date));
    }

  return NULL;
}

static GtkWidget *
open_date_plan (PsWindow   *self,
                gint64      id,
                const char *day)
{
  g_autoptr (PsSeriesPlan) plan =
    ps_series_load (ps_workspace_get_series (self->workspace), id, DATES_MAX, NULL);

  if (plan == NULL)
    return NULL;

  return (GtkWidget *) ps_date_plan_dialog_new (self->workspace, GTK_WIDGET (self), plan, day);
}

static GtkWidget *
open_guest (PsWindow   *self,
            gint64      id,
            const char *day G_GNUC_UNUSED)
{
  PsGuests *guests = ps_workspace_get_guests (self->workspace);
  g_autoptr (PsGuestRow) guest = id != 0 ? ps_guests_find (guests, id, NULL) : NULL;

  if (id != 0 && guest == NULL)
    return NULL;

  return GTK_WIDGET (ps_guest_dialog_new (guests, guest, NULL));
}

static GtkWidget *
open_topic (PsWindow   *self,
            gint64      id,
            const char *day G_GNUC_UNUSED)
{
  g_autoptr (PsTopic) topic = NULL;

  if (id == 0)
    return ps_topic_dialog_new_add (self->workspace, NULL);

  topic = ps_topics_find (ps_workspace_get_topics (self->workspace), id, NULL);

  return topic != NULL ? ps_topic_dialog_new_edit (self->workspace, topic) : NULL;
}

static GtkWidget *
open_closed_days (PsWindow   *self,
                  gint64      id G_GNUC_UNUSED,
                  const char *day G_GNUC_UNUSED)
{
  return ps_closed_days_window_new (self->workspace);
}

static GtkWidget *
open_new_consent (PsWindow   *self,
                  gint64      id,
                  const char *day G_GNUC_UNUSED)
{
  return ps_consent_dialog_new_add (self->workspace, id);
}

static GtkWidget *
open_consent (PsWindow   *self,
              gint64      id,
              const char *day G_GNUC_UNUSED)
{
  g_autoptr (PsConsentRow) row =
    ps_consents_find (ps_workspace_get_consents (self->workspace), id, NULL);

  return row != NULL && row->given_on == NULL ? ps_consent_dialog_new_edit (self->workspace, row) : NULL;
}

static GtkWidget *
open_disclosure (PsWindow   *self,
                 gint64      id,
                 const char *day G_GNUC_UNUSED)
{
  g_autoptr (PsConsentRow) row =
    ps_consents_find (ps_workspace_get_consents (self->workspace), id, NULL);

  return row != NULL ? ps_disclosure_dialog_new (self->workspace, row) : NULL;
}

static GtkWidget *
open_export (PsWindow   *self,
             gint64      id,
             const char *day G_GNUC_UNUSED)
{
  return ps_export_dialog_new (self->workspace, GTK_WIDGET (self), id);
}

/* The sheet shows itself, and is the one that is found then. */
static GtkWidget *
open_start (PsWindow   *self,
            gint64      id,
            const char *day)
{
  g_autoptr (GPtrArray) dialogs = NULL;

  if (ps_window_get_live_meeting (self) != NULL)
    return NULL;

  ps_window_start_meeting (self, id, day);
  dialogs = ps_window_get_dialogs (self);
  for (guint i = 0; i < dialogs->len; i++)
    {
      GtkWindow *dialog = g_ptr_array_index (dialogs, i);
      const char *object;

      if (g_strcmp0 (ps_form_get_name (dialog, &object), "start") == 0)
        return GTK_WIDGET (dialog);
    }

  return NULL;
}

static const struct {
  const char *form;
  Open        open;
} forms[] = {
  { "agenda", open_agenda },
  { "agreement", open_agreement },
  { "attendance", ps_window_open_attendance },
  { "closed-days", open_closed_days },
  { "consent", open_consent },
  { "consent-new", open_new_consent },
  { "date", open_date },
  { "date-plan", open_date_plan },
  { "died", ps_window_open_died },
  { "disclosure", open_disclosure },
  { "expected", ps_window_open_expected },
  { "export", open_export },
  { "group", open_group },
  { "guest", open_guest },
  { "member", open_member },
  { "membership", open_membership },
  { "start", open_start },
  { "topic", open_topic },
  { "waitlist", ps_window_open_waitlist },
};

/**
 * ps_window_open_form:
 * @self: a window whose vault is open
 * @draft: what was typed
 *
 * Returns: (transfer floating) (nullable): the dialog that it was typed into, empty yet; %NULL where what
 *   it was about is gone
 */
GtkWidget *
ps_window_open_form (PsWindow      *self,
                     const PsDraft *draft)
{
  char *rest;
  gint64 id = g_ascii_strtoll (draft->object, &rest, 10);

  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    if (g_str_equal (forms[i].form, draft->form))
      return forms[i].open (self, id, *rest == ' ' ? rest + 1 : rest);

  return NULL;
}
