#include "ps-follow-up-card.h"

#include <glib/gi18n-lib.h>

#include "ps-attendee.h"
#include "ps-date-reader.h"
#include "ps-date-words.h"
#include "ps-date.h"
#include "ps-field.h"
#include "ps-wrap-box.h"

/**
 * PsFollowUpCard:
 *
 * One thing that somebody will do after the meeting: what, who, by when and, if it is about one
 * person, about whom.
 *
 * The day is typed as people say it; below it stands which day that is. What the front desk is to do
 * is stored where the front desk can read it, and the card says so.
 */
struct _PsFollowUpCard
{
  GtkBox         parent_instance;

  gint64         id;
  gboolean       done;
  gint64         person_id;
  GDate          today;
  GListModel    *people;       /* nullable: of PsAttendee */
  gboolean       setting;
  GSimpleAction *about_action;

  PsField       *what;
  GtkWidget     *peer;
  GtkWidget     *professional;
  GtkWidget     *desk;
  GtkWidget     *desk_note;
  PsField       *due;
  GtkMenuButton *about;
  GtkWidget     *remove;
};

enum {
  SIGNAL_CHANGED,
  SIGNAL_REMOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PsFollowUpCard, ps_follow_up_card, GTK_TYPE_BOX)

static gboolean
read_due (PsFollowUpCard  *self,
          GDate           *date,
          GError         **error)
{
  g_autofree char *text = ps_field_dup_text (self->due);

  return ps_date_words_parse (text, &self->today, NULL, date, error);
}

static void
describe_due (PsFollowUpCard *self)
{
  g_autofree char *hint = NULL;
  GDate date;

  if (read_due (self, &date, NULL))
    hint = ps_date_words_day (&date, &self->today, NULL);

  /* Translators: examples of what may be typed for a day. */
  ps_field_set_hint (self->due, hint != NULL ? hint : _("Such as “Friday” or “in 2 weeks”"));
}

static void
changed (PsFollowUpCard *self)
{
  gboolean desk = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->desk));

  gtk_widget_set_visible (self->desk_note, desk);
  if (!self->setting)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
due_cb (PsFollowUpCard *self)
{
  describe_due (self);
  changed (self);
}

static void
remove_cb (PsFollowUpCard *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVED], 0);
}

static PsAttendee *
find_person (PsFollowUpCard *self,
             gint64          person_id)
{
  for (guint i = 0; self->people != NULL && i < g_list_model_get_n_items (self->people); i++)
    {
      g_autoptr (PsAttendee) attendee = g_list_model_get_item (self->people, i);

      if (ps_attendee_get_row (attendee)->person_id == person_id)
        return g_steal_pointer (&attendee);
    }

  return NULL;
}

static void
show_about (PsFollowUpCard *self)
{
  g_autoptr (PsAttendee) person = find_person (self, self->person_id);
  g_autofree char *name = person != NULL ? ps_attendee_dup_label (person) : NULL;
  g_autofree char *label = NULL;

  if (name != NULL)
    /* Translators: %s is somebody’s name: whom a follow-up is about. */
    label = g_strdup_printf (_("About %s"), name);
  else if (self->person_id != 0)
    label = g_strdup (_("About somebody"));
  else
    /* Translators: whom a follow-up is about. */
    label = g_strdup (_("About no one in particular"));

  gtk_menu_button_set_label (self->about, label);
  g_simple_action_set_state (self->about_action, g_variant_new_int64 (self->person_id));
}

static void
about_cb (PsFollowUpCard *self,
          GVariant       *parameter)
{
  self->person_id = g_variant_get_int64 (parameter);
  show_about (self);
  changed (self);
}

static void
append_person (GMenu      *menu,
               const char *name,
               gint64      person_id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (NULL, NULL);
  g_autofree char *label = NULL;

  /* An underscore in a name is no mnemonic. */
  {
    g_auto (GStrv) parts = g_strsplit (name, "_", -1);

    label = g_strjoinv ("__", parts);
  }
  g_menu_item_set_label (item, label);
  g_menu_item_set_action_and_target (item, "follow-up.about", "x", person_id);
  g_menu_append_item (menu, item);
}

static void
fill_about (PsFollowUpCard *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  append_person (menu, _("No one in particular"), 0);
  for (guint i = 0; self->people != NULL && i < g_list_model_get_n_items (self->people); i++)
    {
      g_autoptr (PsAttendee) attendee = g_list_model_get_item (self->people, i);
      g_autofree char *label = ps_attendee_dup_label (attendee);

      append_person (menu, label, ps_attendee_get_row (attendee)->person_id);
    }

  gtk_menu_button_set_menu_model (self->about, G_MENU_MODEL (menu));
}

static void
ps_follow_up_card_dispose (GObject *object)
{
  PsFollowUpCard *self = PS_FOLLOW_UP_CARD (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PS_TYPE_FOLLOW_UP_CARD);
  g_clear_object (&self->people);
  g_clear_object (&self->about_action);

  G_OBJECT_CLASS (ps_follow_up_card_parent_class)->dispose (object);
}

static gboolean
ps_follow_up_card_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (PS_FOLLOW_UP_CARD (widget)->what));
}

static void
ps_follow_up_card_class_init (PsFollowUpCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ps_follow_up_card_dispose;
  widget_class->grab_focus = ps_follow_up_card_grab_focus;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
  signals[SIGNAL_REMOVED] = g_signal_new ("removed", G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);

  g_type_ensure (PS_TYPE_FIELD);
  g_type_ensure (PS_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-follow-up-card.ui");

#define BIND(child) gtk_widget_class_bind_template_child (widget_class, PsFollowUpCard, child)
  BIND (what);
  BIND (peer);
  BIND (professional);
  BIND (desk);
  BIND (desk_note);
  BIND (due);
  BIND (about);
  BIND (remove);
#undef BIND

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ps_follow_up_card_init (PsFollowUpCard *self)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Follow-up"),
                                  -1);

  self->about_action = g_simple_action_new_stateful ("about", G_VARIANT_TYPE_INT64,
                                                     g_variant_new_int64 (0));
  g_signal_connect_object (self->about_action, "activate", G_CALLBACK (about_cb), self,
                           G_CONNECT_SWAPPED);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (self->about_action));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "follow-up", G_ACTION_GROUP (actions));

  g_signal_connect_object (self->what, "changed", G_CALLBACK (changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->peer, "toggled", G_CALLBACK (changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->professional, "toggled", G_CALLBACK (changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->desk, "toggled", G_CALLBACK (changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->due, "changed", G_CALLBACK (due_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->remove, "clicked", G_CALLBACK (remove_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
show_due (PsFollowUpCard *self,
          const char     *iso)
{
  g_autofree char *words = NULL;
  GDate date;

  if (ps_date_from_iso (iso, &date))
    words = ps_date_words (&date, NULL);

  ps_field_set_text (self->due, words);
  describe_due (self);
}

/**
 * ps_follow_up_card_new:
 * @follow_up: what it shows at first
 * @today: what day it is
 * @people: (nullable): a list of #PsAttendee: whom it may be about
 *
 * Returns: (transfer floating): a #PsFollowUpCard
 */
GtkWidget *
ps_follow_up_card_new (const PsFollowUp *follow_up,
                       const GDate      *today,
                       GListModel       *people)
{
  PsFollowUpCard *self = g_object_new (PS_TYPE_FOLLOW_UP_CARD, NULL);
  GtkWidget *owner = self->peer;

  self->setting = TRUE;
  self->id = follow_up->id;
  self->done = follow_up->done;
  self->person_id = follow_up->person_id;
  self->today = *today;
  g_set_object (&self->people, people);

  if (g_str_equal (follow_up->owner, "professional"))
    owner = self->professional;
  else if (g_str_equal (follow_up->owner, "desk"))
    owner = self->desk;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (owner), TRUE);

  ps_field_set_text (self->what, follow_up->what);
  show_due (self, follow_up->due_on);
  fill_about (self);
  show_about (self);
  self->setting = FALSE;

  return GTK_WIDGET (self);
}

/**
 * ps_follow_up_card_dup:
 * @self: a card
 *
 * Returns: (transfer full): what it says; the day is "" where none can be read
 */
PsFollowUp *
ps_follow_up_card_dup (PsFollowUpCard *self)
{
  PsFollowUp *follow_up = ps_follow_up_new ();
  GDate date;

  g_return_val_if_fail (PS_IS_FOLLOW_UP_CARD (self), follow_up);

  g_free (follow_up->what);
  g_free (follow_up->owner);
  follow_up->id = self->id;
  follow_up->done = self->done;
  follow_up->person_id = self->person_id;
  follow_up->what = ps_field_dup_text (self->what);
  follow_up->owner =
    g_strdup (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->desk)) ? "desk"
              : gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->professional))
                ? "professional" : "peer");
  if (read_due (self, &date, NULL))
    ps_date_to_iso (&date, follow_up->due_on);

  return follow_up;
}

/**
 * ps_follow_up_card_check:
 * @self: a card
 *
 * Looks whether it can be stored for good, and says at the field what is missing.
 *
 * Returns: whether it can
 */
gboolean
ps_follow_up_card_check (PsFollowUpCard *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *what = NULL;
  GDate date;

  g_return_val_if_fail (PS_IS_FOLLOW_UP_CARD (self), FALSE);

  what = ps_field_dup_text (self->what);
  if (*what == '\0')
    {
      ps_field_set_error (self->what, _("Say what will be done, or remove the follow-up."));
      gtk_widget_grab_focus (GTK_WIDGET (self->what));
      return FALSE;
    }

  if (!read_due (self, &date, &error))
    {
      ps_field_set_error (self->due, error->message);
      gtk_widget_grab_focus (GTK_WIDGET (self->due));
      return FALSE;
    }

  return TRUE;
}
