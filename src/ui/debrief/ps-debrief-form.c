#include "ps-debrief-form.h"

#include <glib/gi18n-lib.h>

#include "ps-a11y.h"
#include "ps-date.h"
#include "ps-debrief-fields.h"
#include "ps-debrief-skip.h"
#include "ps-debrief-words.h"
#include "ps-error-label.h"
#include "ps-meeting-facts.h"
#include "ps-narrow-bin.h"
#include "ps-page-header.h"
#include "ps-private-note.h"
#include "ps-toast.h"
#include "ps-wrap-box.h"

/**
 * PsDebriefForm:
 *
 * A debrief being written, beside what is known of its meeting.
 *
 * What is typed is stored by itself within two seconds, sealed, and it says so when it is. A
 * finished debrief can be changed: that makes a new version and takes none away. "closed" goes out
 * when it is finished or left out.
 */
struct _PsDebriefForm
{
  AdwBin           parent_instance;

  PsWorkspace     *workspace;
  PsDebriefs      *debriefs;
  PsDebrief       *debrief;
  PsAutosave      *autosave;
  PsDebriefFields *fields;      /* a child */
  gint64           opened_at;
  guint            timer_id;

  PsPageHeader    *header;
  GtkButton       *finish_button;
  GtkWidget       *error_clamp;
  PsErrorLabel    *error_label;
  PsNarrowBin     *narrow;
  GtkWidget       *columns;
  GtkBox          *form;
  GtkLabel        *timer;
  GtkLabel        *saved;
  AdwBin          *facts;
};

G_DEFINE_FINAL_TYPE (PsDebriefForm, ps_debrief_form, ADW_TYPE_BIN)

static gint64
get_now (PsDebriefForm *self)
{
  return ps_clock_wall (ps_workspace_get_clock (self->workspace));
}

static gboolean
is_finished (PsDebriefForm *self)
{
  return g_str_equal (ps_debrief_get_row (self->debrief)->state, "finished");
}

static void
show_error (PsDebriefForm *self,
            const GError  *error)
{
  ps_error_label_set_error (self->error_label, error);
  gtk_widget_set_visible (self->error_clamp, error != NULL);
}

static void
show_saved (PsDebriefForm *self)
{
  gtk_label_set_text (self->saved,
                      ps_debrief_words_saved (ps_autosave_get_state (self->autosave),
                                              is_finished (self)));
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (PsDebriefForm) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean saved = ps_debriefs_finish (PS_DEBRIEFS (source), result, &error);

  ps_autosave_done (self->autosave, saved);
  if (self->fields != NULL)
    show_error (self, error);
}

static void
save_draft (gpointer user_data)
{
  PsDebriefForm *self = user_data;
  g_autoptr (PsDebriefText) text = ps_debrief_fields_dup (self->fields);

  ps_debriefs_save_draft_async (self->debriefs, ps_debrief_get_session_id (self->debrief), text,
                                NULL, saved_cb, g_object_ref (self));
}

static void
finished_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (PsDebriefForm) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean finished = ps_debriefs_finish (PS_DEBRIEFS (source), result, &error);

  if (self->fields == NULL)
    return;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "debrief.finish", TRUE);
  if (!finished)
    {
      /* It is a draft still, and must not be lost as one. */
      ps_autosave_touch (self->autosave);
      show_error (self, error);
      return;
    }

  ps_autosave_stop (self->autosave);
  ps_toast (GTK_WIDGET (self), _("Debrief finished"));
  g_signal_emit_by_name (self, "closed");
}

static void
finish_cb (GtkWidget  *widget,
           const char *action_name G_GNUC_UNUSED,
           GVariant   *parameter G_GNUC_UNUSED)
{
  ps_debrief_form_finish (PS_DEBRIEF_FORM (widget));
}

static void
skip_cb (GtkWidget  *widget,
         const char *action_name G_GNUC_UNUSED,
         GVariant   *parameter G_GNUC_UNUSED)
{
  PsDebriefForm *self = PS_DEBRIEF_FORM (widget);

  ps_debrief_skip (widget, self->debriefs, ps_debrief_get_session_id (self->debrief));

  /* What was written stays as a draft, should somebody come back to it. */
  ps_autosave_flush (self->autosave);
  g_signal_emit_by_name (self, "closed");
}

static void
show_timer (PsDebriefForm *self)
{
  g_autofree char *text =
    ps_debrief_words_timer ((get_now (self) - self->opened_at) / G_TIME_SPAN_SECOND);

  gtk_label_set_text (self->timer, text);
}

static gboolean
timer_cb (gpointer user_data)
{
  show_timer (user_data);

  return G_SOURCE_CONTINUE;
}

static void
narrow_cb (PsDebriefForm *self)
{
  gboolean narrow = ps_narrow_bin_get_narrow (self->narrow);

  g_object_set (gtk_layout_manager_get_layout_child (gtk_widget_get_layout_manager (self->columns),
                                                     GTK_WIDGET (self->facts)),
                "column", narrow ? 0 : 1, "row", narrow ? 1 : 0, NULL);
  gtk_widget_set_size_request (GTK_WIDGET (self->facts), narrow ? -1 : 300, -1);
}

static void
ps_debrief_form_map (GtkWidget *widget)
{
  PsDebriefForm *self = PS_DEBRIEF_FORM (widget);

  GTK_WIDGET_CLASS (ps_debrief_form_parent_class)->map (widget);

  show_timer (self);
  self->timer_id = g_timeout_add_seconds (60, timer_cb, self);
}

/* Somebody looks at another page, draws the curtain or locks: nothing waits until they are back. */
static void
ps_debrief_form_unmap (GtkWidget *widget)
{
  PsDebriefForm *self = PS_DEBRIEF_FORM (widget);

  g_clear_handle_id (&self->timer_id, g_source_remove);
  ps_autosave_flush (self->autosave);

  GTK_WIDGET_CLASS (ps_debrief_form_parent_class)->unmap (widget);
}

static void
ps_debrief_form_dispose (GObject *object)
{
  PsDebriefForm *self = PS_DEBRIEF_FORM (object);

  g_clear_handle_id (&self->timer_id, g_source_remove);
  self->fields = NULL;
  if (self->autosave != NULL)
    ps_autosave_stop (self->autosave);
  /* The bin would let go of its child a second time. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PS_TYPE_DEBRIEF_FORM);
  g_clear_object (&self->debrief);
  g_clear_object (&self->debriefs);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (ps_debrief_form_parent_class)->dispose (object);
}

static void
ps_debrief_form_finalize (GObject *object)
{
  g_object_unref (PS_DEBRIEF_FORM (object)->autosave);

  G_OBJECT_CLASS (ps_debrief_form_parent_class)->finalize (object);
}

/* On what is to be written, and not on the button that says that all of it is. */
static gboolean
ps_debrief_form_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (GTK_WIDGET (PS_DEBRIEF_FORM (widget)->fields),
                                 GTK_DIR_TAB_FORWARD);
}

static void
ps_debrief_form_class_init (PsDebriefFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ps_debrief_form_dispose;
  object_class->finalize = ps_debrief_form_finalize;
  widget_class->map = ps_debrief_form_map;
  widget_class->unmap = ps_debrief_form_unmap;
  widget_class->grab_focus = ps_debrief_form_grab_focus;
  ps_a11y_class_tab_through (widget_class);

  g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);

  g_type_ensure (PS_TYPE_ERROR_LABEL);
  g_type_ensure (PS_TYPE_NARROW_BIN);
  g_type_ensure (PS_TYPE_PAGE_HEADER);
  g_type_ensure (PS_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-debrief-form.ui");

#define BIND(child) gtk_widget_class_bind_template_child (widget_class, PsDebriefForm, child)
  BIND (header);
  BIND (finish_button);
  BIND (error_clamp);
  BIND (error_label);
  BIND (narrow);
  BIND (columns);
  BIND (form);
  BIND (timer);
  BIND (saved);
  BIND (facts);
#undef BIND

  gtk_widget_class_install_action (widget_class, "debrief.finish", NULL, finish_cb);
  gtk_widget_class_install_action (widget_class, "debrief.skip", NULL, skip_cb);
}

static void
ps_debrief_form_init (PsDebriefForm *self)
{
  self->autosave = ps_autosave_new (save_draft, self);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->autosave, "changed", G_CALLBACK (show_saved), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->narrow, "notify::narrow", G_CALLBACK (narrow_cb), self,
                           G_CONNECT_SWAPPED);
  narrow_cb (self);
}

static gboolean
fill (PsDebriefForm  *self,
      GError        **error)
{
  const PsDebriefRow *row = ps_debrief_get_row (self->debrief);
  PsMeetings *meetings = ps_workspace_get_meetings (self->workspace);
  g_autoptr (PsDebriefText) text = ps_debriefs_load (self->debriefs, row->session_id, error);
  g_autoptr (PsAttendanceSheet) people = NULL;
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  GDate today = ps_date_of_instant (get_now (self), zone, NULL);
  GtkWidget *facts;
  gint64 carry_id = ps_meetings_get_unfinished_topic (meetings, row->session_id);

  people = text != NULL ? ps_meetings_get_attendance (meetings, row->session_id, error) : NULL;
  if (people == NULL)
    return FALSE;

  facts = ps_meeting_facts_new (meetings, self->debriefs, row->session_id, error);
  if (facts == NULL)
    return FALSE;

  adw_bin_set_child (self->facts, facts);
  self->fields =
    PS_DEBRIEF_FIELDS (ps_debrief_fields_new (ps_workspace_get_content (self->workspace),
                                              ps_workspace_get_topics (self->workspace),
                                              G_LIST_MODEL (people), &today, carry_id, text));

  g_signal_connect_object (self->fields, "changed", G_CALLBACK (ps_autosave_touch),
                           self->autosave, G_CONNECT_SWAPPED);
  g_signal_connect_object (facts, "marker-used", G_CALLBACK (ps_debrief_fields_use_marker),
                           self->fields, G_CONNECT_SWAPPED);
  gtk_box_append (self->form, GTK_WIDGET (self->fields));
  if (g_str_equal (row->state, "waiting"))
    gtk_box_append (self->form, ps_debrief_skip_button_new ());
  ps_private_note_append (self->form, G_OBJECT (self), self->debriefs, row->session_id);

  return TRUE;
}

/**
 * ps_debrief_form_new:
 * @workspace: a workspace that is open
 * @debrief: which one
 *
 * Errors: %PS_ERROR_NOT_PERMITTED when this user may not read debriefs, %PS_ERROR_DAMAGED,
 * %PS_ERROR_NOT_FOUND.
 *
 * Returns: (transfer floating) (nullable): a #PsDebriefForm
 */
GtkWidget *
ps_debrief_form_new (PsWorkspace  *workspace,
                     PsDebrief    *debrief,
                     GError      **error)
{
  PsDebriefForm *self = g_object_new (PS_TYPE_DEBRIEF_FORM, NULL);
  const PsDebriefRow *row = ps_debrief_get_row (debrief);
  g_autofree char *when = NULL;

  self->workspace = g_object_ref (workspace);
  self->debriefs = g_object_ref (ps_workspace_get_debriefs (workspace));
  self->debrief = g_object_ref (debrief);
  self->opened_at = get_now (self);

  if (!fill (self, error))
    {
      g_object_unref (g_object_ref_sink (self));
      return NULL;
    }

  when = ps_debrief_words_when (row, self->opened_at);
  ps_page_header_set_title (self->header, row->group_name);
  ps_page_header_set_subtitle (self->header, when);
  gtk_button_set_label (self->finish_button,
                        is_finished (self) ? _("_Save Version") : _("_Finish"));
  ps_a11y_name_button (self->finish_button, NULL);
  show_saved (self);
  show_timer (self);

  return GTK_WIDGET (self);
}

/* What decides when it is stored; for tests, which say when. */
PsAutosave *
ps_debrief_form_get_autosave (PsDebriefForm *self)
{
  g_return_val_if_fail (PS_IS_DEBRIEF_FORM (self), NULL);
  return self->autosave;
}

/**
 * ps_debrief_form_finish:
 *
 * Stores what is written as a version for good, unless something is missing: then that says so.
 */
void
ps_debrief_form_finish (PsDebriefForm *self)
{
  g_autoptr (PsDebriefText) text = NULL;

  g_return_if_fail (PS_IS_DEBRIEF_FORM (self));

  if (!ps_debrief_fields_check (self->fields))
    return;

  text = ps_debrief_fields_dup (self->fields);
  show_error (self, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "debrief.finish", FALSE);
  ps_debriefs_finish_async (self->debriefs, ps_debrief_get_session_id (self->debrief), text,
                            NULL, finished_cb, g_object_ref (self));
}
