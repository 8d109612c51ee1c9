#include "ps-refit-popover.h"

#include <glib/gi18n-lib.h>

#include "ps-list-box.h"
#include "ps-refit.h"
#include "ps-time-words.h"

/**
 * PsRefitPopover:
 *
 * The ways out of a meeting that would end late, a large row each: what it does, and when the meeting
 * then ends.
 *
 * It only asks. Who chooses hears "chosen"; what was chosen is worked out anew at that moment, so the
 * minutes may differ by what has gone by since the row was written.
 */
struct _PsRefitPopover
{
  GtkPopover  parent_instance;

  GtkWidget  *box;
  GtkLabel   *late;
  GtkListBox *list;
  char       *words;   /* (nullable): all that is written in it */
};

/* So narrow that it fits into any window. */
#define WIDTH_CHARS 28

/* Around what is in it, pixels. */
#define MARGIN 6

enum {
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PsRefitPopover, ps_refit_popover, GTK_TYPE_POPOVER)

static void
row_activated_cb (PsRefitPopover *self,
                  GtkListBoxRow  *row)
{
  const char *choice = g_object_get_data (G_OBJECT (row), "ps-choice");

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, choice);
}

/* What Ctrl+Return does everywhere: it says yes to what is there. */
static gboolean
take_cb (GtkWidget *widget,
         GVariant  *args G_GNUC_UNUSED,
         gpointer   user_data G_GNUC_UNUSED)
{
  PsRefitPopover *self = PS_REFIT_POPOVER (widget);
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->list));

  if (row == NULL)
    row = gtk_widget_get_first_child (GTK_WIDGET (self->list));
  if (row == NULL)
    return FALSE;

  row_activated_cb (self, GTK_LIST_BOX_ROW (row));

  return TRUE;
}

static GtkWidget *
append_label (GtkWidget  *box,
              const char *text,
              const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_width_chars (GTK_LABEL (label), WIDTH_CHARS);
  gtk_label_set_max_width_chars (GTK_LABEL (label), WIDTH_CHARS);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);

  return label;
}

static void
ps_refit_popover_finalize (GObject *object)
{
  PsRefitPopover *self = PS_REFIT_POPOVER (object);

  g_free (self->words);

  G_OBJECT_CLASS (ps_refit_popover_parent_class)->finalize (object);
}

static void
ps_refit_popover_class_init (PsRefitPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = ps_refit_popover_finalize;

  /**
   * PsRefitPopover::chosen:
   * @choice: "trim", "drop" or "later"
   *
   * Somebody wants this one.
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, take_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, take_cb, NULL);
}

static void
ps_refit_popover_init (PsRefitPopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->box = box;
  self->late = GTK_LABEL (append_label (box, NULL, "heading"));

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Ways to fit the agenda"),
                                  -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));

  gtk_widget_set_margin_top (box, MARGIN);
  gtk_widget_set_margin_bottom (box, MARGIN);
  gtk_widget_set_margin_start (box, MARGIN);
  gtk_widget_set_margin_end (box, MARGIN);
  gtk_popover_set_child (GTK_POPOVER (self), box);
}

static GtkWidget *
make_row (const PsRefit *refit,
          GTimeZone     *zone,
          const PsForms *forms)
{
  g_autofree char *time = ps_time_words (refit->ends_at, zone, forms);
  /* Translators: what comes of one way to fit the agenda; %s is a time of day. */
  g_autofree char *ends = g_strdup_printf (_("Ends about %s"), time);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  append_label (box, refit->text, "ps-offer");
  append_label (box, ends, "dim-label");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_add_css_class (row, "ps-offer-row");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, refit->text,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, ends,
                                  -1);
  g_object_set_data (G_OBJECT (row), "ps-choice", (gpointer) refit->choice);

  return row;
}

/* A popover of GTK 4.8 does not ask how high its text is when it is wrapped, and cuts it off. */
static void
fit_text (PsRefitPopover *self)
{
  int width, height;

  gtk_widget_set_size_request (self->box, -1, -1);
  gtk_widget_measure (self->box, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  gtk_widget_measure (self->box, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  gtk_widget_set_size_request (self->box, width - 2 * MARGIN, height - 2 * MARGIN);
}

/* All that is read of the offers. Every second asks for them, and rows that were made anew would take
 * the focus of whoever reads them with a screen reader.
 */
static char *
dup_words (const char    *late,
           GPtrArray     *refits,
           GTimeZone     *zone,
           const PsForms *forms)
{
  GString *words = g_string_new (late);

  for (guint i = 0; i < refits->len; i++)
    {
      const PsRefit *refit = g_ptr_array_index (refits, i);
      g_autofree char *time = ps_time_words (refit->ends_at, zone, forms);

      g_string_append_printf (words, "\n%s\n%s\n%s", refit->choice, refit->text, time);
    }

  return g_string_free (words, FALSE);
}

/**
 * ps_refit_popover_show_offers:
 * @self: a popover
 * @late: that the meeting will end late, as a sentence
 * @refits: (element-type PsRefit): the ways to deal with it
 * @zone: whose clocks are read
 * @forms: (nullable): how times are written
 *
 * Sets what there is to choose. The focus stays on the row it is on.
 */
void
ps_refit_popover_show_offers (PsRefitPopover *self,
                              const char     *late,
                              GPtrArray      *refits,
                              GTimeZone      *zone,
                              const PsForms  *forms)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autofree char *words = NULL;

  g_return_if_fail (PS_IS_REFIT_POPOVER (self));

  words = dup_words (late, refits, zone, forms);
  if (g_strcmp0 (words, self->words) == 0)
    return;

  g_free (self->words);
  self->words = g_steal_pointer (&words);
  gtk_label_set_text (self->late, late);
  for (guint i = 0; i < refits->len; i++)
    g_ptr_array_add (rows, make_row (g_ptr_array_index (refits, i), zone, forms));
  ps_list_box_refill (self->list, rows);
  fit_text (self);
}
