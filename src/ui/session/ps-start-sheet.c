#include "ps-start-sheet.h"

#include <glib/gi18n-lib.h>

#include "ps-a11y.h"
#include "ps-agenda-print.h"
#include "ps-duration.h"
#include "ps-error-label.h"
#include "ps-guest-words.h"
#include "ps-list-box.h"
#include "ps-start-agenda.h"
#include "ps-start-people.h"
#include "ps-start-presenter.h"
#include "ps-start-words.h"
#include "ps-time-words.h"
#include "ps-topic-field.h"

/**
 * PsStartSheet:
 *
 * What is decided just before a meeting begins: its minutes, its topic, who leads and who is here.
 *
 * Everything is filled in from the group, so one key starts the meeting. Nothing is stored before
 * that; when it cannot be, the sheet stays as it is and says why.
 */
struct _PsStartSheet
{
  AdwWindow       parent_instance;

  PsMeetings     *meetings;
  const PsClock  *clock;
  PsMeetingDraft *draft;
  gboolean        starting;
  guint           minute_id;

  PsErrorLabel   *error_label;
  GtkWidget      *error_clamp;
  GtkLabel       *group;
  GtkLabel       *when;
  GtkWidget      *fit_list;
  AdwActionRow   *fit_row;
  GtkCheckButton *fit_check;
  PsStartAgenda  *agenda;
  GtkWidget      *topic_list;
  PsTopicField   *topic;
  GtkWidget      *guest_list;
  GtkWidget      *guest_row;
  GtkCheckButton *guest_check;
  GtkEntry       *peer_leader;
  GtkEntry       *professional;
  PsStartPeople  *people;
  PsStartPresenter *presenter;
};

/* Below this a meeting would end on time. */
#define LATE_S 60

G_DEFINE_FINAL_TYPE (PsStartSheet, ps_start_sheet, ADW_TYPE_WINDOW)

/* What is only asked where the agenda has a place for it. */
static void
show_parts (PsStartSheet *self)
{
  const PsMeetingDraft *draft = self->draft;

  gtk_widget_set_visible (self->topic_list, draft->topic_id != 0 ||
                          ps_meeting_draft_find (draft, PS_SEGMENT_TOPIC) >= 0);
  gtk_widget_set_visible (GTK_WIDGET (self->presenter), draft->head_count < 0 &&
                          ps_meeting_draft_find (draft, PS_SEGMENT_MEMBER_PRESENTATION) >= 0);
}

static char *
get_fit_title (gint64     planned_end,
               gint64     ends_at,
               GTimeZone *zone)
{
  g_autofree char *time = ps_time_words (planned_end, zone, NULL);

  if (ends_at - planned_end < LATE_S * G_TIME_SPAN_SECOND)
    /* Translators: a choice for a meeting that begins late; %s is a time of day. */
    return g_strdup_printf (_("Still end at %s"), time);

  /* Translators: a choice for a meeting that begins too late to end on time; %s is a time of day. */
  return g_strdup_printf (_("End as soon after %s as possible"), time);
}

static char *
get_fit_text (const PsRefit *fit,
              gint64         planned_end,
              GTimeZone     *zone)
{
  g_autofree char *words = ps_duration_in_words (fit->win_s);
  g_autofree char *time = ps_time_words (fit->ends_at, zone, NULL);

  if (fit->ends_at - planned_end < LATE_S * G_TIME_SPAN_SECOND)
    /* Translators: %s is a duration. */
    return g_strdup_printf (_("Everything shortened by %s in all, the closing kept whole"), words);

  /* Translators: %1$s is a duration, %2$s a time of day. */
  return g_strdup_printf (_("Everything shortened by %1$s in all, ends about %2$s"), words, time);
}

/* When it is later than planned the plan can shrink at the start; nobody has to. A meeting of which
 * the planned end has gone by has none to keep.
 */
static void
show_start (PsStartSheet *self)
{
  PsMeetingDraft *draft = self->draft;
  PsInstant now = ps_clock_now (self->clock);
  gint64 planned_end = draft->planned_at + draft->planned_s * G_TIME_SPAN_SECOND;
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (PsRefit) fit = NULL;

  if (now.wall < draft->planned_at)
    now.wall = draft->planned_at;
  if (now.wall < planned_end)
    fit = ps_meeting_draft_fit (draft, &now);

  if (fit != NULL && fit->win_s >= LATE_S)
    {
      g_autofree char *title = get_fit_title (planned_end, fit->ends_at, zone);
      g_autofree char *text = get_fit_text (fit, planned_end, zone);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->fit_row), title);
      adw_action_row_set_subtitle (self->fit_row, text);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->fit_check),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                      -1);
      gtk_widget_set_visible (self->fit_list, TRUE);
    }
  else
    {
      gtk_widget_set_visible (self->fit_list, FALSE);
      gtk_check_button_set_active (self->fit_check, FALSE);
    }

  draft->fit_to_end = gtk_check_button_get_active (self->fit_check);
  ps_start_agenda_set_start (self->agenda, now.wall,
                             draft->fit_to_end ? g_steal_pointer (&fit) : NULL);
}

static gboolean
minute_cb (gpointer user_data)
{
  show_start (user_data);

  return G_SOURCE_CONTINUE;
}

/* Time goes by while people come in. */
static void
ps_start_sheet_map (GtkWidget *widget)
{
  PsStartSheet *self = PS_START_SHEET (widget);

  GTK_WIDGET_CLASS (ps_start_sheet_parent_class)->map (widget);

  if (self->minute_id == 0)
    self->minute_id = g_timeout_add_seconds (60, minute_cb, self);
}

static void
ps_start_sheet_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&PS_START_SHEET (widget)->minute_id, g_source_remove);

  GTK_WIDGET_CLASS (ps_start_sheet_parent_class)->unmap (widget);
}

static void
show_error (PsStartSheet *self,
            const GError *error)
{
  ps_error_label_set_error (self->error_label, error);
  gtk_widget_set_visible (self->error_clamp, error != NULL);
}

static void
started_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (PsStartSheet) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean started = ps_meetings_start_finish (PS_MEETINGS (source), result, &error);

  if (self->draft == NULL)
    return;

  self->starting = FALSE;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sheet.start", TRUE);
  if (started)
    gtk_window_close (GTK_WINDOW (self));
  else
    show_error (self, error);
}

static void
show_guest (PsStartSheet *self)
{
  g_autofree char *words = NULL;

  gtk_widget_set_visible (self->guest_list, self->draft->guest_id != 0);
  if (self->draft->guest_id == 0)
    return;

  words = ps_guest_words_coming (self->draft->guest_words,
                                 gtk_check_button_get_active (self->guest_check));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->guest_row), words);
}

static void
take_text (char     **field,
           GtkEntry  *entry)
{
  g_free (*field);
  *field = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
}

static void
start_cb (GtkWidget  *widget,
          const char *action_name G_GNUC_UNUSED,
          GVariant   *parameter G_GNUC_UNUSED)
{
  PsStartSheet *self = PS_START_SHEET (widget);

  if (self->starting)
    return;

  /* What stands in a spin button counts when the focus leaves it. */
  gtk_window_set_focus (GTK_WINDOW (self), NULL);

  take_text (&self->draft->peer_leader, self->peer_leader);
  take_text (&self->draft->professional, self->professional);
  self->draft->topic_id = ps_topic_field_get_id (self->topic);
  self->draft->guest_briefed = gtk_check_button_get_active (self->guest_check);
  ps_start_people_fill (self->people, self->draft);
  ps_start_presenter_fill (self->presenter, self->draft);

  self->starting = TRUE;
  gtk_widget_action_set_enabled (widget, "sheet.start", FALSE);
  show_error (self, NULL);
  ps_meetings_start_async (self->meetings, ps_meeting_draft_copy (self->draft),
                           NULL, started_cb, g_object_ref (self));
}

static void
paper_cb (GtkWidget  *widget,
          const char *action_name,
          GVariant   *parameter G_GNUC_UNUSED)
{
  PsStartSheet *self = PS_START_SHEET (widget);
  gint64 at = MAX (ps_clock_wall (self->clock), self->draft->planned_at);
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  PsAgendaPage *page = ps_agenda_page_new (self->draft->group_name, self->draft->place, at, zone,
                                           self->draft->agenda, self->draft->agreement);

  (g_str_equal (action_name, "sheet.print") ? ps_agenda_print : ps_agenda_print_save)
    (widget, page, ps_meetings_get_db (self->meetings), self->draft->group_id);
}

/* A modal dialog has the keys, and the curtain must be one key away from here too. */
static gboolean
curtain_cb (GtkWidget *widget,
            GVariant  *args G_GNUC_UNUSED,
            gpointer   user_data G_GNUC_UNUSED)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (widget));

  return parent != NULL
         && gtk_widget_activate_action (GTK_WIDGET (parent), "win.curtain", NULL);
}

static void
ps_start_sheet_dispose (GObject *object)
{
  PsStartSheet *self = PS_START_SHEET (object);

  g_clear_handle_id (&self->minute_id, g_source_remove);
  g_clear_pointer (&self->draft, ps_meeting_draft_free);
  g_clear_object (&self->meetings);
  gtk_widget_dispose_template (GTK_WIDGET (self), PS_TYPE_START_SHEET);

  G_OBJECT_CLASS (ps_start_sheet_parent_class)->dispose (object);
}

static void
ps_start_sheet_class_init (PsStartSheetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ps_start_sheet_dispose;
  widget_class->map = ps_start_sheet_map;
  widget_class->unmap = ps_start_sheet_unmap;

  g_type_ensure (PS_TYPE_ERROR_LABEL);
  g_type_ensure (PS_TYPE_START_AGENDA);
  g_type_ensure (PS_TYPE_START_PEOPLE);
  g_type_ensure (PS_TYPE_START_PRESENTER);
  g_type_ensure (PS_TYPE_TOPIC_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-start-sheet.ui");

#define BIND(child) gtk_widget_class_bind_template_child (widget_class, PsStartSheet, child)
  BIND (error_label);
  BIND (error_clamp);
  BIND (group);
  BIND (when);
  BIND (fit_list);
  BIND (fit_row);
  BIND (fit_check);
  BIND (agenda);
  BIND (topic_list);
  BIND (topic);
  BIND (guest_list);
  BIND (guest_row);
  BIND (guest_check);
  BIND (peer_leader);
  BIND (professional);
  BIND (people);
  BIND (presenter);
#undef BIND

  gtk_widget_class_install_action (widget_class, "sheet.start", NULL, start_cb);
  gtk_widget_class_install_action (widget_class, "sheet.print", NULL, paper_cb);
  gtk_widget_class_install_action (widget_class, "sheet.save-paper", NULL, paper_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "sheet.print",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "sheet.start", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK,
                                       "sheet.start", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_h, GDK_CONTROL_MASK, curtain_cb, NULL);
}

static void
ps_start_sheet_init (PsStartSheet *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ps_a11y_name_buttons (GTK_WIDGET (self));
  ps_row_activates (GTK_WIDGET (self->fit_row), GTK_WIDGET (self->fit_check));
}

/**
 * ps_start_sheet_new:
 * @meetings: where the meeting is started
 * @topics: what it may be about
 * @clock: says what time it is; outlives the sheet
 * @draft: (transfer full): from ps_meetings_prepare()
 *
 * Makes the sheet. When the meeting has started it closes, and #PsMeetings:current is the meeting.
 *
 * Returns: (transfer none): a #PsStartSheet, not shown yet
 */
GtkWidget *
ps_start_sheet_new (PsMeetings     *meetings,
                    PsTopics       *topics,
                    const PsClock  *clock,
                    PsMeetingDraft *draft)
{
  PsStartSheet *self = g_object_new (PS_TYPE_START_SHEET, NULL);
  gint64 wall = ps_clock_wall (clock);
  g_autofree char *when = ps_start_words_when (draft, wall);
  self->meetings = g_object_ref (meetings);
  self->clock = clock;
  self->draft = draft;

  gtk_label_set_text (self->group, draft->group_name);
  gtk_label_set_text (self->when, when);
  gtk_editable_set_text (GTK_EDITABLE (self->peer_leader), draft->peer_leader);
  gtk_editable_set_text (GTK_EDITABLE (self->professional), draft->professional);
  ps_start_agenda_set (self->agenda, draft->agenda, draft->planned_s,
                       MAX (wall, draft->planned_at));
  if (draft->last_agenda != NULL)
    ps_start_agenda_offer_last (self->agenda, draft->last_agenda, draft->last_at);
  ps_topic_field_set_topics (self->topic, topics);
  ps_topic_field_set_id (self->topic, draft->topic_id);
  ps_start_people_set_roster (self->people, ps_meetings_get_db (self->meetings), clock);
  ps_start_people_set (self->people, draft);
  gtk_check_button_set_active (self->guest_check, draft->guest_briefed);
  ps_row_activates (self->guest_row, GTK_WIDGET (self->guest_check));
  g_signal_connect_object (self->guest_check, "notify::active", G_CALLBACK (show_guest), self,
                           G_CONNECT_SWAPPED);
  show_guest (self);
  ps_start_presenter_set_people (self->presenter, ps_start_people_get_list (self->people));
  g_signal_connect_object (self->agenda, "changed", G_CALLBACK (show_parts), self,
                           G_CONNECT_SWAPPED);
  show_parts (self);
  ps_start_agenda_ask (self->agenda, ps_meetings_get_db (meetings), clock, draft);
  show_start (self);
  g_signal_connect_object (self->fit_check, "toggled", G_CALLBACK (show_start), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->agenda, "changed", G_CALLBACK (show_start), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
