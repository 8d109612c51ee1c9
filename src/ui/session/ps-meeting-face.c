#include "ps-meeting-face.h"

#include <glib/gi18n-lib.h>

#include "ps-duration.h"
#include "ps-fit-label.h"
#include "ps-meeting-bar.h"
#include "ps-meeting-words.h"
#include "ps-room-words.h"

/**
 * PsMeetingFace:
 *
 * What the room sees of a running meeting: the segment's name, its time, a bar, and what is next.
 *
 * The parts share the height in fixed proportions, so that nothing moves while the meeting goes on,
 * and each text is as large as its share allows. There is no name of a person in it and never may
 * be.
 */
struct _PsMeetingFace
{
  GtkWidget     parent_instance;

  PsFitLabel   *segment;
  PsFitLabel   *clock;
  PsMeetingBar *bar;
  PsFitLabel   *next;
};

/* Shares of the height in thousandths, from the top: in a window of the usual size they come to
 * about 14 % of it for the segment's name and 8 % for what is next.
 */
static const int shares[] = { 185, 620, 45, 130 };

/* And below all of them: the tails of letters are not to touch the edge of a screen. */
#define FOOT 20

/* Which of them the clock is. */
#define CLOCK 1

/* Free space at both sides, in thousandths of the width. */
#define MARGIN 50

G_DEFINE_FINAL_TYPE (PsMeetingFace, ps_meeting_face, GTK_TYPE_WIDGET)

static int
get_least (GtkWidget      *child,
           GtkOrientation  orientation)
{
  int least;

  gtk_widget_measure (child, orientation, -1, &least, NULL, NULL, NULL);

  return least;
}

static void
ps_meeting_face_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size G_GNUC_UNUSED,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline G_GNUC_UNUSED,
                         int            *natural_baseline G_GNUC_UNUSED)
{
  *minimum = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int least = get_least (child, orientation);

      if (orientation == GTK_ORIENTATION_HORIZONTAL)
        *minimum = MAX (*minimum, least);
      else
        *minimum += least;
    }

  *natural = *minimum;
}

/* Where there is hardly any height the clock gives way, down to what can still be read. */
static void
ps_meeting_face_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline G_GNUC_UNUSED)
{
  int margin = width * MARGIN / 1000;
  int heights[G_N_ELEMENTS (shares)] = { 0 };
  int y = 0;
  int rest = height - height * FOOT / 1000;
  guint i = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child), i++)
    {
      heights[i] = MAX (height * shares[i] / 1000, get_least (child, GTK_ORIENTATION_VERTICAL));
      if (i != CLOCK)
        rest -= heights[i];
    }
  heights[CLOCK] = MAX (rest, get_least (GTK_WIDGET (PS_MEETING_FACE (widget)->clock),
                                         GTK_ORIENTATION_VERTICAL));

  i = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child), i++)
    {
      int wide = MAX (width - 2 * margin, get_least (child, GTK_ORIENTATION_HORIZONTAL));

      gtk_widget_size_allocate (child, &(GtkAllocation) { margin, y, wide, heights[i] }, -1);
      y += heights[i];
    }
}

static void
ps_meeting_face_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (ps_meeting_face_parent_class)->dispose (object);
}

static void
ps_meeting_face_class_init (PsMeetingFaceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ps_meeting_face_dispose;
  widget_class->measure = ps_meeting_face_measure;
  widget_class->size_allocate = ps_meeting_face_size_allocate;

  /* Here, because the window takes a Space before a shortcut of wider scope is asked. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_space, 0, "meeting.pause", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Space, 0, "meeting.pause", NULL);

  gtk_widget_class_set_css_name (widget_class, "ps-meeting-face");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ps_meeting_face_init (PsMeetingFace *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_focusable (widget, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Meeting clock"),
                                  -1);

  self->segment = g_object_new (PS_TYPE_FIT_LABEL, "weight", 700, NULL);
  self->clock = g_object_new (PS_TYPE_FIT_LABEL,
                              "accessible-role", GTK_ACCESSIBLE_ROLE_TIMER,
                              "template", "88:88",
                              NULL);
  /* "+0:35" stays so where people read from the right; words find their own direction. */
  gtk_widget_set_direction (GTK_WIDGET (self->clock), GTK_TEXT_DIR_LTR);
  self->bar = PS_MEETING_BAR (ps_meeting_bar_new ());
  self->next = PS_FIT_LABEL (ps_fit_label_new (NULL));

  gtk_widget_set_parent (GTK_WIDGET (self->segment), widget);
  gtk_widget_set_parent (GTK_WIDGET (self->clock), widget);
  gtk_widget_set_parent (GTK_WIDGET (self->bar), widget);
  gtk_widget_set_parent (GTK_WIDGET (self->next), widget);
}

/**
 * ps_meeting_face_new:
 *
 * Makes a face that shows nothing yet.
 *
 * Returns: (transfer floating): a #PsMeetingFace
 */
GtkWidget *
ps_meeting_face_new (void)
{
  return g_object_new (PS_TYPE_MEETING_FACE, NULL);
}

static const PsSegmentPlan *
get_plan (PsLiveMeeting *meeting,
          int            index)
{
  return index >= 0 ? ps_live_meeting_get_segment (meeting, (guint) index) : NULL;
}

/* What counts down: the segment, or the meeting where there is none. */
static gint64
get_left (const PsClockReading *reading)
{
  return reading->segment >= 0 ? reading->segment_left_s : reading->meeting_left_s;
}

static void
show_bar (PsMeetingFace        *self,
          const PsClockReading *reading)
{
  gint64 left_s = get_left (reading);
  gint64 planned_s = reading->segment >= 0
                   ? reading->segment_planned_s
                   : reading->meeting_left_s + reading->meeting_elapsed_s + reading->paused_s;
  double planned = (double) MAX (1, planned_s);
  double left = (double) left_s;

  if (reading->state == PS_CLOCK_PAUSED)
    ps_meeting_bar_show (self->bar, PS_MEETING_BAR_PAUSED, left / planned);
  else if (left_s <= 0)
    ps_meeting_bar_show (self->bar, PS_MEETING_BAR_OVER, 0);
  else if (left_s <= PS_MEETING_LAST_S)
    ps_meeting_bar_show (self->bar, PS_MEETING_BAR_LAST, left / PS_MEETING_LAST_S);
  else
    ps_meeting_bar_show (self->bar, PS_MEETING_BAR_RUNNING, left / planned);
}

static void
show_texts (PsMeetingFace *self,
            const char    *heading,
            const char    *clock,
            const char    *next)
{
  g_autofree char *widest = ps_meeting_words_widest (clock);

  ps_fit_label_set_label (self->segment, heading);
  ps_fit_label_set_template (self->clock, widest);
  ps_fit_label_set_label (self->clock, clock);
  ps_fit_label_set_label (self->next, next);
}

/**
 * ps_meeting_face_show:
 * @self: a face
 * @meeting: the running meeting
 * @reading: where it stands
 * @with_seconds: whether seconds were asked for
 *
 * Shows @reading. What did not change costs nothing.
 */
void
ps_meeting_face_show (PsMeetingFace        *self,
                      PsLiveMeeting        *meeting,
                      const PsClockReading *reading,
                      gboolean              with_seconds)
{
  const PsSegmentPlan *current = get_plan (meeting, reading->segment);
  g_autofree char *clock = ps_duration_left (get_left (reading), with_seconds);
  g_autofree char *next = ps_meeting_words_next (reading, get_plan (meeting, reading->next));

  g_return_if_fail (PS_IS_MEETING_FACE (self));

  show_texts (self, current != NULL ? current->title : "", clock, next);
  show_bar (self, reading);
}

/**
 * ps_meeting_face_show_to_room:
 * @self: a face
 * @meeting: the running meeting
 * @reading: where it stands
 * @with_seconds: whether seconds were asked for
 * @line: (nullable): what is to stand in place of the next segment
 *
 * Shows of @reading what everybody may see: a pause stands in place of the segment, without its
 * reason, and time that is up is up. How far over it is, is for whoever leads.
 */
void
ps_meeting_face_show_to_room (PsMeetingFace        *self,
                              PsLiveMeeting        *meeting,
                              const PsClockReading *reading,
                              gboolean              with_seconds,
                              const char           *line)
{
  gint64 left = MAX (0, get_left (reading));
  g_autofree char *clock = ps_duration_left (left, with_seconds);
  g_autofree char *heading = ps_room_words_heading (reading, get_plan (meeting, reading->segment));
  g_autofree char *next = ps_room_words_next (get_plan (meeting, reading->next));

  g_return_if_fail (PS_IS_MEETING_FACE (self));

  show_texts (self, heading, clock, line != NULL ? line : next);
  show_bar (self, reading);
}

/**
 * ps_meeting_face_clear:
 * @self: a face
 *
 * Shows nothing, to the eye and to a screen reader.
 */
void
ps_meeting_face_clear (PsMeetingFace *self)
{
  g_return_if_fail (PS_IS_MEETING_FACE (self));

  show_texts (self, "", "", "");
}

/**
 * ps_meeting_face_get_clock:
 * @self: a face
 *
 * Returns: (nullable): what the clock shows
 */
const char *
ps_meeting_face_get_clock (PsMeetingFace *self)
{
  g_return_val_if_fail (PS_IS_MEETING_FACE (self), NULL);

  return ps_fit_label_get_label (self->clock);
}
