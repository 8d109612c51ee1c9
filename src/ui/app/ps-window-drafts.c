#include "ps-window-private.h"

#include <glib/gi18n-lib.h>

#include "ps-agenda-dialog.h"
#include "ps-agreement-dialog.h"
#include "ps-closed-days-window.h"
#include "ps-consent-dialog.h"
#include "ps-date-dialog.h"
#include "ps-date-plan-dialog.h"
#include "ps-disclosure-dialog.h"
#include "ps-draft-parts.h"
#include "ps-group-dialog.h"
#include "ps-guest-dialog.h"
#include "ps-member-dialog.h"
#include "ps-toast.h"
#include "ps-topic-dialog.h"

/* Dialogs under which the vault is locked: nobody is asked, so what was typed and not saved is sealed
 * for whoever typed it, and the dialog is there again when they unlock it.
 */

#define BEFORE "ps-form-before"

/* The dates of a rule that a dialog may be about. */
#define DATES_MAX 60

static char *
checksum (GtkWidget *dialog)
{
  gsize n_parts;
  const PsFormPart *parts = ps_draft_parts_get (&n_parts);
  g_autoptr (GVariant) fields = ps_form_store (dialog, parts, n_parts);

  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, g_variant_get_data (fields),
                                      g_variant_get_size (fields));
}

static void
map_cb (GtkWidget *dialog)
{
  if (g_object_get_data (G_OBJECT (dialog), BEFORE) == NULL)
    g_object_set_data_full (G_OBJECT (dialog), BEFORE, checksum (dialog), g_free);
}

/**
 * ps_window_watch_form:
 * @dialog: a window that comes to stand over this one
 *
 * Notes what a form has in it when it is first seen, to know later whether anything was typed.
 */
void
ps_window_watch_form (GtkWindow *dialog)
{
  const char *object;

  if (ps_form_get_name (dialog, &object) != NULL &&
      g_object_get_data (G_OBJECT (dialog), BEFORE) == NULL)
    g_signal_connect (dialog, "map", G_CALLBACK (map_cb), NULL);
}

static void
keep (PsWindow  *self,
      GtkWidget *dialog)
{
  PsDrafts *drafts = ps_workspace_get_drafts (self->workspace);
  const char *before = g_object_get_data (G_OBJECT (dialog), BEFORE);
  g_autofree char *now = NULL;
  g_autoptr (GVariant) fields = NULL;
  const char *object;
  const char *form = ps_form_get_name (GTK_WINDOW (dialog), &object);
  const PsFormPart *parts;
  gsize n_parts;

  if (form == NULL || before == NULL)
    return;

  now = checksum (dialog);
  if (g_str_equal (now, before))
    return;

  parts = ps_draft_parts_get (&n_parts);
  fields = ps_form_store (dialog, parts, n_parts);
  ps_drafts_keep (drafts, form, object, fields, self->not_kept == NULL ? &self->not_kept : NULL);
}

/**
 * ps_window_keep_drafts:
 * @self: a window whose vault is about to be locked
 *
 * Seals what was typed into its dialogs. Locking waits for nobody, so that something could not be kept
 * is told to who unlocks it.
 */
void
ps_window_keep_drafts (PsWindow *self)
{
  g_autoptr (GPtrArray) dialogs = ps_window_get_dialogs (self);

  /* The one below first, so that it also comes back first. */
  for (guint i = dialogs->len; i > 0; i--)
    keep (self, g_ptr_array_index (dialogs, i - 1));
}

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
  { "closed-days", open_closed_days },
  { "consent", open_consent },
  { "consent-new", open_new_consent },
  { "date", open_date },
  { "date-plan", open_date_plan },
  { "disclosure", open_disclosure },
  { "group", open_group },
  { "guest", open_guest },
  { "member", open_member },
  { "start", open_start },
  { "topic", open_topic },
};

static GtkWidget *
open_form (PsWindow      *self,
           const PsDraft *draft)
{
  char *rest;
  gint64 id = g_ascii_strtoll (draft->object, &rest, 10);

  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    if (g_str_equal (forms[i].form, draft->form))
      return forms[i].open (self, id, *rest == ' ' ? rest + 1 : rest);

  return NULL;
}

/* Saved or cancelled, it is done with; taken away by locking, it is not. */
static void
destroy_cb (GtkWidget *dialog,
            PsWindow  *self)
{
  const char *object;
  const char *form = ps_form_get_name (GTK_WINDOW (dialog), &object);

  if (!self->locking && self->workspace != NULL &&
      ps_workspace_get_state (self->workspace) == PS_WORKSPACE_OPEN)
    ps_drafts_drop (ps_workspace_get_drafts (self->workspace), form, object);
}

static gboolean
bring_back (PsWindow      *self,
            const PsDraft *draft)
{
  GtkWidget *dialog = open_form (self, draft);
  const PsFormPart *parts;
  gsize n_parts;

  if (dialog == NULL)
    {
      ps_drafts_drop (ps_workspace_get_drafts (self->workspace), draft->form, draft->object);
      return FALSE;
    }

  if (PS_IS_DIALOG (dialog))
    ps_dialog_present (PS_DIALOG (dialog), GTK_WIDGET (self));
  else if (!gtk_widget_get_visible (dialog))
    {
      gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (self));
      gtk_window_present (GTK_WINDOW (dialog));
    }

  parts = ps_draft_parts_get (&n_parts);
  ps_form_load (dialog, parts, n_parts, draft->fields);
  g_signal_connect_object (dialog, "destroy", G_CALLBACK (destroy_cb), self, 0);

  return TRUE;
}

/**
 * ps_window_bring_drafts_back:
 * @self: a window whose vault was unlocked
 *
 * Opens the dialogs that were open when it was locked, with what their author had typed.
 */
void
ps_window_bring_drafts_back (PsWindow *self)
{
  g_autoptr (GPtrArray) drafts = ps_drafts_list (ps_workspace_get_drafts (self->workspace), NULL);
  guint n = 0;

  for (guint i = 0; drafts != NULL && i < drafts->len; i++)
    n += bring_back (self, g_ptr_array_index (drafts, i));

  if (n > 0)
    ps_toast (GTK_WIDGET (self), _("What you had not saved is here again."));
  else if (drafts != NULL && drafts->len > 0)
    ps_toast (GTK_WIDGET (self), _("What you had not saved was about something that is gone."));
}
