#include "ps-seat-chips.h"

#include <glib/gi18n-lib.h>

#include "ps-round-words.h"
#include "ps-wrap-box.h"

/**
 * PsSeatChips:
 *
 * The seats of a round in the order in which they are asked, each with how far the round is with it:
 * as a word, as a sign, by its frame, and by its colour.
 *
 * For the Tab key all of them are one stop, on the seat whose turn it is; the arrow keys go from
 * seat to seat. Pressing one gives it the turn.
 */
struct _PsSeatChips
{
  GtkWidget  parent_instance;

  GtkWidget *scroller;
  GtkWidget *box;
  GPtrArray *chips;      /* of GtkWidget, one for each place; those of people who left are hidden */
  int        now;
  guint      scroll_id;
};

/* Some rows of seats, and the rest can be scrolled to, because the clock needs its place: in a
 * narrow window no more than one row and the beginning of the next.
 */
#define LEAST_HEIGHT 72
#define MOST_HEIGHT 220
#define MOST_HEIGHT_NARROW 96
#define NARROW 500

enum {
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* How a state looks: the class has the frame and the colour. */
static const struct {
  const char *css_class;
  const char *icon;
} looks[] = {
  [PS_SEAT_WAITING] = { "waiting", NULL },
  [PS_SEAT_NOW] = { "now", "media-playback-start-symbolic" },
  [PS_SEAT_SHARED] = { "shared", "object-select-symbolic" },
  [PS_SEAT_PASSED] = { "passed", "media-skip-forward-symbolic" },
  [PS_SEAT_LATER] = { "later", "document-open-recent-symbolic" },
};

G_DEFINE_FINAL_TYPE (PsSeatChips, ps_seat_chips, GTK_TYPE_WIDGET)

static GtkWidget *
get_part (GtkWidget  *chip,
          const char *name)
{
  return g_object_get_data (G_OBJECT (chip), name);
}

static void
clicked_cb (GtkWidget   *chip,
            PsSeatChips *self)
{
  guint place;

  if (g_ptr_array_find (self->chips, chip, &place))
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, place);
}

static GtkWidget *
make_chip (PsSeatChips *self)
{
  GtkWidget *chip = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *state = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  GtkWidget *name = gtk_label_new (NULL);
  GtkWidget *icon = gtk_image_new ();
  GtkWidget *word = gtk_label_new (NULL);

  gtk_widget_add_css_class (name, "ps-seat-name");
  gtk_widget_add_css_class (word, "caption");
  gtk_widget_set_halign (state, GTK_ALIGN_CENTER);
  gtk_image_set_pixel_size (GTK_IMAGE (icon), 12);
  gtk_box_append (GTK_BOX (state), icon);
  gtk_box_append (GTK_BOX (state), word);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), state);
  gtk_button_set_child (GTK_BUTTON (chip), box);
  gtk_widget_add_css_class (chip, "ps-seat");
  g_object_set_data (G_OBJECT (chip), "name", name);
  g_object_set_data (G_OBJECT (chip), "icon", icon);
  g_object_set_data (G_OBJECT (chip), "word", word);
  g_signal_connect (chip, "clicked", G_CALLBACK (clicked_cb), self);

  return chip;
}

static void
show_seat (GtkWidget    *chip,
           const PsSeat *seat,
           gboolean      with_initials)
{
  g_autofree char *name = ps_round_words_seat (seat, with_initials);
  g_autofree char *spoken = ps_round_words_spoken (seat, with_initials);

  gtk_label_set_text (GTK_LABEL (get_part (chip, "name")), name);
  gtk_label_set_text (GTK_LABEL (get_part (chip, "word")), ps_round_words_state (seat));
  gtk_image_set_from_icon_name (GTK_IMAGE (get_part (chip, "icon")), looks[seat->state].icon);
  gtk_widget_set_visible (get_part (chip, "icon"), looks[seat->state].icon != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);

  for (gsize i = 0; i < G_N_ELEMENTS (looks); i++)
    gtk_widget_remove_css_class (chip, looks[i].css_class);
  gtk_widget_add_css_class (chip, looks[seat->state].css_class);
  gtk_widget_set_visible (chip, !seat->gone);
}

static GtkWidget *
get_tab_stop (PsSeatChips *self)
{
  if (self->now >= 0)
    return g_ptr_array_index (self->chips, self->now);

  for (guint i = 0; i < self->chips->len; i++)
    {
      if (gtk_widget_get_visible (g_ptr_array_index (self->chips, i)))
        return g_ptr_array_index (self->chips, i);
    }

  return NULL;
}

static gboolean
ps_seat_chips_focus (GtkWidget        *widget,
                     GtkDirectionType  direction)
{
  PsSeatChips *self = PS_SEAT_CHIPS (widget);
  GtkWidget *stop = get_tab_stop (self);

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (ps_seat_chips_parent_class)->focus (widget, direction);

  if (gtk_widget_get_focus_child (widget) != NULL || stop == NULL)
    return FALSE;

  return gtk_widget_grab_focus (stop);
}

static gboolean
ps_seat_chips_grab_focus (GtkWidget *widget)
{
  GtkWidget *stop = get_tab_stop (PS_SEAT_CHIPS (widget));

  return stop != NULL && gtk_widget_grab_focus (stop);
}

static GtkSizeRequestMode
ps_seat_chips_get_request_mode (GtkWidget *widget G_GNUC_UNUSED)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* A scrolled window does not ask how high its child is at a certain width. */
static void
ps_seat_chips_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  PsSeatChips *self = PS_SEAT_CHIPS (widget);
  int least;

  gtk_widget_measure (orientation == GTK_ORIENTATION_HORIZONTAL ? self->scroller : self->box,
                      orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return;

  *minimum = MIN (*natural, LEAST_HEIGHT);
  *natural = MIN (*natural, for_size >= 0 && for_size < NARROW ? MOST_HEIGHT_NARROW : MOST_HEIGHT);

  /* One row may be lower than a scroll bar, and newer versions of GTK warn of that. */
  gtk_widget_measure (self->scroller, orientation, for_size, &least, NULL, NULL, NULL);
  *minimum = MAX (*minimum, least);
  *natural = MAX (*natural, *minimum);
}

/* Whose turn it is, is in sight. */
static void
scroll_cb (gpointer user_data)
{
  PsSeatChips *self = user_data;
  graphene_rect_t bounds;

  self->scroll_id = 0;
  if (self->now < 0 || !gtk_widget_compute_bounds (g_ptr_array_index (self->chips, self->now),
                                                   self->box, &bounds))
    return;

  gtk_adjustment_clamp_page (
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)),
    bounds.origin.y, bounds.origin.y + bounds.size.height);
}

static void
ps_seat_chips_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  PsSeatChips *self = PS_SEAT_CHIPS (widget);

  gtk_widget_allocate (self->scroller, width, height, baseline, NULL);
  if (self->scroll_id == 0)
    self->scroll_id = g_idle_add_once (scroll_cb, self);
}

static void
ps_seat_chips_dispose (GObject *object)
{
  PsSeatChips *self = PS_SEAT_CHIPS (object);

  g_clear_handle_id (&self->scroll_id, g_source_remove);
  g_ptr_array_set_size (self->chips, 0);
  self->box = NULL;
  g_clear_pointer (&self->scroller, gtk_widget_unparent);

  G_OBJECT_CLASS (ps_seat_chips_parent_class)->dispose (object);
}

static void
ps_seat_chips_finalize (GObject *object)
{
  g_ptr_array_unref (PS_SEAT_CHIPS (object)->chips);

  G_OBJECT_CLASS (ps_seat_chips_parent_class)->finalize (object);
}

static void
ps_seat_chips_class_init (PsSeatChipsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ps_seat_chips_dispose;
  object_class->finalize = ps_seat_chips_finalize;
  widget_class->get_request_mode = ps_seat_chips_get_request_mode;
  widget_class->measure = ps_seat_chips_measure;
  widget_class->size_allocate = ps_seat_chips_size_allocate;
  widget_class->focus = ps_seat_chips_focus;
  widget_class->grab_focus = ps_seat_chips_grab_focus;

  /**
   * PsSeatChips::chosen:
   * @place: of a seat in the round
   *
   * Somebody wants it to be this seat's turn.
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ps_seat_chips_init (PsSeatChips *self)
{
  self->now = -1;
  self->chips = g_ptr_array_new ();
  self->box = ps_wrap_box_new ();
  self->scroller = gtk_scrolled_window_new ();
  gtk_widget_add_css_class (self->scroller, "ps-seats");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller),
                                  GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->box);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  /* Translators: of a round, read by a screen reader */
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Seats"),
                                  -1);
}

/**
 * ps_seat_chips_new:
 *
 * Returns: (transfer floating): a #PsSeatChips without seats
 */
GtkWidget *
ps_seat_chips_new (void)
{
  return g_object_new (PS_TYPE_SEAT_CHIPS, NULL);
}

/**
 * ps_seat_chips_show:
 * @self: seat chips
 * @round: a round
 * @with_initials: whether seats are known by initials, where there are some
 *
 * Shows the seats as they are now.
 */
void
ps_seat_chips_show (PsSeatChips   *self,
                    const PsRound *round,
                    gboolean       with_initials)
{
  guint n = ps_round_get_n_places (round);

  g_return_if_fail (PS_IS_SEAT_CHIPS (self));

  while (self->chips->len < n)
    {
      GtkWidget *chip = make_chip (self);

      g_ptr_array_add (self->chips, chip);
      ps_wrap_box_append (PS_WRAP_BOX (self->box), chip);
    }
  while (self->chips->len > n)
    gtk_widget_unparent (g_ptr_array_steal_index (self->chips, self->chips->len - 1));

  for (guint i = 0; i < n; i++)
    show_seat (g_ptr_array_index (self->chips, i), ps_round_get_seat (round, i), with_initials);
  self->now = ps_round_get_now (round);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}
