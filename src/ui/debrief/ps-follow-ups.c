#include "ps-follow-ups.h"

#include <glib/gi18n-lib.h>

#include "ps-a11y.h"
#include "ps-date.h"
#include "ps-follow-up-card.h"

/**
 * PsFollowUps:
 *
 * What comes of a meeting: a card for each thing that somebody will do, and a button for one more.
 */
struct _PsFollowUps
{
  GtkBox      parent_instance;

  GDate       today;
  GListModel *people;
  GtkWidget  *cards;
};

/* Most things that come of a meeting are done until the next one. */
#define USUAL_DAYS 7

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PsFollowUps, ps_follow_ups, GTK_TYPE_BOX)

static void
changed_cb (PsFollowUps *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
removed_cb (PsFollowUps *self,
            GtkWidget   *card)
{
  gtk_box_remove (GTK_BOX (self->cards), card);
  changed_cb (self);
}

static GtkWidget *
add_card (PsFollowUps      *self,
          const PsFollowUp *follow_up)
{
  GtkWidget *card = ps_follow_up_card_new (follow_up, &self->today, self->people);

  g_signal_connect_object (card, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (card, "removed", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->cards), card);

  return card;
}

static void
ps_follow_ups_dispose (GObject *object)
{
  g_clear_object (&PS_FOLLOW_UPS (object)->people);

  G_OBJECT_CLASS (ps_follow_ups_parent_class)->dispose (object);
}

static void
ps_follow_ups_class_init (PsFollowUpsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ps_follow_ups_dispose;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
ps_follow_ups_init (PsFollowUps *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Add Follow-up"));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);

  self->cards = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_box_append (GTK_BOX (self), self->cards);

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  ps_a11y_name_button (GTK_BUTTON (button), NULL);
  g_signal_connect_object (button, "clicked", G_CALLBACK (ps_follow_ups_add), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), button);
}

/**
 * ps_follow_ups_new:
 * @today: what day it is
 * @people: (nullable): a list of #PsAttendee: whom follow-ups may be about
 *
 * Returns: (transfer floating): a #PsFollowUps without any
 */
GtkWidget *
ps_follow_ups_new (const GDate *today,
                   GListModel  *people)
{
  PsFollowUps *self = g_object_new (PS_TYPE_FOLLOW_UPS, NULL);

  self->today = *today;
  g_set_object (&self->people, people);

  return GTK_WIDGET (self);
}

/**
 * ps_follow_ups_set:
 * @self: follow-ups
 * @follow_ups: (element-type PsFollowUp): what is shown from now on
 */
void
ps_follow_ups_set (PsFollowUps *self,
                   GPtrArray   *follow_ups)
{
  GtkWidget *card;

  g_return_if_fail (PS_IS_FOLLOW_UPS (self));

  while ((card = gtk_widget_get_first_child (self->cards)) != NULL)
    gtk_box_remove (GTK_BOX (self->cards), card);

  for (guint i = 0; i < follow_ups->len; i++)
    add_card (self, g_ptr_array_index (follow_ups, i));
}

/**
 * ps_follow_ups_add:
 * @self: follow-ups
 *
 * Adds one that is empty and due in a week, and gives it the focus.
 */
void
ps_follow_ups_add (PsFollowUps *self)
{
  g_autoptr (PsFollowUp) follow_up = ps_follow_up_new ();
  GDate due;

  g_return_if_fail (PS_IS_FOLLOW_UPS (self));

  due = self->today;
  g_date_add_days (&due, USUAL_DAYS);
  ps_date_to_iso (&due, follow_up->due_on);
  gtk_widget_grab_focus (add_card (self, follow_up));
  changed_cb (self);
}

/**
 * ps_follow_ups_dup:
 * @self: follow-ups
 *
 * Returns: (transfer full) (element-type PsFollowUp): what they say
 */
GPtrArray *
ps_follow_ups_dup (PsFollowUps *self)
{
  GPtrArray *follow_ups = g_ptr_array_new_with_free_func ((GDestroyNotify) ps_follow_up_free);

  g_return_val_if_fail (PS_IS_FOLLOW_UPS (self), follow_ups);

  for (GtkWidget *card = gtk_widget_get_first_child (self->cards);
       card != NULL;
       card = gtk_widget_get_next_sibling (card))
    g_ptr_array_add (follow_ups, ps_follow_up_card_dup (PS_FOLLOW_UP_CARD (card)));

  return follow_ups;
}

/**
 * ps_follow_ups_check:
 * @self: follow-ups
 *
 * Looks whether all can be stored for good; the first that cannot has the focus and says why.
 *
 * Returns: whether all can
 */
gboolean
ps_follow_ups_check (PsFollowUps *self)
{
  g_return_val_if_fail (PS_IS_FOLLOW_UPS (self), FALSE);

  for (GtkWidget *card = gtk_widget_get_first_child (self->cards);
       card != NULL;
       card = gtk_widget_get_next_sibling (card))
    {
      if (!ps_follow_up_card_check (PS_FOLLOW_UP_CARD (card)))
        return FALSE;
    }

  return TRUE;
}
