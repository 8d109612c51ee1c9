#include "ps-start-presenter.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ps-a11y.h"
#include "ps-attendee.h"

/**
 * PsStartPresenter:
 *
 * Which member presents something in a meeting that is about to begin, and that they said yes to it.
 *
 * Without the yes nobody is stored as presenting, and it says so: who presents tells what they live
 * with to whoever reads it later.
 */
struct _PsStartPresenter
{
  GtkBox          parent_instance;

  GListModel     *people;     /* of PsAttendee */

  AdwComboRow    *who_row;
  GtkWidget      *agreed_row;
  GtkCheckButton *agreed;
  GtkWidget      *why;
};

G_DEFINE_FINAL_TYPE (PsStartPresenter, ps_start_presenter, GTK_TYPE_BOX)

/* The first one to choose is nobody. */
static int
get_index (PsStartPresenter *self)
{
  guint selected = adw_combo_row_get_selected (self->who_row);

  return selected == GTK_INVALID_LIST_POSITION ? -1 : (int) selected - 1;
}

static void
update (PsStartPresenter *self)
{
  gboolean chosen = get_index (self) >= 0;

  gtk_widget_set_sensitive (self->agreed_row, chosen);
  gtk_widget_set_visible (self->why, chosen && !gtk_check_button_get_active (self->agreed));
}

/* Somebody else has not said yes. */
static void
chosen_cb (PsStartPresenter *self)
{
  gtk_check_button_set_active (self->agreed, FALSE);
  update (self);
}

static void
people_cb (PsStartPresenter *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint n = g_list_model_get_n_items (self->people);
  gboolean agreed = gtk_check_button_get_active (self->agreed);
  int index = get_index (self);

  gtk_string_list_append (names, _("Nobody yet"));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PsAttendee) attendee = g_list_model_get_item (self->people, i);
      g_autofree char *label = ps_attendee_dup_label (attendee);

      gtk_string_list_append (names, label);
    }

  adw_combo_row_set_model (self->who_row, G_LIST_MODEL (names));
  /* Walk-ins come at the end, so whoever was chosen is where they were. */
  adw_combo_row_set_selected (self->who_row, index < (int) n ? (guint) (index + 1) : 0);
  gtk_check_button_set_active (self->agreed, agreed && get_index (self) >= 0);
  update (self);
}

static void
ps_start_presenter_dispose (GObject *object)
{
  PsStartPresenter *self = PS_START_PRESENTER (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PS_TYPE_START_PRESENTER);
  g_clear_object (&self->people);

  G_OBJECT_CLASS (ps_start_presenter_parent_class)->dispose (object);
}

static void
ps_start_presenter_class_init (PsStartPresenterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ps_start_presenter_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-start-presenter.ui");
  gtk_widget_class_bind_template_child (widget_class, PsStartPresenter, who_row);
  gtk_widget_class_bind_template_child (widget_class, PsStartPresenter, agreed_row);
  gtk_widget_class_bind_template_child (widget_class, PsStartPresenter, agreed);
  gtk_widget_class_bind_template_child (widget_class, PsStartPresenter, why);
}

static void
ps_start_presenter_init (PsStartPresenter *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ps_a11y_name_buttons (GTK_WIDGET (self));
  ps_combo_row_describe (self->who_row);
  g_signal_connect_object (self->who_row, "notify::selected", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->agreed, "toggled", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

/**
 * ps_start_presenter_set_people:
 * @people: a list of #PsAttendee: who is here or expected
 *
 * Sets who there is to choose from. Once.
 */
void
ps_start_presenter_set_people (PsStartPresenter *self,
                               GListModel       *people)
{
  g_return_if_fail (PS_IS_START_PRESENTER (self));
  g_return_if_fail (self->people == NULL);

  self->people = g_object_ref (people);
  g_signal_connect_object (people, "items-changed", G_CALLBACK (people_cb), self,
                           G_CONNECT_SWAPPED);
  people_cb (self);
}

static gboolean
is_coming (const PsAttendanceRow *row)
{
  return !g_str_equal (row->status, "absent") && !g_str_equal (row->status, "excused");
}

/**
 * ps_start_presenter_fill:
 * @draft: is given who presents; its attendance is that of the list of people
 */
void
ps_start_presenter_fill (PsStartPresenter *self,
                         PsMeetingDraft   *draft)
{
  int index;

  g_return_if_fail (PS_IS_START_PRESENTER (self));

  index = get_index (self);
  draft->presenter = index < (int) draft->attendance->len ? index : -1;
  if (draft->presenter >= 0 && !is_coming (g_ptr_array_index (draft->attendance, index)))
    draft->presenter = -1;
  draft->presenter_agreed = gtk_check_button_get_active (self->agreed);
}
