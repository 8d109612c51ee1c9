#include "ps-attendance-grid-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ps-history-words.h"
#include "ps-text.h"

/**
 * PsAttendanceGrid:
 *
 * Who came to the meetings of a group: people in rows, dates in columns, the newest next to the names.
 *
 * It is one widget that draws what is in sight, since five years of a large group are eighty thousand
 * cells. One of them has the focus. Before GTK 4.14 nothing else of it could be spoken than a change of
 * the focused widget's name, so that is what the focused cell says.
 */

enum {
  PROP_0,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
  N_PROPS,
};

enum {
  SIGNAL_MOVED,
  SIGNAL_OPENED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (PsAttendanceGrid, ps_attendance_grid, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

gboolean
ps_attendance_grid_is_empty (PsAttendanceGrid *self)
{
  return self->history == NULL || self->rows->len == 0 ||
         ps_attendance_history_get_n_meetings (self->history) == 0;
}

void
ps_attendance_grid_say_focus (PsAttendanceGrid *self)
{
  g_autofree char *words = NULL;

  if (ps_attendance_grid_is_empty (self))
    words = g_strdup (_("Attendance"));
  else
    words = ps_history_words_cell (self->history,
                                   g_array_index (self->rows, guint, self->row), self->column);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
ps_attendance_grid_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size G_GNUC_UNUSED,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline G_GNUC_UNUSED,
                            int            *natural_baseline G_GNUC_UNUSED)
{
  PsAttendanceGrid *self = PS_ATTENDANCE_GRID (widget);

  ps_attendance_grid_take_sizes (self, gtk_widget_get_width (widget));
  *minimum = orientation == GTK_ORIENTATION_VERTICAL ? self->head_height + self->row_height
                                                     : self->names_width + self->column_width;
  *natural = MAX (*minimum, ps_attendance_grid_get_content (self, orientation));
}

static void
ps_attendance_grid_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height G_GNUC_UNUSED,
                                  int        baseline G_GNUC_UNUSED)
{
  PsAttendanceGrid *self = PS_ATTENDANCE_GRID (widget);

  ps_attendance_grid_take_sizes (self, width);
  ps_attendance_grid_scroll_to (self, self->across, ps_attendance_grid_get_down (self));
}

static void
ps_attendance_grid_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  PsAttendanceGrid *self = PS_ATTENDANCE_GRID (object);

  switch (prop_id)
    {
    case PROP_HADJUSTMENT:
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->adjustments[prop_id - PROP_HADJUSTMENT]);
      break;

    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, (int) self->policies[prop_id - PROP_HSCROLL_POLICY]);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ps_attendance_grid_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  PsAttendanceGrid *self = PS_ATTENDANCE_GRID (object);

  switch (prop_id)
    {
    case PROP_HADJUSTMENT:
    case PROP_VADJUSTMENT:
      ps_attendance_grid_set_adjustment (self, (GtkOrientation) (prop_id - PROP_HADJUSTMENT),
                                         g_value_get_object (value));
      break;

    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      self->policies[prop_id - PROP_HSCROLL_POLICY] = (GtkScrollablePolicy) g_value_get_enum (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ps_attendance_grid_dispose (GObject *object)
{
  PsAttendanceGrid *self = PS_ATTENDANCE_GRID (object);

  ps_attendance_grid_set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, NULL);
  ps_attendance_grid_set_adjustment (self, GTK_ORIENTATION_VERTICAL, NULL);
  g_clear_pointer (&self->history, ps_attendance_history_unref);

  G_OBJECT_CLASS (ps_attendance_grid_parent_class)->dispose (object);
}

static void
ps_attendance_grid_finalize (GObject *object)
{
  PsAttendanceGrid *self = PS_ATTENDANCE_GRID (object);

  g_array_unref (self->rows);
  g_free (self->filter);

  G_OBJECT_CLASS (ps_attendance_grid_parent_class)->finalize (object);
}

static void
ps_attendance_grid_class_init (PsAttendanceGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = ps_attendance_grid_get_property;
  object_class->set_property = ps_attendance_grid_set_property;
  object_class->dispose = ps_attendance_grid_dispose;
  object_class->finalize = ps_attendance_grid_finalize;
  widget_class->measure = ps_attendance_grid_measure;
  widget_class->size_allocate = ps_attendance_grid_size_allocate;
  widget_class->snapshot = ps_attendance_grid_snapshot;
  widget_class->query_tooltip = ps_attendance_grid_query_tooltip;

  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  /**
   * PsAttendanceGrid::moved:
   *
   * Another cell has the focus.
   */
  signals[SIGNAL_MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * PsAttendanceGrid::opened:
   *
   * Somebody wants to see the meeting of the focused cell.
   */
  signals[SIGNAL_OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "ps-attendance-grid");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  ps_attendance_grid_add_keys (widget_class);
}

static void
ps_attendance_grid_init (PsAttendanceGrid *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->rows = g_array_new (FALSE, FALSE, sizeof (guint));
  self->filter = g_strdup ("");
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);

  g_signal_connect (click, "pressed", G_CALLBACK (ps_attendance_grid_pressed_cb), NULL);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/**
 * ps_attendance_grid_new:
 *
 * Returns: (transfer floating): a #PsAttendanceGrid with nobody in it
 */
GtkWidget *
ps_attendance_grid_new (void)
{
  return g_object_new (PS_TYPE_ATTENDANCE_GRID, NULL);
}

/* Who is shown, in the order of the names, which is the only one there is. */
static void
fill_rows (PsAttendanceGrid *self)
{
  g_array_set_size (self->rows, 0);
  for (guint i = 0; self->history != NULL && i < ps_attendance_history_get_n_people (self->history); i++)
    {
      g_autofree char *name =
        ps_history_words_name (ps_attendance_history_get_person (self->history, i));
      g_autofree char *folded = ps_text_fold (name);

      if (*self->filter == '\0' || strstr (folded, self->filter) != NULL)
        g_array_append_val (self->rows, i);
    }
}

/* Which place that person has now, and that meeting; the nearest where they are gone. */
static void
focus_again (PsAttendanceGrid *self,
             gint64            person_id,
             gint64            session_id)
{
  guint n = self->history != NULL ? ps_attendance_history_get_n_meetings (self->history) : 0;
  guint row = MIN (self->row, MAX (self->rows->len, 1) - 1);
  guint column = MIN (self->column, MAX (n, 1) - 1);

  for (guint i = 0; person_id != 0 && i < self->rows->len; i++)
    {
      if (ps_attendance_history_get_person (self->history,
                                            g_array_index (self->rows, guint, i))->person_id ==
          person_id)
        row = i;
    }
  for (guint i = 0; session_id != 0 && i < n; i++)
    {
      if (ps_attendance_history_get_meeting (self->history, i)->session_id == session_id)
        column = i;
    }

  self->row = row;
  self->column = column;
}

static void
refill (PsAttendanceGrid    *self,
        PsAttendanceHistory *history)
{
  gint64 person_id = 0;
  gint64 session_id = 0;
  guint row, column;

  if (ps_attendance_grid_get_focus (self, &row, &column))
    {
      person_id = ps_attendance_history_get_person (self->history, row)->person_id;
      session_id = ps_attendance_history_get_meeting (self->history, column)->session_id;
    }

  if (self->history != history)
    {
      g_clear_pointer (&self->history, ps_attendance_history_unref);
      self->history = history != NULL ? ps_attendance_history_ref (history) : NULL;
    }

  fill_rows (self);
  focus_again (self, person_id, session_id);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  ps_attendance_grid_say_focus (self);
  g_signal_emit (self, signals[SIGNAL_MOVED], 0);
}

/**
 * ps_attendance_grid_set_history:
 * @history: (nullable): what is shown; the focus stays where it is, as far as that is still there
 */
void
ps_attendance_grid_set_history (PsAttendanceGrid    *self,
                                PsAttendanceHistory *history)
{
  g_return_if_fail (PS_IS_ATTENDANCE_GRID (self));

  refill (self, history);
}

/**
 * ps_attendance_grid_get_history:
 *
 * Returns: (transfer none) (nullable): what is shown
 */
PsAttendanceHistory *
ps_attendance_grid_get_history (PsAttendanceGrid *self)
{
  g_return_val_if_fail (PS_IS_ATTENDANCE_GRID (self), NULL);

  return self->history;
}

/**
 * ps_attendance_grid_set_filter:
 * @text: (nullable): part of a name; only those who have it are shown
 */
void
ps_attendance_grid_set_filter (PsAttendanceGrid *self,
                               const char       *text)
{
  g_autofree char *folded = NULL;

  g_return_if_fail (PS_IS_ATTENDANCE_GRID (self));

  folded = ps_text_fold (text != NULL ? text : "");
  if (g_str_equal (folded, self->filter))
    return;

  g_free (self->filter);
  self->filter = g_steal_pointer (&folded);
  refill (self, self->history);
}

/**
 * ps_attendance_grid_get_n_rows:
 *
 * Returns: how many people are shown
 */
guint
ps_attendance_grid_get_n_rows (PsAttendanceGrid *self)
{
  g_return_val_if_fail (PS_IS_ATTENDANCE_GRID (self), 0);

  return self->rows->len;
}

/**
 * ps_attendance_grid_get_focus:
 * @row: (out): which of the history's people
 * @column: (out): which of its meetings
 *
 * Returns: whether there is a cell that could have the focus
 */
gboolean
ps_attendance_grid_get_focus (PsAttendanceGrid *self,
                              guint            *row,
                              guint            *column)
{
  g_return_val_if_fail (PS_IS_ATTENDANCE_GRID (self), FALSE);

  if (ps_attendance_grid_is_empty (self))
    return FALSE;

  *row = g_array_index (self->rows, guint, self->row);
  *column = self->column;

  return TRUE;
}
